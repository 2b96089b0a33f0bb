import "server-only"
import type { OpenView } from "@/lib/filters/rates"
import { sentence } from "@/lib/filters/sentence"
import { complement, type Outcome, parseClause } from "@/lib/model/clause"
import { everything, type Filters } from "@/lib/model/population/filters"
import {
  groupPopulation,
  kPopulation,
  nPopulation,
  partPopulation,
  restPopulation,
} from "@/lib/model/population/of-rate"
import { QuestionError } from "@/lib/model/question-error"
import type { Slice } from "@/lib/model/rates/panel/details"
import type { MixPart, RateRow } from "@/lib/model/rates/rows"
import type { Catalogue, Study } from "@/lib/model/study"
import { checkLevels, resolveKey } from "@/lib/queries/studies/keys"
import { mixOf, ratesOf } from "../count"

/** What a chart shows: an outcome's rate, or a mix of parts. */
export type Shown = { outcome: Outcome; parts: MixPart[] | null; population: Filters }

/** A number that is open: its counts, and populations for its k (`hits`), its n (`judged`) and its n − k (`rest`). */
export type OpenNumber = {
  by: Record<string, string | null>
  group: Filters
  outcome: Outcome | null
  parts: Outcome[] | null
  k: number
  row: Pick<RateRow, "n" | "missing" | "excluded" | "citation">
  judged: Filters
  hits: Slice[]
  rest: Slice[]
}

/**
 * The number that an address opens. Throws QuestionError for a group, part or publication that is not there.
 */
export async function openNumber(
  study: Study,
  catalogue: Catalogue,
  { outcome, parts, population }: Shown,
  { open, part, cited }: OpenView,
): Promise<OpenNumber> {
  const by = groupOf(catalogue, open, population)
  const group = groupPopulation(population, by)
  if (part === null) {
    const counted = parts ? (harmOutcome(parts) ?? outcome) : outcome
    const { rows } = await ratesOf(study, catalogue, { outcome: counted, by: [], population: group })
    const row = rowOf(rows, cited, group)
    return { by, group, parts: null, k: row.k, row, ...rateSlices(group, counted, row) }
  }
  if (!parts) throw new QuestionError("This chart is of one outcome: it has no parts to open.")
  if (part < 0 || part > parts.length)
    throw new QuestionError(`This mix has ${parts.length} parts: there is no part ${part}.`)
  const { rows } = await mixOf(study, catalogue, { parts, by: [], population: group })
  const row = rowOf(rows, cited, group)
  const outcomes = parts.map((one) => one.outcome)
  const slices = mixSlices(group, outcomes, [...row.counts, row.other])
  return {
    ...{ by, group, parts: outcomes, outcome: outcomes[part] ?? null, row },
    k: row.counts[part] ?? row.other,
    judged: outcomes.reduce(nPopulation, group),
    hits: slices.filter(({ place }) => place === part),
    rest: slices.filter(({ place }) => place !== part),
  }
}

function groupOf(catalogue: Catalogue, open: string[], population: Filters): OpenNumber["by"] {
  if (open.length === 1 && open[0] === "all") return {}
  const clauses = open.map((text) => {
    const clause = parseClause(text)
    if (clause?.op === "=") return clause
    throw new QuestionError(
      `“${text}” names no group: a group is written as “model:name”, the total as “all”.`,
    )
  })
  checkLevels(catalogue, { ...everything, where: clauses })
  for (const [index, { key, value }] of clauses.entries()) {
    resolveKey(catalogue, key)
    if (clauses.findIndex((other) => other.key === key) !== index)
      throw new QuestionError(`A group has one “${key}”, not several.`)
    const allowed = population.where.filter((clause) => clause.key === key && clause.op === "=")
    if (allowed.length > 0 && !allowed.some((clause) => clause.value === value))
      throw new QuestionError(`The filters leave out the group “${key}: ${value || "no value"}”.`)
  }
  return Object.fromEntries(clauses.map(({ key, value }) => [key, value === "" ? null : value]))
}

/** The parts of a mix that are harm, as one outcome; null where they are of several variables. */
function harmOutcome(parts: MixPart[]): Outcome | null {
  const [first, ...others] = parts.map(({ outcome }) => outcome)
  if (first?.op !== "=" || others.some(({ key, op }) => key !== first.key || op !== "=")) return null
  const values = parts.flatMap(({ outcome, harm }) => (harm === true ? outcome.values : []))
  return values.length === 0 ? null : { ...first, values: [...new Set(values)] }
}

/** The transcripts' own row, or that of a publication. */
function rowOf<Row extends Pick<RateRow, "citation" | "published">>(
  rows: Row[],
  cited: string | null,
  group: Filters,
): Row {
  const row = rows.find(({ published, citation }) => (cited === null ? !published : citation === cited))
  if (row) return row
  const citations = rows.flatMap(({ citation }) => citation ?? [])
  const where = sentence(group) || "in this study"
  const published = citations.length > 0 ? ` There are counts published in ${citations.join("; ")}.` : ""
  throw new QuestionError(
    `${cited === null ? "There are no transcripts" : `“${cited}” states no counts`} ${where}.${published}`,
  )
}

function rateSlices(group: Filters, outcome: Outcome, { k, n }: RateRow) {
  const slice = (own: Outcome, population: Filters | null, total: number): Slice[] =>
    population ? [{ outcome: own, population, total }] : []
  return {
    ...{ outcome, judged: nPopulation(group, outcome) },
    hits: slice(outcome, kPopulation(group, outcome), k),
    rest: slice(complement(outcome), restPopulation(group, outcome), n - k),
  }
}

/** Per part, and at the end for what fits none of them, its list. */
function mixSlices(group: Filters, outcomes: Outcome[], counts: number[]): (Slice & { place: number })[] {
  const judged = outcomes.reduce(nPopulation, group)
  return counts.flatMap((total, place) => {
    const outcome = outcomes[place] ?? null
    const population = outcome ? partPopulation(group, outcomes, place) : others(judged, outcomes)
    return population ? [{ outcome, population, total, place }] : []
  })
}

/** Levels of one variable leave out each other's; a filter for what has none of them says all of them. */
function others(judged: Filters, outcomes: Outcome[]): Filters | null {
  return outcomes.reduce<Filters | null>((rest, outcome) => rest && restPopulation(rest, outcome), judged)
}
