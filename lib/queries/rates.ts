import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Filters } from "@/lib/filters"
import { Prisma } from "@/lib/generated/prisma/client"
import { isLevel, type Outcome } from "@/lib/model/clause"
import { QuestionError } from "@/lib/model/question-error"
import { ruleCovers } from "@/lib/model/rule"
import type { Catalogue, Mix, MixPart, MixRow, RateRow, Rates, Study, Variable } from "@/lib/model/study"
import { clusteredInterval } from "@/lib/stats/clusters"
import { wilson } from "@/lib/stats/proportion"
import { resolveKey, resolveVariable, variableKey, variablesAmong } from "./keys"
import { compare, keyValue, population, type Reading, ruleOf } from "./where"

const { sql, join, empty } = Prisma

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

const Row = z.object({
  /** Which of the groupings it belongs to. */
  place: z.int(),
  keys: z.array(z.string().nullable()),
  published: z.boolean(),
  citation: z.string().nullable(),
  counts: z.array(z.int()),
  harm: z.int(),
  n: z.int(),
  failed: z.int(),
  not_judged: z.int(),
  judge_failed: z.int(),
  excluded: z.int(),
  /** Per condition with an n: how many are of the first part, and n. */
  clusters: z.array(z.tuple([z.int(), z.int()])),
})

async function countParts(
  study: Study,
  catalogue: Catalogue,
  { parts, by, population: asked }: MixQuestion,
  groupings: string[][] = [by],
) {
  const variables = parts.map(({ outcome }) => resolveVariable(catalogue, outcome.key))
  for (const { key } of variables) checkRule(catalogue, asked.rule, key)
  const also = [...variables, ...variablesAmong(catalogue, by)]
  const counted = population(study.id, catalogue, asked, { also, withExcluded: true, summed: true })
  const readings = parts.map(({ outcome, harm }, index) => {
    const variable = variables[index] ?? resolveVariable(catalogue, outcome.key)
    const reading = counted.read(variable)
    return { ...reading, harm, hit: hitOf(variable, outcome, reading) }
  })
  const any = (conditions: Prisma.Sql[]) =>
    conditions.length > 0 ? sql`(${join(conditions, " OR ")})` : sql`false`
  const harms = any(readings.filter(({ harm }) => harm === true).map(({ hit }) => hit))
  const keys = by.map((key, index) => sql`${keyValue(catalogue, key, counted.read)} AS ${name(index)}`)
  const names = by.map((_, index) => name(index))
  const group = [...names, sql`published`, sql`citation`]
  const sum = (condition: Prisma.Sql) => sql`coalesce(sum(w) FILTER (WHERE ${condition}), 0)::int`
  const counts = parts.map((_, index) => sum(sql`state = ${String(index)}`))
  const summed = groupings.map((keys, place) => {
    const own = keys.map((key) => name(by.indexOf(key)))
    return sql`SELECT ${place}::int AS place, ARRAY[${own.length > 0 ? join(own) : empty}]::text[] AS keys, published, citation,
        ${sums(parts.length)},
        coalesce(jsonb_agg(jsonb_build_array(counts[1], n) ORDER BY condition_id) FILTER (WHERE n > 0), '[]') AS clusters
      FROM (
        SELECT ${join([...own, sql`published`, sql`citation`, sql`condition_id`, sums(parts.length)])}
        FROM per_condition GROUP BY ${join([...own, sql`published`, sql`citation`, sql`condition_id`])}
      ) along
      GROUP BY ${join([...own, sql`published`, sql`citation`])}`
  })
  // A state is decided once per cell, in one place; then sums per condition, then per group of each grouping.
  const rows = await db().$queryRaw`
    WITH per_condition AS MATERIALIZED (
      SELECT ${join([...group, sql`condition_id`])}, ARRAY[${join(counts)}] AS counts,
        ${sum(sql`harm AND NOT state = ANY(${LEFT_OUT})`)} AS harm, ${sum(sql`NOT state = ANY(${LEFT_OUT})`)} AS n,
        ${sum(sql`state = 'failed'`)} AS failed, ${sum(sql`state = 'not_judged'`)} AS not_judged,
        ${sum(sql`state = 'judge_failed'`)} AS judge_failed, ${sum(sql`state = 'excluded'`)} AS excluded
      FROM (
        SELECT ${keys.length > 0 ? sql`${join(keys)},` : empty} c.run_id IS NOT NULL AS published, r.citation,
          c.condition_id, ${counted.weight} AS w, ${harms} AS harm,
          CASE WHEN ${asked.excluded === "yes" ? sql`false` : sql`c.excluded`} THEN 'excluded'
               WHEN NOT ${every(readings.map(({ judged }) => judged))}
                 THEN CASE WHEN c.failed THEN 'failed' ELSE 'not_judged' END
               WHEN ${any(readings.map(({ judgeFailed }) => judgeFailed))} THEN 'judge_failed'
               ${join(
                 readings.map(({ hit }, index) => sql`WHEN ${hit} THEN ${String(index)}`),
                 " ",
               )} ELSE 'other' END AS state
        FROM ${counted.from} WHERE ${counted.where}
      ) counted
      GROUP BY ${join([...group, sql`condition_id`])}
    )
    ${join(summed, " UNION ALL ")}`
  return z.array(Row).parse(rows)
}

