import type { Outcome } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import type { Catalogue, Variable } from "@/lib/model/study"
import type { TranscriptList } from "@/lib/model/transcripts/rows"

/** The assigned keys that differ in a list; what is the same for all stands in its sentence. */
export function differingFactors(catalogue: Catalogue, population: Filters, list: TranscriptList): string[] {
  const whole = list.before === null && list.after === null
  return catalogue.factors.flatMap(({ key, levels }) => {
    if (whole) return new Set(list.rows.map(({ factors }) => factors[key])).size > 1 ? [key] : []
    const pinned = population.where.filter((clause) => clause.key === key && clause.op === "=").length === 1
    return levels.length > 1 && !pinned ? [key] : []
  })
}

/** The variables that a list has columns for, the headline first. */
export function listedVariables(catalogue: Catalogue, headline: Outcome | null): Variable[] {
  const shown = catalogue.variables.filter(({ kind }) => kind !== "text")
  const first = shown.filter(({ key }) => key === headline?.key)
  return [...first, ...shown.filter(({ key }) => key !== headline?.key)]
}
