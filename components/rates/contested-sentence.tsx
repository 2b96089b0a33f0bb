import Link from "next/link"
import { disputesUrl } from "@/components/rates/words/contested"
import { count, interval, percent } from "@/lib/format/words"
import type { Contested } from "@/lib/model/review/contested/band"
import type { RateScope } from "./scope"

/** "12 of 789 are disputed: if all were upheld 24.5 %, and [24.1, 25.6] by which of them are." */
export function ContestedSentence({ scope, band }: { scope: RateScope; band: Contested }) {
  const { away, toward, n, upheld, low, high } = band
  const disputed = away + toward
  if (disputed === 0)
    return <span className="block">None of the {count(n)} is disputed so that it would change the rate.</span>
  return (
    <span className="block tabular-nums">
      <Link href={disputesUrl(scope, {}, null)} className="link">
        {`${count(disputed)} of ${count(n)}`}
      </Link>
      {" disputed: if all were upheld "}
      {percent(upheld, n)}
      {", and "}
      <span className="whitespace-nowrap">{interval(low, high, n)}</span>
      {" by which of them are (hatched). "}
      {away > 0 && (
        <>
          <Link href={disputesUrl(scope, {}, "no")} className="link">{`${count(away)} would leave`}</Link> the
          outcome
        </>
      )}
      {away > 0 && toward > 0 && ", "}
      {toward > 0 && (
        <>
          <Link href={disputesUrl(scope, {}, "yes")} className="link">{`${count(toward)} would join`}</Link>
          {away === 0 && " the outcome"}
        </>
      )}
      .
    </span>
  )
}
