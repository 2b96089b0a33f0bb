import { bootstrap } from "./bootstrap"
import { type Estimate, NO_PAIRS, ONE_CATEGORY, paired, sum, type Unit, undefinedFor } from "./estimate"

/** How far apart two answers are: same or not, by rank, or by the difference of numbers. */
export type Metric = "nominal" | "ordinal" | "interval"

/**
 * Krippendorff's α of any number of judges, who may be missing from any unit: 1 − D_o / D_e, the disagreement within
 * units against that among all answers of all units. Categories are 0, 1, 2, … in their order; for "interval" they
 * are the numbers themselves.
 *
 * Source: K. Krippendorff (2011), "Computing Krippendorff's alpha-reliability", University of Pennsylvania, and his
 * Content Analysis (4th ed., 2018), chapter 12. The interval is by bootstrap over units (`bootstrap`).
 */
export function krippendorffAlpha(all: Unit[], metric: Metric): Estimate {
  const units = paired(all)
  if (units.length === 0) return undefinedFor(NO_PAIRS)
  const value = alphaOf(units, metric)
  if (value === null) return undefinedFor(ONE_CATEGORY)
  return bootstrap(units, value, (sample) => alphaOf(sample, metric))
}

function alphaOf(units: Unit[], metric: Metric): number | null {
  return metric === "interval" ? intervalAlpha(units) : rankedAlpha(units, metric)
}

/** Sums of squared differences of all ordered pairs come from Σx and Σx²: 2 (m Σx² − (Σx)²). */
function intervalAlpha(units: Unit[]): number | null {
  let [n, total, squares, within] = [0, 0, 0, 0]
  for (const unit of units) {
    let [own, ownSquares] = [0, 0]
    for (const x of unit) {
      own += x
      ownSquares += x * x
    }
    within += (2 * (unit.length * ownSquares - own * own)) / (unit.length - 1)
    n += unit.length
    total += own
    squares += ownSquares
  }
  const among = (2 * (n * squares - total * total)) / (n - 1)
  return among > 1e-9 * squares ? 1 - within / among : null
}

function rankedAlpha(units: Unit[], metric: "nominal" | "ordinal"): number | null {
  const categories = 1 + units.reduce((most, unit) => Math.max(most, ...unit), 0)
  const coincidences = Array.from({ length: categories }, () => new Array<number>(categories).fill(0))
  for (const unit of units)
    for (const [i, a] of unit.entries())
      for (const [j, b] of unit.entries()) {
        const row = coincidences[a]
        if (i !== j && row) row[b] = (row[b] ?? 0) + 1 / (unit.length - 1)
      }
  const margins = coincidences.map(sum)
  const n = sum(margins)
  const distance = metric === "nominal" ? (a: number, b: number) => Number(a !== b) : ranks(margins)
  let [within, among] = [0, 0]
  for (let a = 0; a < categories; a++)
    for (let b = 0; b < categories; b++) {
      const apart = distance(a, b)
      within += (coincidences[a]?.[b] ?? 0) * apart
      among += ((margins[a] ?? 0) * (margins[b] ?? 0) * apart) / (n - 1)
    }
  return among > 0 ? 1 - within / among : null
}

/** (n_a / 2 + Σ between + n_b / 2)², from how often each category was said. */
function ranks(margins: number[]): (a: number, b: number) => number {
  let below = 0
  const middles = margins.map((count) => {
    const middle = below + count / 2
    below += count
    return middle
  })
  return (a, b) => ((middles[a] ?? 0) - (middles[b] ?? 0)) ** 2
}
