import { increasingRoot } from "./root"

/**
 * Standard normal distribution function Φ(x), to 1e-13 relative also far in the lower tail.
 *
 * Source: G. Marsaglia (2004), "Evaluating the normal distribution", J. Stat. Softw. 11(4), the series around 0;
 * M. Abramowitz & I. Stegun (1964), 26.2.14, the continued fraction beyond 3.
 */
export function normalCdf(x: number): number {
  if (x > 0) return 1 - normalCdf(-x)
  const z = -x
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (z < 3) {
    let term = z
    let sum = z
    for (let i = 3; term > sum * 1e-17; i += 2) {
      term *= (z * z) / i
      sum += term
    }
    return 0.5 - density * sum
  }
  let fraction = z
  for (let i = 100; i >= 1; i--) fraction = z + i / fraction
  return density / fraction
}

/**
 * Standard normal quantile: the x with Φ(x) = p, by inverting `normalCdf`.
 *
 * @throws RangeError unless 0 < p < 1.
 */
export function normalQuantile(p: number): number {
  return quantile(p, normalCdf)
}

/**
 * Student's t distribution function with df degrees of freedom (any real number above 0).
 *
 * Source: M. Abramowitz & I. Stegun (1964), 26.7.1: for t ≤ 0 it is I(df / (df + t²); df/2, 1/2) / 2,
 * near 0 by its complement. Good to 1e-12 relative up to 1,000 degrees of freedom, to 1e-10 up to 100,000.
 *
 * @throws RangeError unless df > 0.
 */
export function studentCdf(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`${df} degrees of freedom: there must be more than 0`)
  if (t > 0) return 1 - studentCdf(-t, df)
  if (t > -1) return 0.5 - incompleteBeta((t * t) / (df + t * t), 0.5, df / 2) / 2
  return incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2
}

/**
 * Student's t quantile: the t with P(T ≤ t) = p, by inverting `studentCdf`.
 *
 * @throws RangeError unless 0 < p < 1 and df > 0.
 */
export function studentQuantile(p: number, df: number): number {
  return quantile(p, (t) => studentCdf(t, df))
}

/**
 * Regularised incomplete beta function I(x; a, b) for 0 ≤ x ≤ 1 and a, b > 0.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.22 (the continued fraction), evaluated by
 * W. J. Lentz (1976), "Generating Bessel functions in Mie scattering calculations", Appl. Opt. 15, 668–671.
 *
 * @throws RangeError outside that range.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
    throw new RangeError(`no incomplete beta of ${x} with ${a} and ${b}`)
  }
  if (x === 0 || x === 1) return x
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)
  return (Math.exp(front) / a) * betaFraction(x, a, b)
}

/**
 * Natural logarithm of Γ(x) for x > 0.
 *
 * Source: M. Abramowitz & I. Stegun (1964), 6.1.41 (Stirling's series), moved up to x ≥ 15 by 6.1.15.
 *
 * @throws RangeError unless x > 0.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`no log gamma of ${x}: it is for numbers above 0`)
  let y = x
  let product = 1
  for (; y < 15; y++) product *= y
  const r = 1 / (y * y)
  const tail = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / y
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + tail - Math.log(product)
}

/** Both distributions are symmetric around 0, and their lower tail is the more precise one. */
function quantile(p: number, cdf: (x: number) => number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`no quantile at ${p}: a probability lies between 0 and 1`)
  if (p === 0.5) return 0
  if (p > 0.5) return -quantile(1 - p, cdf)
  return increasingRoot((x) => cdf(x) - p)
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let d = 1 / nonzero(1 - ((a + b) * x) / (a + 1))
  let c = 1
  let fraction = d
  for (let m = 1; m <= 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let change = 1
    for (const coefficient of [even, odd]) {
      d = 1 / nonzero(1 + coefficient * d)
      c = nonzero(1 + coefficient / c)
      change = c * d
      fraction *= change
    }
    if (Math.abs(change - 1) < 1e-16) break
  }
  return fraction

  function nonzero(value: number): number {
    return Math.abs(value) < tiny ? tiny : value
  }
}
