import { ScrollBox } from "@/components/ui/scroll-box"
import type { RunRow } from "@/lib/model/import/run"
import { RunLine } from "./run-line"

const HEAD = "border-edge border-b px-3 py-1 align-bottom font-medium first:pl-0"
const NUMBER = `${HEAD} text-right`

/** What was imported, each run with its source, its size against what the source states, and its warnings. */
export function RunTable({ study, runs }: { study: string; runs: RunRow[] }) {
  return (
    <ScrollBox label="Table of runs">
      <table className="w-full border-collapse">
        <caption className="sr-only">Runs, the latest import first</caption>
        <thead>
          <tr className="text-left">
            <th scope="col" className={HEAD}>
              run
            </th>
            <th scope="col" className={HEAD}>
              status
            </th>
            <th scope="col" className={HEAD}>
              models
            </th>
            <th scope="col" className={NUMBER}>
              transcripts
            </th>
            <th scope="col" className={NUMBER}>
              failed
            </th>
            <th scope="col" className={HEAD}>
              imported
            </th>
            <th scope="col" className={HEAD}>
              source
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunLine key={run.id} study={study} run={run} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
