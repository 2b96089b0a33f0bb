import { z } from "zod"
import { noTranscript } from "@/app/api/answer"
import { bodyOf, change } from "@/app/api/change"
import { skipItem } from "@/lib/commands/review/labels/submit"
import { leaseNext } from "@/lib/commands/review/queues/lease-item"
import { askedStudy } from "../asked-study"

const SkipBody = z.object({ queue: z.int(), reason: z.string().max(2_000), next: z.boolean().default(false) })

/** Skips an item of a queue, for a reason; answers with the queue's next transcript where it is asked for. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/transcripts/[id]/skip">,
): Promise<Response> {
  const { id } = await params
  return change(request, async (who) => {
    const asked = await askedStudy(request, who, id)
    if (!asked) return noTranscript(id)
    const body = await bodyOf(request, SkipBody)
    if (body instanceof Response) return body
    await skipItem(who, asked.study, { transcript: id, queue: body.queue, reason: body.reason })
    const follows = body.next ? await leaseNext(who, asked.study, body.queue) : null
    return Response.json({ next: follows && "transcript" in follows ? follows.transcript : null })
  })
}
