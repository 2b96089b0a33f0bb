import { Z95 } from "@/lib/stats/proportion"

/** One measure of agreement with its 95 % interval. Where it, or its interval, is not defined, `why` says so. */
export type Estimate = { value: number | null; low: number | null; high: number | null; why: string | null }

/** What several judges said of one transcript: places in a list of categories (or numbers); the silent left out. */
export type Unit = number[]

export const undefinedFor = (why: string): Estimate => ({ value: null, low: null, high: null, why })

/** Without an interval, for the reason given. */
export const bare = (value: number, why: string): Estimate => ({ value, low: null, high: null, why })

export const NO_PAIRS = "nothing was judged by two"
export const ONE_CATEGORY = "only one answer was ever given: there was nothing to agree on but that"
export const NO_SPREAD = "too few answers differ: the formula would give an interval of no width"

/** A value that lies between −1 and 1, with ± z standard errors, cut there. */
export function normalInterval(value: number, variance: number): Estimate {
  if (!(variance > 1e-15)) return bare(value, NO_SPREAD)
  const half = Z95 * Math.sqrt(variance)
  return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half), why: null }
}

/** The units on which at least two spoke. */
export function paired(units: Unit[]): Unit[] {
  return units.filter((unit) => unit.length >= 2)
}

/** How many said each of `categories`. */
export function tally(unit: Unit, categories: number): number[] {
  const counts = new Array<number>(categories).fill(0)
  for (const said of unit) counts[said] = (counts[said] ?? 0) + 1
  return counts
}

export function sum(numbers: number[]): number {
  let total = 0
  for (const one of numbers) total += one
  return total
}

export function mean(numbers: number[]): number {
  return sum(numbers) / numbers.length
}
