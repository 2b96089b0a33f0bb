import { refuse } from "@/app/api/answer"
import { bodyOf, change } from "@/app/api/change"
import { flagJudgement, NewFlag } from "@/lib/commands/talk/flag-judgement"
import { studyOf } from "@/lib/queries/studies/of-part"

/** What one objects to in a judgement; of kind "wrong" it is a dispute. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/judgements/[id]/flags">,
): Promise<Response> {
  return change(request, async (who) => {
    const { id } = await params
    const study = await studyOf(who, "judgement", id)
    if (!study) return refuse(404, `There is no judgement "${id}".`)
    const body = await bodyOf(request, NewFlag)
    if (body instanceof Response) return body
    return Response.json(await flagJudgement(who, study, { judgement: id, ...body }), { status: 201 })
  })
}
