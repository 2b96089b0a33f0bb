import { z } from "zod"
import { bodyOf, change } from "@/app/api/change"
import { extendLease } from "@/lib/commands/review/queues/lease-item"
import { queueOf } from "../../queue-of"

const Body = z.object({
  transcript: z.string(),
  /** For how long it was in front of the person since the last call. */
  seconds: z.number().min(0).max(86_400),
})

/** Renews the lease of what the caller has open: `{ leasedUntil }`; 409 where others have it now. */
export function POST(request: Request, { params }: RouteContext<"/api/v1/queues/[queue]/lease">) {
  return change(request, async (who) => {
    const found = await queueOf((await params).queue)
    if (found instanceof Response) return found
    const body = await bodyOf(request, Body)
    if (body instanceof Response) return body
    return Response.json(await extendLease(who, found.study, found.queue, body.transcript, body.seconds))
  })
}
