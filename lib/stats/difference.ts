import { requireCounts } from "./counts"
import { wilson, Z95 } from "./proportion"
import { increasingRoot } from "./root"
import { shareBetween, tableWeights } from "./weights"

/** An estimate with its two-sided 95 % interval. */
export type Estimate = { estimate: number; low: number; high: number }

/** As `Estimate`, of a ratio: 0 to Infinity, and null where the counts say nothing of it. */
export type Ratio = { estimate: number | null; low: number; high: number }

/**
 * The difference p1 − p2 of two independent rates, with its 95 % hybrid score interval; all in [−1, 1].
 *
 * Source: R. G. Newcombe (1998), "Interval estimation for the difference between independent proportions", Stat. Med.
 * 17, 873–890, method 10: d − √((p1−l1)² + (u2−p2)²) to d + √((u1−p1)² + (p2−l2)²), l and u being Wilson limits.
 *
 * @throws RangeError unless counts are integers with 0 ≤ k ≤ n and n ≥ 1.
 */
export function newcombe(k1: number, n1: number, k2: number, n2: number): Estimate {
  const a = wilson(k1, n1)
  const b = wilson(k2, n2)
  const p1 = k1 / n1
  const p2 = k2 / n2
  const estimate = p1 - p2
  return {
    estimate,
    low: estimate - Math.hypot(p1 - a.low, b.high - p2),
    high: estimate + Math.hypot(a.high - p1, p2 - b.low),
  }
}

/**
 * The risk ratio p1 / p2 of two independent rates, with its 95 % score interval. With no yes in group 2 the estimate
 * and the high end are Infinity; with none in group 1 the estimate and the low end are 0; with none in either the
 * estimate is null and the interval is 0 to Infinity.
 *
 * Source: P. A. R. Koopman (1984), "Confidence intervals for the ratio of two binomial proportions", Biometrics 40,
 * 513–517, in the signed form of O. Miettinen & M. Nurminen (1985), Stat. Med. 4, 213–226, without their N/(N−1).
 *
 * @throws RangeError unless counts are integers with 0 ≤ k ≤ n and n ≥ 1.
 */
export function riskRatio(k1: number, n1: number, k2: number, n2: number): Ratio {
  requireCounts(k1, n1)
  requireCounts(k2, n2)
  if (k1 === 0 && k2 === 0) return { estimate: null, low: 0, high: Number.POSITIVE_INFINITY }
  const at = (z: number) => Math.exp(increasingRoot((x) => z - riskScore(Math.exp(x), k1, n1, k2, n2)))
  return {
    estimate: (k1 * n2) / (n1 * k2),
    low: k1 === 0 ? 0 : at(Z95),
    high: k2 === 0 ? Number.POSITIVE_INFINITY : at(-Z95),
  }
}

/**
 * The sample odds ratio of two independent rates, with its exact 95 % interval given both margins (each end cuts off
 * 2.5 %). Estimate null with interval 0 to Infinity when neither group, or everybody in both, says yes.
 *
 * Source: R. A. Fisher (1935), JRSS 98, 39–82; J. Cornfield (1956), "A statistical problem arising from retrospective
 * studies", Proc. Third Berkeley Symp. 4, 135–148. The interval is that of R's fisher.test, whose estimate is another
 * one (the conditional maximum likelihood).
 *
 * @throws RangeError unless counts are integers with 0 ≤ k ≤ n and n ≥ 1.
 */
export function oddsRatio(k1: number, n1: number, k2: number, n2: number): Ratio {
  requireCounts(k1, n1)
  requireCounts(k2, n2)
  const yes = k1 + k2
  const share = (x: number, low: number, high: number) =>
    shareBetween(tableWeights(yes, n1, n2, Math.exp(x)), low, high)
  const tail = 0.025
  const atLeast = () => increasingRoot((x) => share(x, k1, n1) - tail)
  const atMost = () => increasingRoot((x) => tail - share(x, 0, k1))
  const above = k1 * (n2 - k2)
  const below = (n1 - k1) * k2
  return {
    estimate: above === 0 && below === 0 ? null : above / below,
    low: k1 === Math.max(0, yes - n2) ? 0 : Math.exp(atLeast()),
    high: k1 === Math.min(n1, yes) ? Number.POSITIVE_INFINITY : Math.exp(atMost()),
  }
}

/** The score statistic, standard normal at the true ratio and falling in it; p2 is the likeliest rate under it. */
function riskScore(ratio: number, k1: number, n1: number, k2: number, n2: number): number {
  const yes = k1 + k2
  const b = ratio * (n1 + k2) + k1 + n2
  const root = Math.sqrt(Math.max(0, b * b - 4 * ratio * (n1 + n2) * yes))
  const p2 = Math.min(1, (2 * yes) / (b + root))
  const p1 = Math.min(1, ratio * p2)
  const distance = k1 / n1 - ratio * (k2 / n2)
  const variance = (p1 * (1 - p1)) / n1 + (ratio * ratio * p2 * (1 - p2)) / n2
  return distance === 0 ? 0 : distance / Math.sqrt(variance)
}
