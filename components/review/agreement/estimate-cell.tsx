import { interval, percent } from "@/lib/format/words"
import type { Estimate } from "@/lib/stats/agreement/estimate"
import { coefficient } from "./words"

/** Why there is no value or no interval, each reason once, by the number under which it stands below the table. */
export type Reasons = Map<string, number>

export function reasonsOf(estimates: Estimate[]): Reasons {
  const all = [...new Set(estimates.flatMap(({ why }) => why ?? []))]
  return new Map(all.map((why, index) => [why, index + 1]))
}

/** A measure with its interval under it; where it has none, the number of the reason. */
export function EstimateCell(props: { estimate: Estimate; n: number; share?: boolean; reasons: Reasons }) {
  const { estimate, n, share, reasons } = props
  const { value, low, high, why } = estimate
  return (
    <td className="whitespace-nowrap px-2 py-1 text-right align-top tabular-nums">
      {value === null ? (
        <span className="text-unknown">–</span>
      ) : share ? (
        percent(value, n)
      ) : (
        coefficient(value)
      )}
      {why !== null && (
        <sup className="text-muted">
          <span className="sr-only"> reason </span>
          {reasons.get(why)}
        </sup>
      )}
      {low !== null && high !== null && (
        <span className="block text-muted text-xs">
          {share ? interval(low, high, n) : `[${coefficient(low)}, ${coefficient(high)}]`}
        </span>
      )}
    </td>
  )
}

export function ReasonList({ reasons }: { reasons: Reasons }) {
  if (reasons.size === 0) return null
  return (
    <ol className="my-1 max-w-read text-muted text-sm">
      {[...reasons].map(([why, number]) => (
        <li key={why}>{`${number} ${why}`}</li>
      ))}
    </ol>
  )
}
