import { requireCounts } from "@/lib/stats/counts"
import { wilson, wilsonAt } from "@/lib/stats/proportion"
import type { Judged } from "./correction"
import { mixed } from "./prediction-powered"

/** What labels are expected to say: people's yeses among the judge's yeses, and among its noes; each 0 to 1. */
export type Expected = { ofYes: number; ofNo: number }

/**
 * How many labels, drawn at random, it takes; or that all of the transcripts with labels would give ± `reached` and no
 * more, and that `transcripts` would do if all of them had labels (null: none would).
 */
export type LabelPlan =
  | { kind: "labels"; labels: number }
  | { kind: "not enough"; reached: number; transcripts: number | null }

/**
 * How many random labels it takes until the 95 % interval of the prediction-powered rate is `width` to either side (half
 * of the interval), if people go on to say what they said so far. See `predictionPowered`.
 *
 * @throws RangeError unless the judge's counts are integers with 0 ≤ k ≤ n and n ≥ 1, and width is within 0 to 1.
 */
export function planPowered({ k, n }: Judged, { ofYes, ofNo }: Expected, width: number): LabelPlan {
  requireCounts(k, n)
  const share = k / n
  const rate = share * ofYes + (1 - share) * ofNo
  const part = (p: number, size: number) => (size > 0 ? { rate: p, ...wilsonAt(p, size) } : NONE)
  const all = { rate: share, ...wilson(k, n) }
  return plan(n, rate, width, (labels) =>
    halfOf(mixed(all, part(ofYes, labels * share), part(ofNo, labels * (1 - share)))),
  )
}

/**
 * The same for labels alone, without the judge: the Wilson interval of their own rate, expected to be `rate`.
 *
 * @throws RangeError unless n ≥ 1, rate is within 0 to 1, and width is within 0 to 1.
 */
export function planAlone(n: number, rate: number, width: number): LabelPlan {
  return plan(n, rate, width, (labels) => halfOf(wilsonAt(rate, labels)))
}

const NONE = { rate: 0, low: 0, high: 0 }

/** Beyond this nobody has transcripts. */
const MOST = 1e9

function plan(n: number, rate: number, width: number, half: (labels: number) => number): LabelPlan {
  if (!(width > 0 && width < 1)) throw new RangeError(`± ${width} is no width of a rate's interval`)
  const labels = least(n, (count) => half(count) <= width)
  if (labels !== null) return { kind: "labels", labels }
  const transcripts = least(MOST, (count) => halfOf(wilsonAt(rate, count)) <= width)
  return { kind: "not enough", reached: half(n), transcripts }
}

/** The least count from 1 to `most` for which something holds that holds for all greater ones. */
function least(most: number, holds: (count: number) => boolean): number | null {
  if (!holds(most)) return null
  let [low, high] = [1, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function halfOf({ low, high }: { low: number; high: number }): number {
  return (high - low) / 2
}
