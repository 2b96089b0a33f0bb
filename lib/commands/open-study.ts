import "server-only"
import { db } from "@/lib/db/client"
import { QuestionError } from "@/lib/model/question-error"

const SLUG = /^[a-z0-9][a-z0-9-]*$/

/** The id of the study with this slug; makes it when it is not there. Throws QuestionError on a bad slug. */
export async function openStudy(
  slug: string,
  details: { title?: string; description?: string; headline?: string } = {},
): Promise<number> {
  if (!SLUG.test(slug)) {
    throw new QuestionError(
      `"${slug}" is no study slug: use lower-case letters, digits and hyphens, as in my-study`,
    )
  }
  const title = details.title ?? slug.replaceAll("-", " ").replace(/^./, (first) => first.toUpperCase())
  const study = await db().study.upsert({
    where: { slug },
    update: {},
    create: { slug, title, description: details.description ?? "", headline: details.headline ?? null },
    select: { id: true },
  })
  return study.id
}
