import { csvLine } from "@/lib/format/csv"
import { formatOutcome } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import { groupPopulation, nPopulation } from "@/lib/model/population/of-rate"
import type { RateRow, Rates } from "@/lib/model/rates/rows"
import type { Study } from "@/lib/model/study"
import { transcriptsUrl } from "@/lib/urls/transcripts"

/** What the JSON API and `exhibit rates --json` both answer. */
export type RatesDocument = {
  study: string
  /** With its levels: "harmful=yes". */
  outcome: string
  by: string[]
  /** Per key its value, or its values where there are alternatives or bounds; a bound as ">=7". */
  where: Record<string, string | string[]>
  rule: string
  /** The population's other filters, where it has them. */
  judged?: string[]
  missing?: string[]
  search?: string
  run?: number
  since?: string
  until?: string
  excluded?: "yes"
  labelled?: "yes" | "no"
  /** `transcripts` opens the transcripts of n; published counts have none. */
  rows: (RateRow & { transcripts: string | null })[]
  citations: string[]
}

/** Rates as one JSON document: what was asked, and k of n with a link for each group. */
export function ratesDocument(study: Pick<Study, "slug">, rates: Rates, population: Filters): RatesDocument {
  const { outcome, by, rule, rows, citations } = rates
  const { judged, missing, search, run, since, until, excluded, labelled } = population
  return {
    study: study.slug,
    outcome: formatOutcome(outcome),
    by,
    where: whereObject(population),
    rule,
    ...(judged.length > 0 && { judged }),
    ...(missing.length > 0 && { missing }),
    ...(search !== "" && { search }),
    ...(run !== null && { run }),
    ...(since !== null && { since }),
    ...(until !== null && { until }),
    ...(excluded !== null && { excluded }),
    ...(labelled !== null && { labelled }),
    rows: rows.map((row) => ({
      ...row,
      transcripts: row.published
        ? null
        : transcriptsUrl(study.slug, nPopulation(groupPopulation(population, row.by), outcome)),
    })),
    citations,
  }
}

/** The same rows as CSV, one line per group; a group without a value has an empty cell. */
export function ratesCsv({ by, rows }: Rates): string {
  const missing = ["failed", "not_judged", "judge_failed"] as const
  const head = [...by, "published", "k", "n", ...missing.map((reason) => `missing_${reason}`), "excluded"]
  const lines = rows.map((row) => [
    ...by.map((key) => row.by[key]),
    ...[row.published ? "yes" : "no", row.k, row.n],
    ...missing.map((reason) => row.missing[reason]),
    row.excluded,
    ...[row.rate, row.low, row.high, row.citation],
  ])
  return [[...head, "rate", "low", "high", "citation"], ...lines].map(csvLine).join("")
}

function whereObject({ where }: Filters): RatesDocument["where"] {
  const values = new Map<string, string[]>()
  for (const { key, op, value } of where)
    values.set(key, [...(values.get(key) ?? []), op === "=" ? value : `${op}${value}`])
  return Object.fromEntries(
    [...values].map(([key, [first = "", ...others]]) => [
      key,
      others.length === 0 ? first : [first, ...others],
    ]),
  )
}
