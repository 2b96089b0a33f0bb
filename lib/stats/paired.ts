import { requireWhole } from "./counts"
import type { Estimate } from "./difference"
import { wilson } from "./proportion"
import { shareBetween, weightsFromMode } from "./weights"

/** Pairs by their two answers: yes in both, in the first only, in the second only, in neither. */
export type Pairs = { both: number; first: number; second: number; neither: number }

/**
 * McNemar's exact test over the b and c pairs that differ, one way and the other: the two-sided binomial p at one half,
 * in [0, 1]. Without any such pair it is 1.
 *
 * Source: Q. McNemar (1947), "Note on the sampling error of the difference between correlated proportions or
 * percentages", Psychometrika 12, 153–157; exact as in A. M. Mood (1950) for the sign test: 2 P(X ≤ min(b, c)).
 *
 * @throws RangeError unless b and c are integers of 0 or more.
 */
export function mcnemar(b: number, c: number): number {
  requireWhole(b, c)
  const n = b + c
  const weights = weightsFromMode(0, n, (x) => (n - x) / (x + 1))
  return Math.min(1, 2 * shareBetween(weights, 0, Math.min(b, c)))
}

/**
 * The difference of two rates over the same pairs, first minus second, with its 95 % interval; all in [−1, 1].
 *
 * Source: R. G. Newcombe (1998), "Improved confidence intervals for the difference between binomial proportions based
 * on paired data", Stat. Med. 17, 2635–2650, method 10: Wilson limits of both rates, joined by their correlation φ,
 * whose numerator ad − bc, where positive, is brought n/2 nearer to 0.
 *
 * @throws RangeError unless the four counts are integers of 0 or more, and there is at least one pair.
 */
export function pairedDifference({ both, first, second, neither }: Pairs): Estimate {
  requireWhole(both, first, second, neither)
  const n = both + first + second + neither
  const p1 = (both + first) / n
  const p2 = (both + second) / n
  const a = wilson(both + first, n)
  const b = wilson(both + second, n)
  const r = phi({ both, first, second, neither })
  const estimate = (first - second) / n
  return {
    estimate,
    low: estimate - third(p1 - a.low, b.high - p2, r),
    high: estimate + third(a.high - p1, p2 - b.low, r),
  }
}

function phi({ both, first, second, neither }: Pairs): number {
  const margins = (both + first) * (second + neither) * (both + second) * (first + neither)
  if (margins === 0) return 0
  const product = both * neither - first * second
  const n = both + first + second + neither
  return (product > 0 ? Math.max(product - n / 2, 0) : product) / Math.sqrt(margins)
}

/** The third side of a triangle by the cosine rule; rounding may leave its square a hair below 0. */
function third(x: number, y: number, cosine: number): number {
  return Math.sqrt(Math.max(0, x * x - 2 * cosine * x * y + y * y))
}