/** The counts of several rows as one row's. */
function sums(parts: number): Prisma.Sql {
  const counts = Array.from({ length: parts }, (_, index) => sql`sum(counts[${index + 1}])::int`)
  const others = ["harm", "n", "failed", "not_judged", "judge_failed", "excluded"].map((column) =>
    Prisma.raw(`sum(${column})::int AS ${column}`),
  )
  return join([sql`ARRAY[${join(counts)}] AS counts`, ...others])
}

const LEFT_OUT = ["excluded", "failed", "not_judged", "judge_failed"]
const name = (index: number) => Prisma.raw(`g${index}`)
const every = (conditions: Prisma.Sql[]) => sql`(${join(conditions, " AND ")})`

export function hitOf(
  variable: Variable,
  { key, op, values }: Outcome,
  { value, number }: Reading,
): Prisma.Sql {
  if (variable.kind === "number") {
    const bounds = values.map((bound) => compare(number, op, bound, key))
    return sql`(${join(bounds, op === "!=" ? " AND " : " OR ")})`
  }
  return op === "!=" ? sql`(NOT ${value} = ANY(${values}))` : sql`(${value} = ANY(${values}))`
}

function namesOf(by: string[], { keys }: z.infer<typeof Row>): Record<string, string | null> {
  return Object.fromEntries(by.map((key, index) => [key, keys[index] ?? null]))
}

function rateRow(by: string[], row: z.infer<typeof Row>): RateRow {
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

/** A rate under a rule needs its verdicts: other judges' must not stand in for them. */
function checkRule(catalogue: Catalogue, name: string, variable: string) {
  const rule = ruleOf(catalogue, name)
  if (ruleCovers(catalogue, name, variable)) return
  if (rule.type !== "judge")
    throw new QuestionError(`No person has judged ${variable}: the rule “${name}” says nothing of it.`)
  const judged = catalogue.judgedBy[rule.judge] ?? []
  throw new QuestionError(`“${name}” gave no verdict on ${variable}. It judged ${judged.join(", ")}.`)
}

/**
 * The outcome in full: what was asked, else the study's headline, else the first variable with a level that is
 * harm; with its levels filled in. Null when the study has no variable that can be an outcome.
 * Throws QuestionError for a variable or level that the study does not have.
 */
export function resolveOutcome(study: Study, catalogue: Catalogue, asked: Outcome | null): Outcome | null {
  if (asked) return fillLevels(catalogue, asked)
  const { headline } = study
  if (headline && catalogue.variables.some(({ key }) => key === headline.key))
    return fillLevels(catalogue, headline)
  const categorical = catalogue.variables.filter(
    ({ kind, levels }) => kind === "categorical" && levels.length > 0,
  )
  const first = categorical.find(({ levels }) => levels.some(({ harm }) => harm)) ?? categorical[0]
  return first ? fillLevels(catalogue, { key: first.key, op: "=", values: [] }) : null
}

function fillLevels(catalogue: Catalogue, asked: Outcome): Outcome {
  const variable = resolveVariable(catalogue, asked.key)
  const outcome = { ...asked, key: variableKey(catalogue, variable) }
  if (variable.kind === "text") throw new QuestionError(`"${variable.key}" is free text: it has no rate.`)
  if (variable.kind === "number") {
    if (asked.values.length > 0 && asked.values.every((value) => Number.isFinite(Number(value))))
      return outcome
    throw new QuestionError(
      `"${variable.key}" is a number: ask for ${variable.key}>=7, or ${variable.key}=1.`,
    )
  }
  if (!isLevel(asked.op))
    throw new QuestionError(`"${variable.key}" is no number: it cannot be compared by ${asked.op}.`)
  const keys = variable.levels.map(({ key }) => key)
  const unknown = asked.values.find((value) => !keys.includes(value))
  if (unknown !== undefined) {
    throw new QuestionError(`"${variable.key}" has no level "${unknown}". Levels: ${keys.join(", ")}.`)
  }
  if (asked.values.length > 0) return outcome
  const harm = variable.levels.filter((level) => level.harm).map(({ key }) => key)
  return { ...outcome, values: harm.length > 0 ? harm : keys.slice(0, 1) }
}
