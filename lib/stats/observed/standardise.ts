import type { Estimate } from "@/lib/stats/difference"
import { wilson } from "@/lib/stats/proportion"

/** k of n in one stratum, and the share (0 to 1) that stratum has in the population compared on. */
export type Stratum = { k: number; n: number; share: number }

/**
 * Direct standardisation: the rate Σ share · k/n that a population of the given shares would have, with its 95 %
 * interval; all in [0, 1]. Strata with a share of 0 are left out.
 *
 * Source: G. Y. Zou & A. Donner (2008), "Construction of confidence limits about effect measures: a general approach",
 * Stat. Med. 27, 1693–1702 (MOVER): from Wilson limits l and u of each stratum,
 * Σ share · p − √Σ share²(p−l)² to Σ share · p + √Σ share²(u−p)².
 *
 * @throws RangeError unless shares are in [0, 1] and sum to 1 (to 1e-9), and every stratum with a share has data
 *   (n ≥ 1) in integers with 0 ≤ k ≤ n.
 */
export function standardise(strata: Stratum[]): Estimate {
  const total = strata.reduce((sum, { share }) => sum + share, 0)
  if (strata.some(({ share }) => !(share >= 0 && share <= 1)) || !(Math.abs(total - 1) <= 1e-9)) {
    throw new RangeError(`shares are within 0 to 1 and sum to 1; these sum to ${total}`)
  }
  let estimate = 0
  let down = 0
  let up = 0
  for (const { k, n, share } of strata) {
    if (share === 0) continue
    const { low, high } = wilson(k, n)
    estimate += share * (k / n)
    down += (share * (k / n - low)) ** 2
    up += (share * (high - k / n)) ** 2
  }
  return {
    estimate: Math.min(1, estimate),
    low: Math.max(0, estimate - Math.sqrt(down)),
    high: Math.min(1, estimate + Math.sqrt(up)),
  }
}
