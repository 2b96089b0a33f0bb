import "server-only"
import { LAYOUT } from "@/lib/commands/rates/renew-cells"
import { db } from "@/lib/db/client"
import type { ImportedStudy } from "@/lib/importers/contract"
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
  const title = details.title ?? titleOf(slug)
  const own = {
    slug,
    title,
    description: details.description ?? "",
    headline: details.headline ?? null,
    cellLayout: LAYOUT,
  }
  // Two imports may make the same study at once: one does, and both find it.
  await db().study.createMany({ data: [own], skipDuplicates: true })
  const study = await db().study.findUniqueOrThrow({ where: { slug }, select: { id: true } })
  return study.id
}

/** Gives a study that only has the title of its slug what a source says of it. */
export async function describeStudy(
  id: number,
  { title, description, headline }: ImportedStudy,
): Promise<void> {
  const { slug } = await db().study.findUniqueOrThrow({ where: { id }, select: { slug: true } })
  await db().study.updateMany({
    where: { id, title: titleOf(slug), description: "", headline: null },
    data: { title, description, headline },
  })
}

function titleOf(slug: string): string {
  return slug.replaceAll("-", " ").replace(/^./, (first) => first.toUpperCase())
}
