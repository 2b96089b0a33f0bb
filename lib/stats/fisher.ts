import { requireCounts } from "./counts"
import { tableWeights } from "./weights"

/**
 * Fisher's exact test of k1 of n1 against k2 of n2: the two-sided p, in [0, 1]. It sums the tables of the same
 * margins that are no more probable than the one seen; equally probable ones count despite rounding, by R's factor of
 * 1 + 1e-7. Exact up to n = 100,000 and beyond; a p below about 1e-300 is given as 0.
 *
 * Source: R. A. Fisher (1935), "The logic of inductive inference", JRSS 98, 39–82; the two-sided rule is J. O. Irwin
 * (1935), "Tests of significance for differences between percentages based on small numbers", Metron 12, 83–94.
 *
 * @throws RangeError unless counts are integers with 0 ≤ k ≤ n and n ≥ 1.
 */
export function fisherExact(k1: number, n1: number, k2: number, n2: number): number {
  requireCounts(k1, n1)
  requireCounts(k2, n2)
  const { from, weights } = tableWeights(k1 + k2, n1, n2)
  const seen = (weights[k1 - from] ?? 0) * (1 + 1e-7)
  let extreme = 0
  let all = 0
  for (const weight of weights) {
    all += weight
    if (weight <= seen) extreme += weight
  }
  return extreme / all
}
