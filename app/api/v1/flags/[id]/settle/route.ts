import { refuse } from "@/app/api/answer"
import { bodyOf, change } from "@/app/api/change"
import { Settlement, settleFlag } from "@/lib/commands/talk/settle-flag"
import { studyOf } from "@/lib/queries/studies/of-part"

/** Upholds or rejects a flag, with an answer. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/flags/[id]/settle">,
): Promise<Response> {
  return change(request, async (who) => {
    const { id } = await params
    const study = await studyOf(who, "flag", id)
    if (!study) return refuse(404, `There is no flag "${id}".`)
    const body = await bodyOf(request, Settlement)
    if (body instanceof Response) return body
    await settleFlag(who, study, { flag: Number(id), ...body })
    return Response.json({ flag: Number(id), ...body })
  })
}
