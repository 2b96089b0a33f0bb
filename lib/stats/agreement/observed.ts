import { wilson, Z95 } from "@/lib/stats/proportion"
import { pairsAgreeing } from "./ac1"
import { bare, type Estimate, mean, NO_PAIRS, paired, sum, type Unit, undefinedFor } from "./estimate"

/**
 * Percent agreement: of the pairs of judges of a unit the share that said the same, averaged over units. Where on
 * each unit all or none agree (so with two judges) its interval is Wilson's, else ± z standard errors over units.
 */
export function observedAgreement(all: Unit[]): Estimate {
  const units = paired(all)
  if (units.length === 0) return undefinedFor(NO_PAIRS)
  const shares = units.map((unit) => pairsAgreeing(countsOf(unit), unit.length))
  const value = mean(shares)
  const n = units.length
  const whole = shares.filter((share) => share === 1).length
  if (shares.every((share) => share === 0 || share === 1)) return { value, ...wilson(whole, n), why: null }
  if (n < 2) return bare(value, "one transcript has no interval")
  const variance = sum(shares.map((share) => (share - value) ** 2)) / (n * (n - 1))
  const half = Z95 * Math.sqrt(variance)
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half), why: null }
}

function countsOf(unit: Unit): number[] {
  return [...Map.groupBy(unit, (said) => said).values()].map((same) => same.length)
}
