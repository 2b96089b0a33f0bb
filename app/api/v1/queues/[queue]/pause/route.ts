import { change } from "@/app/api/change"
import { pauseReviewing } from "@/lib/commands/review/queues/change"
import { queueOf } from "../../queue-of"

/** The caller's own pause in a queue; what they have open goes back. */
export function POST(request: Request, { params }: RouteContext<"/api/v1/queues/[queue]/pause">) {
  return change(request, async (who) => {
    const found = await queueOf((await params).queue)
    if (found instanceof Response) return found
    await pauseReviewing(who, found.study, found.queue, true)
    return Response.json({ paused: true })
  })
}
