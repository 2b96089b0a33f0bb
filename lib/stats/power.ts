import { normalCdf, normalQuantile } from "./distribution"

/**
 * How many transcripts each of two groups needs, so that a two-sided test at `alpha` tells a true rate of p1 from p2
 * with probability `power`. Not rounded; null when p1 = p2, which no number tells apart.
 *
 * Source: J. L. Fleiss (1981), "Statistical Methods for Rates and Proportions", 2nd ed., section 3.2, without continuity
 * correction: (z₁ √(2p̄(1−p̄)) + z₂ √(p1(1−p1) + p2(1−p2)))² / (p1−p2)². It is what R's power.prop.test solves for
 * numerically (strict = FALSE).
 *
 * @throws RangeError unless p1 and p2 are in [0, 1] and 0 < alpha < power < 1.
 */
export function sampleSize(p1: number, p2: number, { power = 0.8, alpha = 0.05 } = {}): number | null {
  requireRates(p1, p2)
  if (!(alpha > 0 && alpha < power && power < 1)) {
    throw new RangeError(`alpha ${alpha} and power ${power}: they must be 0 < alpha < power < 1`)
  }
  if (p1 === p2) return null
  const { alike, apart } = spread(p1, p2)
  const root = -normalQuantile(alpha / 2) * alike + normalQuantile(power) * apart
  return (root / (p1 - p2)) ** 2
}

/**
 * The probability that a two-sided test at `alpha`, with n transcripts in each group, finds the difference between true
 * rates p1 and p2, in its true direction (at p1 = p2: alpha / 2). The inverse of `sampleSize`; same source.
 *
 * @throws RangeError unless n > 0, p1 and p2 are in [0, 1], and 0 < alpha < 1.
 */
export function powerOf(n: number, p1: number, p2: number, alpha = 0.05): number {
  requireRates(p1, p2)
  if (!(n > 0 && Number.isFinite(n))) throw new RangeError(`no power of ${n} transcripts per group`)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha ${alpha}: it must lie between 0 and 1`)
  const z = -normalQuantile(alpha / 2)
  if (p1 === p2) return normalCdf(-z)
  const { alike, apart } = spread(p1, p2)
  const beyond = Math.sqrt(n) * Math.abs(p1 - p2) - z * alike
  return apart === 0 ? Number(beyond >= 0) : normalCdf(beyond / apart)
}

/** √n times the standard error of the difference: if the rates were alike, and as they are. */
function spread(p1: number, p2: number): { alike: number; apart: number } {
  const sum = p1 + p2
  return { alike: Math.sqrt(sum * (1 - sum / 2)), apart: Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)) }
}

function requireRates(...rates: number[]): void {
  for (const p of rates) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is no rate: it must be within 0 to 1`)
  }
}
