import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Outcome } from "@/lib/model/clause"
import type { FlipCount, RuleRate, RuleState, RuleSwitch, SwitchRow } from "@/lib/model/codebook/rules/switch"
import { Missing } from "@/lib/model/judgement"
import { everything, type Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import { ruleCovers, rulesFor } from "@/lib/model/rule"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import type { Reading } from "@/lib/queries/population/readings"
import { keyValue, population, ruleOf } from "@/lib/queries/population/where"
import { resolveVariable, variablesAmong } from "@/lib/queries/studies/keys"
import { wilson } from "@/lib/stats/proportion"

const { sql } = Prisma

/** Two rules over one population; its own `rule` is not read: filters on observed values are by `from`. */
export type SwitchQuestion = {
  outcome: Outcome
  from: string
  to: string
  rows: string | null
  population: Filters
}

/**
 * How many transcripts of each group have the outcome when its variable is read by one rule and by another, and
 * how many change from which reading to which. Counted from cells. Throws a QuestionError for rules that give the
 * variable no values, and for one without levels.
 */
export async function ruleSwitch(
  study: Study,
  catalogue: Catalogue,
  asked: SwitchQuestion,
): Promise<RuleSwitch> {
  const read = switched(study, catalogue, asked)
  const key = asked.rows === null ? sql`NULL::text` : keyValue(catalogue, asked.rows, read.read)
  const rows = await db().$queryRaw`
    SELECT ${key} AS "group", ${read.was} AS was, ${read.is} AS "is", sum(${read.weight})::int AS n
    FROM ${read.from} WHERE ${read.where} GROUP BY 1, 2, 3`
  const Row = z.object({ group: z.string().nullable(), was: State, is: State, n: z.int() })
  const counted = z.array(Row).parse(rows)
  const { rows: grouping, outcome } = asked
  const order = levelsOf(catalogue, grouping)
  const groups = [...Map.groupBy(counted, ({ group }) => group)]
    .sort(
      ([a], [b]) =>
        place(order, a) - place(order, b) || (a ?? "").localeCompare(b ?? "", "en", { numeric: true }),
    )
    .map(([group, own]) => switchRow(outcome, grouping === null ? {} : { [grouping]: group }, own))
  const states = read.variable.levels.map(({ key: level }) => level)
  return {
    ...{ outcome, rows: grouping, groups, total: switchRow(outcome, {}, counted) },
    flips: flipCounts(counted, states),
  }
}

/**
 * The two readings of a population's transcripts as SQL, each a level or a reason with a colon before it: the second
 * is that of the cell, whatever the filters.
 */
export function switched(study: Study, catalogue: Catalogue, asked: SwitchQuestion, perTranscript = false) {
  const variable = resolveVariable(catalogue, asked.outcome.key)
  if (variable.kind !== "categorical")
    throw new QuestionError(`“${variable.key}” has no levels: no rule is switched for it.`)
  for (const name of [asked.from, asked.to]) checkCovers(catalogue, name, variable)
  const { rows, population: filters } = asked
  const also = [variable, ...(rows === null ? [] : variablesAmong(catalogue, [rows]))]
  const first = population(study.id, catalogue, { ...filters, rule: asked.from }, { also, perTranscript })
  const every = { ...everything, rule: asked.to }
  const second = population(study.id, catalogue, every, { also: [variable], withExcluded: true })
  return {
    variable,
    from: sql`${first.from} JOIN (
        SELECT c.id AS cell, ${stateOf(second.read(variable))} AS state FROM ${second.from} WHERE ${second.where}
      ) reread ON reread.cell = c.id`,
    where: sql`${first.where} AND c.run_id IS NULL`,
    weight: first.weight,
    read: first.read,
    was: stateOf(first.read(variable)),
    is: sql`reread.state`,
  }
}

function stateOf({ value, judged, judgeFailed }: Reading): Prisma.Sql {
  return sql`(CASE WHEN NOT ${judged} THEN CASE WHEN c.failed THEN ':failed' ELSE ':not_judged' END
    WHEN ${judgeFailed} THEN ':judge_failed' ELSE ${value} END)`
}

/** A reading out of the database. */
export const State = z.string().transform((text): RuleState => {
  const missing = text.startsWith(":") ? Missing.safeParse(text.slice(1)).data : undefined
  return missing ? { level: null, missing } : { level: text, missing: null }
})

function checkCovers(catalogue: Catalogue, name: string, variable: Variable) {
  ruleOf(catalogue, name)
  if (ruleCovers(catalogue, name, variable.key)) return
  throw new QuestionError(
    `The rule “${name}” gives ${variable.key} no values. Rules that do: ${rulesFor(catalogue, variable.key).join(", ")}.`,
  )
}

type Counted = { was: RuleState; is: RuleState; n: number }

function switchRow(outcome: Outcome, by: SwitchRow["by"], counted: Counted[]): SwitchRow {
  const before = rateOf(outcome, counted, ({ was }) => was)
  const after = rateOf(outcome, counted, ({ is }) => is)
  const shared = counted.filter(({ was, is }) => was.level !== null && is.level !== null)
  const [first, second] = [rateOf(outcome, shared, ({ was }) => was), rateOf(outcome, shared, ({ is }) => is)]
  const both = { n: first.n, before: first.k, after: second.k }
  return { by, before, after, both, flips: total(counted.filter(differs)) }
}

function rateOf({ op, values }: Outcome, counted: Counted[], state: (one: Counted) => RuleState): RuleRate {
  const judged = counted.filter((one) => state(one).level !== null)
  const hits = judged.filter((one) => values.includes(state(one).level ?? "") === (op === "="))
  const [k, n] = [total(hits), total(judged)]
  return { k, n, rate: n > 0 ? k / n : null, ...(n > 0 ? wilson(k, n) : { low: null, high: null }) }
}

function total(counted: Counted[]): number {
  return counted.reduce((sum, { n }) => sum + n, 0)
}

function differs({ was, is }: Counted): boolean {
  return was.level !== is.level || was.missing !== is.missing
}

/** All pairs of readings with their counts, levels in the codebook's order and what is missing after them. */
function flipCounts(counted: Counted[], levels: string[]): FlipCount[] {
  const key = ({ was, is }: Counted) => JSON.stringify([was, is])
  const rank = ({ level, missing }: RuleState) =>
    level === null ? levels.length + 1 + Missing.options.indexOf(missing) : place(levels, level)
  return [...Map.groupBy(counted, key).values()]
    .flatMap((some) => some.slice(0, 1).map(({ was, is }) => ({ was, is, n: total(some) })))
    .sort((a, b) => rank(a.was) - rank(b.was) || rank(a.is) - rank(b.is))
}

function levelsOf({ models, factors, variables }: Catalogue, key: string | null): string[] {
  if (key === "model") return models
  const factor = factors.find((one) => one.key === key)
  const variable = variables.find((one) => one.key === key?.replace(/^variable\./, ""))
  return factor?.levels ?? variable?.levels.map((level) => level.key) ?? []
}

function place(order: string[], value: string | null): number {
  if (value === null) return order.length + 1
  const found = order.indexOf(value)
  return found === -1 ? order.length : found
}
