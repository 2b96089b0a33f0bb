import { wilson } from "@/lib/stats/proportion"
import { bootstrap } from "./bootstrap"
import { type Estimate, paired, sum, type Unit, undefinedFor } from "./estimate"

/**
 * Agreement on one kind of answer, `positive` or not: of the times that one of two judges gives it, how often the
 * other does too, 2a / (2a + b + c). With several judges all pairs of a unit are counted, each unit for its judges
 * once: Σ r (r − 1) / (m − 1) over Σ r.
 *
 * Source: D. V. Cicchetti & A. R. Feinstein (1990), "High agreement but low kappa: II", J. Clin. Epidemiol. 43,
 * 551–558. Interval for two judges: Wilson's for a of a + b + c (of the units on which either gives it, those on
 * which both do), carried over by 2p / (1 + p), which rises with p; else by bootstrap over units.
 */
export function specificAgreement(all: Unit[], positive: (category: number) => boolean): Estimate {
  const units = paired(all).map((unit) => ({ given: unit.filter(positive).length, judges: unit.length }))
  const value = shareAgreed(units)
  if (value === null) return undefinedFor("nobody gave this answer")
  if (units.some(({ judges }) => judges > 2)) return bootstrap(units, value, shareAgreed)
  const either = units.filter(({ given }) => given > 0).length
  const { low, high } = wilson(units.filter(({ given }) => given === 2).length, either)
  return { value, low: (2 * low) / (1 + low), high: (2 * high) / (1 + high), why: null }
}

type Given = { given: number; judges: number }

function shareAgreed(units: Given[]): number | null {
  const all = sum(units.map(({ given }) => given))
  const agreed = sum(units.map(({ given, judges }) => (given * (given - 1)) / (judges - 1)))
  return all === 0 ? null : agreed / all
}
