import Link from "next/link"
import { humanize, plural } from "@/lib/format"
import { Missing, missingWords } from "@/lib/model/judgement"
import type { PooledFactor, RateRow } from "@/lib/model/study"
import { missingOf } from "./arrange"
import { CITATIONS, linksOf, type RateScope } from "./rate-scope"

/** Method, what was left out and why, and the sources of published counts. */
export function RateNotes(props: {
  scope: RateScope
  totals: RateRow[]
  citations: string[]
  pooled: PooledFactor[]
}) {
  const pooled = props.pooled.map(({ key, levels }) => `${humanize(key)} (${levels} levels)`)
  return (
    <>
      <p>95 % Wilson intervals, each for exactly the transcripts that it counts.</p>
      {pooled.length > 0 && (
        <p className="max-w-read">
          Pooled over {pooled.join(", ")}: rows may mix them differently. Filter or group by them to compare
          like with like.
        </p>
      )}
      {props.totals.map((row) => (
        <MissingNote key={row.citation} scope={props.scope} row={row} />
      ))}
      {props.citations.length > 0 && (
        <div id={CITATIONS} className="max-w-read scroll-mt-4">
          <p>Hollow marks are published counts: no transcripts stand behind them here. Their sources:</p>
          <ul className="list-disc pl-5">
            {props.citations.map((citation) => (
              <li key={citation} className="break-words">
                {citation}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function MissingNote({ scope, row }: { scope: RateScope; row: RateRow }) {
  if (missingOf(row) === 0) return null
  const links = linksOf(scope, row)
  const reasons = Missing.options.filter((reason) => row.missing[reason] > 0)
  return (
    <p>
      {plural(missingOf(row), row.published ? "published transcript" : "transcript")} left out, in no n:{" "}
      {reasons.map((reason, index) => {
        const words = `${plural(row.missing[reason], "time")} ${missingWords[reason]}`
        return (
          <span key={reason}>
            {index > 0 && " · "}
            {links ? (
              <Link href={links.missing(reason)} className="link inline-flex min-h-6 items-center">
                {words}
              </Link>
            ) : (
              words
            )}
          </span>
        )
      })}
    </p>
  )
}
