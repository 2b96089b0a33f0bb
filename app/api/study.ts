import { answer, refuse } from "@/app/api/answer"
import { viewer } from "@/app/viewer"
import type { Viewer } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { findStudy } from "@/lib/queries/studies/find"

/** Answers about the study that an address names, as far as who asks may see it; a 404 where they may not. */
export async function answerStudy(
  params: Promise<{ study: string }>,
  handle: (study: Study, who: Viewer) => Promise<Response>,
): Promise<Response> {
  const { study: slug } = await params
  return answer(async () => {
    const who = await viewer()
    const study = await findStudy(who, slug)
    return study ? handle(study, who) : refuse(404, `There is no study "${slug}".`)
  })
}
