import "server-only"
import type { Outcome } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { Mix, MixPart, MixRow, RateRow, Rates } from "@/lib/model/rates/rows"
import type { Catalogue, Study } from "@/lib/model/study"
import { resolveKey } from "@/lib/queries/studies/keys"
import { clusteredInterval } from "@/lib/stats/clusters"
import { wilson } from "@/lib/stats/proportion"
import { type CountedGroup, countParts } from "./count-parts"

/** `most`: how many keys it may group by; three unless a caller lays groups side by side itself. */
export type RatesQuestion = { outcome: Outcome; by: string[]; population: Filters; most?: number }
export type MixQuestion = { parts: MixPart[]; by: string[]; population: Filters }

const MOST_KEYS = 3

/**
 * k of n for each group of a population, with its 95 % Wilson interval, the interval that allows for differences
 * between prompts where it pools several, and what is missing, by reason. Published counts are rows of their own:
 * they are never added to transcripts. Throws QuestionError for a key, level or rule that the study does not have.
 */
export async function ratesOf(study: Study, catalogue: Catalogue, question: RatesQuestion): Promise<Rates> {
  const [rates] = await ratesAlong(study, catalogue, question, [])
  if (!rates) throw new Error("a question has an answer")
  return rates
}

/**
 * `ratesOf` a question, then of its margins: the same population grouped by fewer of its keys, each as `ratesOf`
 * would have it. All come from one reading of the cells. Throws like `ratesOf`.
 */
export async function ratesAlong(
  study: Study,
  catalogue: Catalogue,
  question: RatesQuestion,
  margins: string[][],
): Promise<Rates[]> {
  const { outcome, population } = question
  const by = keysOf(question.by, question.most)
  const groupings = [by, ...margins.map((keys) => by.filter((key) => keys.includes(key)))]
  const parts = [{ outcome, harm: null }]
  const counted = await countParts(study, catalogue, { parts, by, population }, groupings)
  return groupings.map((keys, place) => {
    const rows = counted.filter((row) => row.place === place).map((row) => rateRow(keys, row))
    return {
      ...{ outcome, by: keys, rule: population.rule },
      rows: rows.sort(order(catalogue, keys)),
      citations: [...new Set(rows.flatMap(({ citation }) => citation ?? []))].sort(),
    }
  })
}

/**
 * Each group of a population split into the parts of a mix: a transcript counts for the first part that it fits,
 * and is missing where any part's variable has no value. Throws like `ratesOf`.
 */
export async function mixOf(study: Study, catalogue: Catalogue, question: MixQuestion): Promise<Mix> {
  const { parts, population } = question
  const by = keysOf(question.by)
  const counted = await countParts(study, catalogue, { parts, by, population })
  const rows = counted.map((row): MixRow => {
    const { published, citation, n, counts, harm: k, failed, not_judged, judge_failed, excluded } = row
    const bounds = n > 0 ? wilson(k, n) : { low: null, high: null }
    const other = n - counts.reduce((sum, count) => sum + count, 0)
    const missing = { failed, not_judged, judge_failed }
    const harm = { k, rate: n > 0 ? k / n : null, ...bounds }
    return { by: namesOf(by, row), published, citation, n, missing, excluded, counts, other, harm }
  })
  return { parts, by, rule: population.rule, rows: rows.sort(order(catalogue, by)) }
}

function keysOf(asked: string[], most = MOST_KEYS): string[] {
  const by = [...new Set(asked)]
  if (by.length > most) throw new QuestionError(`Rates group by up to ${most} keys, not ${by.length}.`)
  return by
}

function namesOf(by: string[], { keys }: CountedGroup): Record<string, string | null> {
  return Object.fromEntries(by.map((key, index) => [key, keys[index] ?? null]))
}

function rateRow(by: string[], row: CountedGroup): RateRow {
  const { published, citation, n, failed, not_judged, judge_failed, excluded, clusters } = row
  const k = row.counts[0] ?? 0
  const bounds = n > 0 ? wilson(k, n) : { low: null, high: null }
  const missing = { failed, not_judged, judge_failed }
  const own = { k, n, missing, excluded, rate: n > 0 ? k / n : null, ...bounds }
  const prompts = { prompts: clusters.length, clustered: clusteredOf(clusters) }
  return { by: namesOf(by, row), published, citation, ...own, ...prompts }
}

function clusteredOf(clusters: [number, number][]): RateRow["clustered"] {
  if (clusters.length < 2) return null
  const { low, high } = clusteredInterval(clusters.map(([k, n]) => ({ k, n })))
  return { low, high }
}

type Ordered = Pick<RateRow, "by" | "citation">

const byValue = new Intl.Collator("en", { numeric: true })

/** Rows in the order of the keys' own levels, numbers by size, what has no value last. */
function order(catalogue: Catalogue, by: string[]): (a: Ordered, b: Ordered) => number {
  const places = by.map((key) => {
    const found = resolveKey(catalogue, key)
    if (found.type === "variable") return found.variable.levels.map((level) => level.key)
    if (found.type === "factor") return found.levels
    return found.type === "model" ? catalogue.models : catalogue.providers
  })
  const place = (row: Ordered, index: number) => {
    const value = row.by[by[index] ?? ""] ?? null
    if (value === null) return Number.MAX_SAFE_INTEGER
    const known = places[index]?.indexOf(value) ?? -1
    return known === -1 ? Number.MAX_SAFE_INTEGER - 1 : known
  }
  return (a, b) => {
    for (const [index, key] of by.entries()) {
      const known = place(a, index) - place(b, index)
      const difference = known || byValue.compare(a.by[key] ?? "", b.by[key] ?? "")
      if (difference !== 0) return difference
    }
    return (a.citation ?? "").localeCompare(b.citation ?? "")
  }
}
