import "server-only"
import { type Filters, filters, parseMissing } from "@/lib/filters"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Clause, Comparison } from "@/lib/model/clause"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue, Variable } from "@/lib/model/study"
import { resolveKey, resolveVariable } from "./keys"
import { searchClause } from "./search"

const { sql, empty, join, raw } = Prisma
type Sql = Prisma.Sql

// A population is counted from cells wherever its filters let it. What cells do not hold (numbers, another
// rule than the default, text, runs) is read from the transcripts, each of which knows its cell. The aliases
// are the same in both: c cell, co condition, m model, r the run of a published cell; t transcript in the second.

/** How one variable is read: SQL over the population's aliases. */
export type Reading = {
  /** Level or text; null when missing. */
  value: Sql
  /** The number; null when missing or not a number. */
  number: Sql
  judgeFailed: Sql
  judged: Sql
}

export type Population = {
  from: Sql
  where: Sql
  /** How many transcripts a row of `from` stands for. */
  weight: Sql
  perTranscript: boolean
  read(variable: Variable): Reading
}

/**
 * The filters as SQL. `also` names variables that the caller reads besides; `perTranscript` forces rows of
 * transcripts. Throws QuestionError for a key or rule that the study does not have.
 */
export function population(
  study: number,
  catalogue: Catalogue,
  asked: Filters,
  { also = [], perTranscript = false }: { also?: Variable[]; perTranscript?: boolean } = {},
): Population {
  if (asked.rule !== "default" && !catalogue.judges.includes(asked.rule)) {
    const rules = ["default", ...catalogue.judges].join(", ")
    throw new QuestionError(`This study has no verdict rule "${asked.rule}". Rules: ${rules}.`)
  }
  const laterals = new Map<number, Sql>()
  const read = (variable: Variable): Reading => {
    const other = asked.rule !== "default" && (catalogue.judgedBy[asked.rule] ?? []).includes(variable.key)
    if (variable.kind === "categorical" && !other) return readCell(variable.key)
    laterals.set(variable.id, judgementJoin(variable, other ? asked.rule : null))
    return readJudgement(raw(`v${variable.id}`))
  }
  for (const variable of also) read(variable)
  const conditions = Object.keys(filters).flatMap((name) => {
    const condition = clause[name as keyof typeof filters](asked, { catalogue, read })
    return condition ? [condition] : []
  })
  const rows = perTranscript || laterals.size > 0 || asked.search !== "" || asked.run !== null
  const base = rows
    ? sql`transcript t JOIN cell c ON c.id = t.cell_id`
    : sql`(SELECT * FROM cell WHERE cell.n > 0) c`
  const own = rows ? sql`t.study_id = ${study}` : sql`c.study_id = ${study}`
  return {
    from: sql`${base} JOIN condition co ON co.id = c.condition_id JOIN model m ON m.id = c.model_id
      LEFT JOIN run r ON r.id = c.run_id ${laterals.size > 0 ? join([...laterals.values()], " ") : empty}`,
    where: join([own, ...conditions], " AND "),
    weight: rows ? sql`1` : sql`c.n`,
    perTranscript: rows,
    read,
  }
}

/** All of the conditions; false where there is none. */
function all(conditions: Sql[]): Sql | false {
  return conditions.length > 0 && join(conditions, " AND ")
}

type Context = { catalogue: Catalogue; read: (variable: Variable) => Reading }

