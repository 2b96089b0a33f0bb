import { methodNotes } from "@/components/rates/words/methods"
import type { Form } from "@/lib/filters/rates"
import { humanize, plural } from "@/lib/format/words"
import type { PooledFactor, RateRow } from "@/lib/model/rates/rows"
import { CorrectedLink } from "./corrected-link"
import type { Drawn } from "./drawn"
import { LeftOut } from "./left-out"
import { type ChartScope, CITATIONS } from "./scope"

/** The forms that draw published counts hollow; the others write it. */
const HOLLOW: Form[] = ["dots", "bars", "difference"]

/** Method, what was left out and why, and the sources of published counts. */
export function RateNotes(props: {
  scope: ChartScope
  drawn: Drawn
  totals: RateRow[]
  citations: string[]
  pooled: PooledFactor[]
}) {
  const pooled = props.pooled.map(({ key, levels }) => `${humanize(key)} (${plural(levels, "level")})`)
  return (
    <>
      {methodNotes(props.scope, props.drawn).map((note) => (
        <p key={note} className="max-w-read">
          {note}
        </p>
      ))}
      {pooled.length > 0 && (
        <p className="max-w-read">
          Pooled over {pooled.join(", ")}: rows may mix them differently. Filter or group by them to compare
          like with like.
        </p>
      )}
      <CorrectedLink {...props.scope} />
      {props.totals.map((row) => (
        <LeftOut key={row.citation} scope={props.scope} row={row} />
      ))}
      {props.citations.length > 0 && (
        <div id={CITATIONS} className="max-w-read scroll-mt-4">
          <p>
            {HOLLOW.includes(props.scope.view.form)
              ? "Hollow marks are published counts"
              : "Published counts"}
            : no transcripts stand behind them here. Their sources:
          </p>
          <ol className={`pl-5 ${props.citations.length > 1 ? "list-decimal" : "list-disc"}`}>
            {props.citations.map((citation) => (
              <li key={citation} className="break-words">
                {citation}
              </li>
            ))}
          </ol>
        </div>
      )}
    </>
  )
}
