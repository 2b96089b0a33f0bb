import { answer, noStudy } from "@/app/api/answer"
import { viewer } from "@/app/viewer"
import { requireRole } from "@/lib/model/people/viewer"
import { listQueues } from "@/lib/queries/review/queues/list"
import { findStudy } from "@/lib/queries/studies/find"

/** The study's queues with their progress, as JSON, for its reviewers. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/api/v1/studies/[study]/queues">,
): Promise<Response> {
  const { study: slug } = await params
  return answer(async () => {
    const who = await viewer()
    const study = await findStudy(who, slug)
    if (!study) return noStudy(slug)
    requireRole(study, "reviewer")
    return Response.json({ study: study.slug, queues: await listQueues(who, study) })
  })
}
