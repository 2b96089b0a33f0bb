import { z } from "zod"
import { bodyOf, change } from "@/app/api/change"
import { releaseItem } from "@/lib/commands/review/queues/lease-item"
import { queueOf } from "../../queue-of"

const Body = z.object({ transcript: z.string() })

/** Puts back what the caller has open. */
export function POST(request: Request, { params }: RouteContext<"/api/v1/queues/[queue]/release">) {
  return change(request, async (who) => {
    const found = await queueOf((await params).queue)
    if (found instanceof Response) return found
    const body = await bodyOf(request, Body)
    if (body instanceof Response) return body
    await releaseItem(who, found.study, found.queue, body.transcript)
    return Response.json({ released: body.transcript })
  })
}