const clause = {
  where: ({ where }, context) => {
    const groups = new Map<string, Clause[]>()
    for (const one of where) {
      const id = one.op === "=" ? one.key : `${one.key} ${one.op} ${one.value}`
      groups.set(id, [...(groups.get(id) ?? []), one])
    }
    return all([...groups.values()].map((group) => keyCondition(group, context)))
  },
  judged: ({ judged }, { catalogue, read }) =>
    all(
      judged.map((key) => {
        const { judged: yes, judgeFailed } = read(resolveVariable(catalogue, key))
        return sql`(${yes} AND NOT ${judgeFailed})`
      }),
    ),
  missing: ({ missing }, { catalogue, read }) =>
    all(
      missing.map(parseMissing).map(({ key, reason }) => {
        const { judged, judgeFailed } = read(resolveVariable(catalogue, key))
        if (reason === "judge_failed") return judgeFailed
        if (reason === "failed") return sql`(NOT ${judged} AND c.failed)`
        if (reason === "not_judged") return sql`(NOT ${judged} AND NOT c.failed)`
        return sql`(NOT ${judged} OR ${judgeFailed})`
      }),
    ),
  search: ({ search }) => search !== "" && searchClause(search),
  run: ({ run }) => run !== null && sql`t.run_id = ${run}`,
  rule: () => false,
} satisfies Record<keyof typeof filters, (filters: Filters, context: Context) => Sql | false>

/** One key's clauses: alternatives where they are "=", one bound otherwise. */
function keyCondition(group: Clause[], { catalogue, read }: Context): Sql {
  const [first] = group
  if (!first) return sql`true`
  const key = resolveKey(catalogue, first.key)
  if (key.type === "variable" && key.variable.kind === "number") {
    const { number } = read(key.variable)
    return join(
      group.map(({ op, value }) =>
        value === "" ? sql`${number} IS NULL` : compare(number, op, value, first.key),
      ),
      " OR ",
      "(",
      ")",
    )
  }
  if (first.op !== "=")
    throw new QuestionError(`"${first.key}" is no number: it cannot be compared by ${first.op}.`)
  return oneOf(
    keyValue(catalogue, first.key, read),
    group.map(({ value }) => value),
  )
}

/** A key's value as text, null when it has none: what one groups by. */
export function keyValue(catalogue: Catalogue, name: string, read: (variable: Variable) => Reading): Sql {
  const key = resolveKey(catalogue, name)
  if (key.type === "model") return sql`m.canonical`
  if (key.type === "provider") return sql`m.provider`
  if (key.type === "factor") return sql`(co.factors ->> ${key.key}::text)`
  return key.variable.kind === "number" ? sql`${read(key.variable).number}::text` : read(key.variable).value
}

export function compare(number: Sql, op: Comparison, value: string, key: string): Sql {
  const bound = Number(value)
  if (!Number.isFinite(bound)) throw new QuestionError(`"${key}" is a number; "${value}" is none.`)
  return sql`${number} ${raw(op)} ${bound}::float8`
}

function oneOf(value: Sql, allowed: string[]): Sql {
  const levels = allowed.filter((level) => level !== "")
  const alternatives = [
    ...(levels.length > 0 ? [sql`${value} = ANY(${levels})`] : []),
    ...(levels.length < allowed.length ? [sql`${value} IS NULL`] : []),
  ]
  return join(alternatives, " OR ", "(", ")")
}

function readCell(key: string): Reading {
  return {
    value: sql`(c.values ->> ${key}::text)`,
    number: sql`NULL::float8`,
    judged: sql`(c.values ? ${key}::text)`,
    judgeFailed: sql`(c.values ? ${key}::text AND c.values ->> ${key}::text IS NULL)`,
  }
}

/** The judgement that speaks for a transcript: of the lowest rank, the latest; or of one judge, the latest. */
function judgementJoin(variable: Variable, judge: string | null): Sql {
  const alias = raw(`v${variable.id}`)
  return sql`LEFT JOIN LATERAL (
      SELECT coalesce(j.level, j.text) AS value, j.number, j.failure IS NOT NULL AS failed, true AS judged
      FROM judgement j JOIN judge g ON g.id = j.judge_id
      WHERE j.transcript_id = t.id AND j.variable_id = ${variable.id} ${judge === null ? empty : sql`AND g.name = ${judge}`}
      ORDER BY g.rank, j.id DESC LIMIT 1
    ) ${alias} ON true`
}

function readJudgement(alias: Sql): Reading {
  return {
    value: sql`${alias}.value`,
    number: sql`${alias}.number`,
    judged: sql`coalesce(${alias}.judged, false)`,
    judgeFailed: sql`coalesce(${alias}.failed, false)`,
  }
}
