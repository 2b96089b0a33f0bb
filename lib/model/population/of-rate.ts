import { type Clause, complement, isLevel, type Outcome } from "@/lib/model/clause"
import type { Missing } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"

/** The population of one group of a rate: what was filtered, and the group's own values. */
export function groupPopulation(population: Filters, by: Record<string, string | null>): Filters {
  const keys = Object.keys(by)
  const own: Clause[] = keys.map((key) => ({ key, op: "=", value: by[key] ?? "" }))
  return {
    ...population,
    where: [...population.where.filter(({ key, op }) => op !== "=" || !keys.includes(key)), ...own],
  }
}

/** The transcripts in a rate's n. */
export function nPopulation(population: Filters, outcome: Outcome): Filters {
  return { ...population, judged: [...new Set([...population.judged, outcome.key])] }
}

/** The transcripts in a rate's k: of the outcome's levels those that the population allows; null when none is. */
export function kPopulation(population: Filters, outcome: Outcome): Filters | null {
  const exact = outcome.op === "="
  const sameKey = ({ key, op }: Clause) => exact && key === outcome.key && op === "="
  const allowed = population.where.filter(sameKey).map(({ value }) => value)
  const values =
    allowed.length > 0 ? outcome.values.filter((value) => allowed.includes(value)) : outcome.values
  if (values.length === 0) return null
  const hits: Clause[] = values.map((value) => ({ key: outcome.key, op: outcome.op, value }))
  return { ...population, where: [...population.where.filter((clause) => !sameKey(clause)), ...hits] }
}

/** The transcripts in a rate's n − k; null where that takes more than one address can say. */
export function restPopulation(population: Filters, outcome: Outcome): Filters | null {
  if (!isLevel(outcome.op) && outcome.values.length > 1) return null
  return kPopulation(population, complement(outcome))
}

/**
 * The transcripts that a mix counts for one of its parts: judged on every part's variable, fit for this one and
 * for none before it; null when none can be.
 */
export function partPopulation(population: Filters, parts: Outcome[], part: number): Filters | null {
  const judged = parts.reduce(nPopulation, population)
  const own = parts[part]
  const before = parts
    .slice(0, part)
    .filter(({ key, op }) => !(own?.key === key && own.op === "=" && op === "="))
  const left = before.reduce<Filters | null>((rest, outcome) => rest && restPopulation(rest, outcome), judged)
  return own && left ? kPopulation(left, own) : null
}

/** The transcripts of a group that its rates exclude, whatever their values. */
export function excludedPopulation(population: Filters): Filters {
  return { ...population, excluded: "yes" }
}

/** The transcripts that a rate leaves out because the outcome has no value; of one reason, or of all. */
export function missingPopulation(population: Filters, outcome: Outcome, reason?: Missing): Filters {
  const missing = reason ? `${outcome.key}:${reason}` : outcome.key
  return { ...population, missing: [...population.missing, missing] }
}
