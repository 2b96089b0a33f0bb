import { answerStudy } from "@/app/api/study"
import { requireRole } from "@/lib/model/people/viewer"
import { listQueues } from "@/lib/queries/review/queues/list"

/** The study's queues with their progress, as JSON, for its reviewers. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/api/v1/studies/[study]/queues">,
): Promise<Response> {
  return answerStudy(params, async (study, who) => {
    requireRole(study, "reviewer")
    return Response.json({ study: study.slug, queues: await listQueues(who, study) })
  })
}
