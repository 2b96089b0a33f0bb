import { ActionForm, type FormAction } from "@/components/people/action-form"
import { ScrollBox } from "@/components/ui/scroll-box"
import { Timestamp } from "@/components/ui/timestamp"
import { count } from "@/lib/format/words"
import type { ReviewerProgress } from "@/lib/model/review/queues/plan"
import { timeWords } from "./plan-words"

/** `remove` is there for who may change the queue. */
export type ShownReviewer = ReviewerProgress & { remove: FormAction | null }

const HEAD = "border-edge border-b px-3 py-1 font-normal text-muted first:pl-0"
const NUMBER = "px-3 py-1 text-right tabular-nums"

/** How far each reviewer of a queue is. */
export function PeopleTable({ reviewers }: { reviewers: ShownReviewer[] }) {
  return (
    <ScrollBox label="Reviewers">
      <table className="border-collapse text-sm">
        <caption className="sr-only">Reviewers of this queue</caption>
        <thead>
          <tr>
            {["reviewer", "submitted", "skipped", "open", "median time", "last", ""].map((words, index) => (
              <th
                key={words}
                scope="col"
                className={`${HEAD} ${index > 0 && index < 5 ? "text-right" : "text-left"}`}
              >
                {words === "" ? <span className="sr-only">change</span> : words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reviewers.map(({ id, name, paused, submitted, skipped, open, medianSeconds, lastAt, remove }) => (
            <tr key={id} className="border-line border-b align-baseline">
              <th scope="row" className="px-3 py-1 pl-0 text-left font-normal">
                {name}
                {paused && <span className="text-muted"> · paused</span>}
              </th>
              <td className={NUMBER}>{count(submitted)}</td>
              <td className={NUMBER}>{count(skipped)}</td>
              <td className={NUMBER}>{count(open)}</td>
              <td className={`${NUMBER} whitespace-nowrap`}>{timeWords(medianSeconds)}</td>
              <td className="px-3 py-1">{lastAt === null ? "–" : <Timestamp iso={lastAt} />}</td>
              <td className="px-3 py-1">
                {remove && <ActionForm action={remove} label={`Take ${name} off`} button="take off" />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
