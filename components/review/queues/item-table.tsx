import Link from "next/link"
import { ScrollBox } from "@/components/ui/scroll-box"
import type { QueueItemRow } from "@/lib/model/review/queues/plan"
import { transcriptUrl } from "@/lib/urls/reader"
import { timeWords } from "./plan-words"

const HEAD = "border-edge border-b px-3 py-1 text-left font-normal text-muted first:pl-0"

/** A queue's transcripts with what became of them. */
export function ItemTable(props: { study: string; items: QueueItemRow[]; strata: boolean }) {
  const { study, items, strata } = props
  return (
    <ScrollBox label="Transcripts of this queue">
      <table className="border-collapse text-sm">
        <caption className="sr-only">
          Transcripts of this queue, in the order in which they were drawn
        </caption>
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              #
            </th>
            <th scope="col" className={HEAD}>
              transcript
            </th>
            {strata && (
              <th scope="col" className={HEAD}>
                group
              </th>
            )}
            <th scope="col" className={HEAD}>
              what became of it
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ ordinal, transcript, stratum, work }) => (
            <tr key={transcript} className="border-line border-b align-baseline">
              <td className="px-3 py-1 pl-0 text-right tabular-nums">{ordinal + 1}</td>
              <th scope="row" className="px-3 py-1 text-left font-normal">
                <Link
                  href={transcriptUrl(transcript, { study })}
                  className="link inline-flex min-h-6 items-center font-mono"
                >
                  {transcript}
                </Link>
              </th>
              {strata && <td className="px-3 py-1">{stratum}</td>}
              <td className="px-3 py-1">{work.length === 0 ? "–" : work.map(workWords).join("; ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function workWords({ person, state, seconds, skipReason }: QueueItemRow["work"][number]): string {
  if (state === "skipped") return `${person} skipped it: ${skipReason ?? ""}`
  if (state === "open") return `${person} has it open`
  if (state === "released") return `${person} put it back`
  return `${person} submitted${seconds > 0 ? ` (${timeWords(seconds)})` : ""}`
}
