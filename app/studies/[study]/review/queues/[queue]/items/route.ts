import { refuse } from "@/app/api/answer"
import { attachment } from "@/app/api/attachment"
import { answerStudy } from "@/app/api/study"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { csvLine } from "@/lib/format/csv"
import { findQueue, queueItems } from "@/lib/queries/review/queues/list"

/** A queue's transcripts as CSV, a line per person who worked on one; without what the viewer must judge blind. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/studies/[study]/review/queues/[queue]/items">,
): Promise<Response> {
  const { queue: text } = await params
  return answerStudy(params, async (study, who) => {
    const id = /^\d{1,9}$/.test(text) ? Number(text) : 0
    const queue = await findQueue(who, study, id)
    if (!queue) return refuse(404, `There is no queue "${text}".`)
    const items = await queueItems(study, id)
    await recordAudit(who, { action: "export", study: study.id, subject: `items of ${queue.title}` })
    const lines = items.flatMap(({ ordinal, transcript, stratum, work }) => {
      const own = [ordinal + 1, transcript, stratum]
      if (work.length === 0) return csvLine([...own, null, null, null, null])
      return work.map(({ person, state, seconds, skipReason }) =>
        csvLine([...own, person, state, seconds, skipReason]),
      )
    })
    const head = csvLine(["item", "transcript", "group", "person", "state", "seconds", "skip_reason"])
    return attachment(head + lines.join(""), "text/csv; charset=utf-8", `${study.slug}-queue-${id}.csv`)
  })
}
