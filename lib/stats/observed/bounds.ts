import { requireCounts, requireWhole } from "@/lib/stats/counts"
import type { Interval } from "@/lib/stats/proportion"

/**
 * Between which rates the whole lies when `unknown` transcripts have no verdict, beside k yes of n with one: from
 * k / (n + unknown), were none of them a yes, to (k + unknown) / (n + unknown), were all. No sampling error is in it.
 *
 * Source: C. F. Manski (1989), "Anatomy of the selection problem", J. Hum. Resour. 24, 343–360.
 *
 * @throws RangeError unless the counts are integers with 0 ≤ k ≤ n, unknown ≥ 0, and n + unknown ≥ 1.
 */
export function boundsWithUnknown(k: number, n: number, unknown: number): Interval {
  requireWhole(k, n, unknown)
  requireCounts(k, n + unknown)
  if (k > n) throw new RangeError(`${k} of ${n}: there cannot be more yeses than verdicts`)
  return { low: k / (n + unknown), high: (k + unknown) / (n + unknown) }
}
