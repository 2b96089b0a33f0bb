import { ScrollBox } from "@/components/ui/scroll-box"
import { count, percent } from "@/lib/format/words"
import type { Stratum } from "@/lib/model/review/queues/plan"

/** The groups of a stratified sample: how many there are of each, and how many were drawn. */
export function StrataTable({ strata }: { strata: Stratum[] }) {
  if (strata.length === 0) return null
  const head = "border-edge border-b px-3 py-1 font-normal text-muted first:pl-0"
  return (
    <ScrollBox label="Groups of the sample">
      <table className="my-2 border-collapse text-sm">
        <caption className="sr-only">Groups of the sample</caption>
        <thead>
          <tr>
            <th scope="col" className={`${head} text-left`}>
              group
            </th>
            <th scope="col" className={`${head} text-right`}>
              transcripts
            </th>
            <th scope="col" className={`${head} text-right`}>
              drawn
            </th>
            <th scope="col" className={`${head} text-right`}>
              of them
            </th>
          </tr>
        </thead>
        <tbody>
          {strata.map(({ name, population, drawn }) => (
            <tr key={name} className="border-line border-b">
              <th scope="row" className="px-3 py-1 pl-0 text-left font-normal">
                {name}
              </th>
              <td className="px-3 py-1 text-right tabular-nums">{count(population)}</td>
              <td className="px-3 py-1 text-right tabular-nums">{count(drawn)}</td>
              <td className="px-3 py-1 text-right tabular-nums">
                {percent(population === 0 ? null : drawn / population, population)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
