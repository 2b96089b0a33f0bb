import Link from "next/link"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count } from "@/lib/format/words"
import type { QueueRow } from "@/lib/model/review/queues/plan"
import { queueUrl } from "@/lib/urls/review"
import { timeWords } from "./plan-words"
import { Progress } from "./progress"

const HEAD = "border-edge border-b px-3 py-1 align-bottom font-normal text-muted first:pl-0"
const CELL = "px-3 py-1.5 align-baseline first:pl-0"

/** Every queue of a study with how far its reviewers are. */
export function QueueTable({ study, queues }: { study: string; queues: QueueRow[] }) {
  return (
    <ScrollBox label="Table of queues">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">Queues of this study, open ones first</caption>
        <thead>
          <tr className="text-left">
            <th scope="col" className={HEAD}>
              queue
            </th>
            <th scope="col" className={HEAD}>
              judged
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              transcripts
            </th>
            <th scope="col" className={HEAD}>
              by whom
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              median time
            </th>
            <th scope="col" className={HEAD}>
              due
            </th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.id} className="border-line border-b">
              <th scope="row" className={`${CELL} min-w-40 text-left font-normal`}>
                <Link href={queueUrl(study, queue.id)} className="link inline-flex min-h-6 items-center">
                  {queue.title}
                </Link>
                <span className="text-muted">
                  {`${queue.state === "open" ? "" : ` · ${queue.state}`}${queue.blind.on ? " · blind" : ""}`}
                </span>
              </th>
              <td className={CELL}>
                <Progress
                  done={queue.submitted}
                  of={queue.items * queue.perItem}
                  label={`Judged in ${queue.title}`}
                />
              </td>
              <td className={`${CELL} text-right tabular-nums`}>
                {queue.perItem === 1 ? count(queue.items) : `${count(queue.items)} × ${queue.perItem}`}
              </td>
              <td className={`${CELL} min-w-48`}>
                {queue.reviewers.map(({ name, submitted }) => `${name} ${count(submitted)}`).join(", ")}
              </td>
              <td className={`${CELL} whitespace-nowrap text-right tabular-nums`}>
                {timeWords(queue.medianSeconds)}
              </td>
              <td className={`${CELL} whitespace-nowrap tabular-nums`}>{queue.dueOn ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
