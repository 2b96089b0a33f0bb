import { RateAxis } from "@/components/rates/marks/axis"
import type { RateScope } from "@/components/rates/scope"
import { outcomeWords, toneClass, toneOf } from "@/components/rates/words/outcome"
import { keyWords } from "@/components/studies/catalogue-words"
import type { Comparison } from "@/lib/model/replication/pairs"
import { ReplicationRow } from "./row"

const HEAD = "px-2 py-1 font-normal text-muted text-sm"

/**
 * Every cell that both have, what says most first. One table at every width: narrow, its rows stand as blocks. Drawn
 * on the server, so it is there without a script and prints.
 */
export function ReplicationTable(props: {
  scope: RateScope
  by: string[]
  comparisons: Comparison[]
  source: string
}) {
  const { scope, by, comparisons, source } = props
  const tone = toneClass[toneOf(scope.catalogue, scope.outcome)]
  return (
    <div className="@container">
      <div className="px-4 @6xl:hidden">
        <RateAxis />
      </div>
      <table className="block w-full border-collapse tabular-nums @6xl:table">
        <caption className="sr-only">
          {outcomeWords(scope.catalogue, scope.outcome)}: our rates beside those of {source}, sorted by
          adjusted p
        </caption>
        <thead className="sr-only @6xl:not-sr-only @6xl:table-header-group">
          <tr className="border-edge border-b align-bottom">
            <th scope="col" className={`${HEAD} pl-0 text-left`}>
              {by.map((key) => keyWords(scope.catalogue, key)).join(" · ")}
            </th>
            <th scope="col" className={`${HEAD} w-full min-w-52 px-6 text-left`}>
              <span className="sr-only">both on one line from 0 to 100 %</span>
              <RateAxis />
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              <span aria-hidden="true">● </span>ours
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              <span aria-hidden="true">○ </span>published
            </th>
            <th scope="col" className={`${HEAD} whitespace-nowrap text-right`}>
              ours − published, points
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              p, adjusted
            </th>
            <th scope="col" className={`${HEAD} text-left`}>
              says
            </th>
          </tr>
        </thead>
        <tbody className="block @6xl:table-row-group">
          {comparisons.map((comparison) => (
            <ReplicationRow
              key={JSON.stringify([
                comparison.ours.by,
                comparison.ours.citation,
                comparison.published.citation,
              ])}
              scope={scope}
              by={by}
              comparison={comparison}
              tone={tone}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
