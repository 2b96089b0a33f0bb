import Link from "next/link"
import { outcomeWords, toneClass, toneOf } from "@/components/rates/words/outcome"
import { sentence } from "@/lib/filters/sentence"
import { count, interval, percent } from "@/lib/format/words"
import type { RateRow } from "@/lib/model/rates/rows"
import { linksOf, type RateScope } from "./scope"

/** "harmful = yes in 199 of 789 transcripts where …: 25.2 % [22.3, 28.4]", own and published apart. */
export function RateSentence({ scope, totals }: { scope: RateScope; totals: RateRow[] }) {
  const words = outcomeWords(scope.catalogue, scope.outcome)
  const where = sentence(scope.population)
  return totals.map((row, index) => (
    <span key={row.citation}>
      {index > 0 && "; and "}
      <span className={`font-medium ${toneClass[toneOf(scope.catalogue, scope.outcome)]}`}>{words}</span> in{" "}
      <Total row={row} scope={scope} />
      {where !== "" && ` ${where}`}
      {row.rate !== null && (
        <span className="whitespace-nowrap tabular-nums">
          : {percent(row.rate, row.n)} {interval(row.low, row.high, row.n)}
        </span>
      )}
    </span>
  ))
}

function Total({ row, scope }: { row: RateRow; scope: RateScope }) {
  const links = linksOf(scope, row)
  const transcripts = `${count(row.n)} ${row.published ? "published " : ""}transcripts`
  if (!links || row.n === 0)
    return <span className="tabular-nums">{`${count(row.k)} of ${transcripts}`}</span>
  return (
    <span className="tabular-nums">
      {row.k > 0 ? (
        <Link href={links.k} className="link">
          {count(row.k)}
        </Link>
      ) : (
        count(row.k)
      )}
      {" of "}
      <Link href={links.n} className="link">
        {transcripts}
      </Link>
    </span>
  )
}
