import { change } from "@/app/api/change"
import { leaseNext } from "@/lib/commands/review/queues/lease-item"
import { labelUrl } from "@/lib/urls/review"
import { queueOf } from "../../queue-of"

/** Leases the caller's next transcript: `{ transcript, url }`, or `{ done: true, why }`. */
export function POST(request: Request, { params }: RouteContext<"/api/v1/queues/[queue]/next">) {
  return change(request, async (who) => {
    const found = await queueOf((await params).queue)
    if (found instanceof Response) return found
    const { study, queue } = found
    const leased = await leaseNext(who, study, queue)
    if ("done" in leased) return Response.json(leased)
    return Response.json({ ...leased, url: labelUrl(leased.transcript, study.slug, queue) })
  })
}
