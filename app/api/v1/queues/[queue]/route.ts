import { answer, refuse } from "@/app/api/answer"
import { viewer } from "@/app/viewer"
import { findQueue, queueItems } from "@/lib/queries/review/queues/list"
import { queueOf } from "../queue-of"

/** A queue with its progress and its items, as JSON; of a blind one what the viewer may know. */
export async function GET(_: Request, { params }: RouteContext<"/api/v1/queues/[queue]">): Promise<Response> {
  return answer(async () => {
    const { queue: text } = await params
    const found = await queueOf(text)
    if (found instanceof Response) return found
    const [row, items] = await Promise.all([
      findQueue(await viewer(), found.study, found.queue),
      queueItems(found.study, found.queue),
    ])
    if (!row) return refuse(404, `There is no queue "${text}".`)
    return Response.json({ study: found.study.slug, ...row, transcripts: items })
  })
}
