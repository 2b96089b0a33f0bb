import { outcomeWords, toneClass, toneOf } from "@/components/rates/words/outcome"
import { count, interval, percent } from "@/lib/format/words"
import type { Rates } from "@/lib/model/rates/rows"
import type { Catalogue } from "@/lib/model/study"

/** The rate of exactly the list below it, with its n, its interval and what is missing. */
export function ListRate({ rates, catalogue }: { rates: Rates; catalogue: Catalogue }) {
  const row = rates.rows.find(({ published }) => !published)
  if (!row) return null
  const { failed, not_judged, judge_failed } = row.missing
  const missing = [
    failed > 0 && `${count(failed)} failed`,
    not_judged > 0 && `${count(not_judged)} not judged`,
    judge_failed > 0 && `${count(judge_failed)} where the judge failed`,
  ].filter((part) => part !== false)
  return (
    <p>
      <span className="text-muted">{`${outcomeWords(catalogue, rates.outcome)} in `}</span>
      {row.n === 0 ? (
        "none of them judged: no data"
      ) : (
        <span className={`font-semibold tabular-nums ${toneClass[toneOf(catalogue, rates.outcome)]}`}>
          {`${count(row.k)}/${count(row.n)} · ${percent(row.rate, row.n)} `}
        </span>
      )}
      <abbr title="95 % Wilson interval" className="text-muted tabular-nums no-underline">
        {interval(row.low, row.high, row.n)}
      </abbr>
      {missing.length > 0 && <span className="text-muted">{` · missing: ${missing.join(", ")}`}</span>}
    </p>
  )
}
