import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Filters } from "@/lib/filters"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Outcome } from "@/lib/model/clause"
import { QuestionError } from "@/lib/model/question-error"
import { ruleCovers } from "@/lib/model/rule"
import type { Catalogue, RateRow, Rates, Study } from "@/lib/model/study"
import { wilson } from "@/lib/stats/proportion"
import { resolveKey, resolveVariable, variableKey, variablesAmong } from "./keys"
import { compare, keyValue, population } from "./where"

const { sql, join, empty } = Prisma

export type RatesQuestion = { outcome: Outcome; by: string[]; population: Filters }

const MOST_KEYS = 3

const Row = z.object({
  keys: z.array(z.string().nullable()),
  published: z.boolean(),
  citation: z.string().nullable(),
  k: z.int(),
  n: z.int(),
  failed: z.int(),
  not_judged: z.int(),
  judge_failed: z.int(),
})

/**
 * k of n for each group of a population, with its 95 % Wilson interval and what is missing, by reason.
 * Published counts are rows of their own: they are never added to transcripts.
 * Throws QuestionError for a key, level or rule that the study does not have.
 */
export async function ratesOf(study: Study, catalogue: Catalogue, question: RatesQuestion): Promise<Rates> {
  const { outcome } = question
  const by = [...new Set(question.by)]
  if (by.length > MOST_KEYS)
    throw new QuestionError(`Rates group by up to ${MOST_KEYS} keys, not ${by.length}.`)
  const variable = resolveVariable(catalogue, outcome.key)
  checkRule(catalogue, question.population.rule, variable.key)
  const counted = population(study.id, catalogue, question.population, {
    also: [variable, ...variablesAmong(catalogue, by)],
  })
  const { value, number, judged, judgeFailed } = counted.read(variable)
  const hit =
    variable.kind === "number"
      ? join(
          outcome.values.map((bound) => compare(number, outcome.op, bound, outcome.key)),
          " OR ",
          "(",
          ")",
        )
      : sql`${value} = ANY(${outcome.values})`
  const keys = by.map(
    (key, index) => sql`${keyValue(catalogue, key, counted.read)} AS ${Prisma.raw(`g${index}`)}`,
  )
  const names = by.map((_, index) => Prisma.raw(`g${index}`))
  const sum = (name: string) => sql`coalesce(sum(w) FILTER (WHERE state = ${name}), 0)::int`
  // State first, then sums: a state is decided once per cell, in one place.
  const rows = await db().$queryRaw`
    SELECT ${names.length > 0 ? sql`ARRAY[${join(names)}]` : sql`ARRAY[]::text[]`} AS keys, published, citation,
      ${sum("hit")} AS k, coalesce(sum(w) FILTER (WHERE state IN ('hit', 'other')), 0)::int AS n,
      ${sum("failed")} AS failed, ${sum("not_judged")} AS not_judged, ${sum("judge_failed")} AS judge_failed
    FROM (
      SELECT ${keys.length > 0 ? sql`${join(keys)},` : empty} c.run_id IS NOT NULL AS published, r.citation,
        ${counted.weight} AS w,
        CASE WHEN NOT ${judged} THEN CASE WHEN c.failed THEN 'failed' ELSE 'not_judged' END
             WHEN ${judgeFailed} THEN 'judge_failed'
             WHEN ${hit} THEN 'hit' ELSE 'other' END AS state
      FROM ${counted.from} WHERE ${counted.where}
    ) counted
    GROUP BY ${join([...names, sql`published`, sql`citation`])}`
  const parsed = z
    .array(Row)
    .parse(rows)
    .map((row) => rateRow(by, row))
  return {
    outcome,
    by,
    rule: question.population.rule,
    rows: parsed.sort(order(catalogue, by)),
    citations: [...new Set(parsed.flatMap(({ citation }) => citation ?? []))].sort(),
  }
}

function rateRow(by: string[], row: z.infer<typeof Row>): RateRow {
  const { keys, published, citation, k, n, failed, not_judged, judge_failed } = row
  const bounds = n > 0 ? wilson(k, n) : { low: null, high: null }
  const missing = { failed, not_judged, judge_failed }
  const names = Object.fromEntries(by.map((key, index) => [key, keys[index] ?? null]))
  return { by: names, published, citation, k, n, missing, rate: n > 0 ? k / n : null, ...bounds }
}

const byValue = new Intl.Collator("en", { numeric: true })

/** Rows in the order of the keys' own levels, numbers by size, what has no value last. */
function order(catalogue: Catalogue, by: string[]): (a: RateRow, b: RateRow) => number {
  const places = by.map((key) => {
    const found = resolveKey(catalogue, key)
    if (found.type === "variable") return found.variable.levels.map((level) => level.key)
    if (found.type === "factor") return found.levels
    return found.type === "model" ? catalogue.models : catalogue.providers
  })
  const place = (row: RateRow, index: number) => {
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

/** A rate under a judge's verdicts needs verdicts: another judge's must not stand in for them. */
function checkRule(catalogue: Catalogue, rule: string, variable: string) {
  const judged = catalogue.judgedBy[rule]
  if (!judged || ruleCovers(catalogue, rule, variable)) return
  throw new QuestionError(`“${rule}” gave no verdict on ${variable}. It judged ${judged.join(", ")}.`)
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
  if (asked.op !== "=")
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
