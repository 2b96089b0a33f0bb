import {
  type Estimate,
  mean,
  NO_PAIRS,
  normalInterval,
  paired,
  sum,
  tally,
  type Unit,
  undefinedFor,
} from "./estimate"

/**
 * Gwet's AC1 of two or more judges over `categories` (those that can be said, said or not): chance is how often
 * judges would agree on units that are hard to judge, so that it stays small where one answer is rare.
 * (p_a − p_e) / (1 − p_e) with p_e = Σ π_k (1 − π_k) / (q − 1). A judge may be missing from any unit; units with one
 * judge count for π alone.
 *
 * Source: K. L. Gwet (2008), "Computing inter-rater reliability and its variance in the presence of high agreement",
 * Br. J. Math. Stat. Psychol. 61, 29–48: the coefficient and its variance over units; with missing judges as in his
 * Handbook of Inter-Rater Reliability (4th ed., 2014), chapter 2 and 5. The interval is ± 1.96 standard errors.
 */
export function gwetAc1(all: Unit[], categories: number): Estimate {
  const units = all.filter((unit) => unit.length > 0)
  const several = paired(units).length
  if (several === 0) return undefinedFor(NO_PAIRS)
  if (categories < 2) return undefinedFor("there is only one category to choose")
  const counts = units.map((unit) => tally(unit, categories))
  const shares = Array.from({ length: categories }, (_, k) =>
    mean(units.map((unit, i) => (counts[i]?.[k] ?? 0) / unit.length)),
  )
  const expected = sum(shares.map((share) => share * (1 - share))) / (categories - 1)
  const agreement = counts.map((said, i) => pairsAgreeing(said, units[i]?.length ?? 0))
  const observed = sum(agreement) / several
  const value = (observed - expected) / (1 - expected)
  const n = units.length
  if (n < 2) return { value, low: null, high: null, why: "one transcript has no interval" }
  const parts = counts.map((said, i) => {
    const raters = units[i]?.length ?? 1
    const beyond = raters >= 2 ? (n / several) * ((agreement[i] ?? 0) - expected) : 0
    const chance = sum(said.map((count, k) => count * (1 - (shares[k] ?? 0)))) / raters / (categories - 1)
    return (beyond - 2 * (1 - value) * (chance - expected)) / (1 - expected)
  })
  const variance = sum(parts.map((part) => (part - value) ** 2)) / (n * (n - 1))
  return normalInterval(value, variance)
}

/** Of the pairs of judges of a unit, the share that said the same; 0 for one judge. */
export function pairsAgreeing(counts: number[], raters: number): number {
  return raters < 2 ? 0 : sum(counts.map((count) => count * (count - 1))) / (raters * (raters - 1))
}
