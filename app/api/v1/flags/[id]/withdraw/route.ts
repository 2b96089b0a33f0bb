import { refuse } from "@/app/api/answer"
import { change } from "@/app/api/change"
import { withdrawFlag } from "@/lib/commands/talk/flag-judgement"
import { studyOf } from "@/lib/queries/studies/of-part"

/** Takes a flag of one's own back. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/flags/[id]/withdraw">,
): Promise<Response> {
  return change(request, async (who) => {
    const { id } = await params
    const study = await studyOf(who, "flag", id)
    if (!study) return refuse(404, `There is no flag "${id}".`)
    await withdrawFlag(who, study, Number(id))
    return Response.json({ flag: Number(id), withdrawn: true })
  })
}
