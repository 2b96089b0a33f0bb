import { requireCounts } from "./counts"

/** A proportion's interval; both ends in [0, 1]. */
export type Interval = { low: number; high: number }

/** The 0.975 quantile of the standard normal distribution: two-sided 95 %. */
export const Z95 = 1.959963984540054

/**
 * Wilson score interval for k successes of n trials.
 *
 * Source: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22,
 * 209–212: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). At k = 0 the low end is exactly 0 and at
 * k = n the high end is exactly 1.
 *
 * @throws RangeError unless k and n are integers with 0 ≤ k ≤ n and n ≥ 1.
 */
export function wilson(k: number, n: number, z = Z95): Interval {
  requireCounts(k, n)
  return wilsonAt(k / n, n, z)
}

/**
 * The same interval for a rate p at an effective sample size n, which need not be an integer.
 *
 * @throws RangeError unless 0 ≤ p ≤ 1 and n > 0.
 */
export function wilsonAt(p: number, n: number, z = Z95): Interval {
  if (!(p >= 0 && p <= 1 && n > 0)) {
    throw new RangeError(`no interval for a rate of ${p} at n = ${n}: a rate is within 0 to 1, and n above 0`)
  }
  const z2 = z * z
  const center = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
  return { low: p === 0 ? 0 : center - half, high: p === 1 ? 1 : center + half }
}
