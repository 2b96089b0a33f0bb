import "server-only"
import { type Filters, filters, parseMissing } from "@/lib/filters"
import { Prisma } from "@/lib/generated/prisma/client"
import { type Clause, type Comparison, isLevel } from "@/lib/model/clause"
import { OWN_RANK } from "@/lib/model/judgement"
import { QuestionError } from "@/lib/model/question-error"
import { parseRule, type Rule, ruleCovers, rulesFor } from "@/lib/model/rule"
import type { Catalogue, Variable } from "@/lib/model/study"
import { resolveKey, resolveVariable } from "./keys"
import { searchClause } from "./search"

const { sql, empty, join, raw } = Prisma
type Sql = Prisma.Sql

// A population is counted from cells wherever its filters let it, under any rule. What cells do not hold
// (numbers, text, runs, days) is read from the transcripts, each of which knows its cell. The aliases are the
// same in both: c cell, co condition, m model, r the run of a published cell; t transcript and o its run in the
// second.

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

type Reach = { also?: Variable[]; perTranscript?: boolean; withExcluded?: boolean }

/**
 * The filters as SQL. `also` names variables that the caller reads besides; `perTranscript` forces rows of
 * transcripts; `withExcluded` keeps what no rate counts, for the caller to tell apart. Throws QuestionError for a key or rule that the study does not have.
 */
export function population(
  study: number,
  catalogue: Catalogue,
  asked: Filters,
  { also = [], perTranscript = false, withExcluded = false }: Reach = {},
): Population {
  const rule = ruleOf(catalogue, asked.rule)
  const laterals = new Map<number, Sql>()
  const read = (variable: Variable): Reading => {
    const own = ruleCovers(catalogue, asked.rule, variable.key) ? rule : DEFAULT
    if (variable.kind === "categorical") return readCell(variable.key, own, catalogue.people)
    laterals.set(variable.id, judgementJoin(variable, own))
    return readJudgement(raw(`v${variable.id}`))
  }
  for (const variable of also) read(variable)
  const conditions = Object.keys(filters).flatMap((name) => {
    if (name === "excluded" && withExcluded && asked.excluded === null) return []
    const condition = clause[name as keyof typeof filters](asked, { catalogue, read })
    return condition ? [condition] : []
  })
  const { search, run, since, until } = asked
  const dated = since !== null || until !== null
  const rows = perTranscript || laterals.size > 0 || search !== "" || run !== null || dated
  const base = rows
    ? sql`transcript t JOIN cell c ON c.id = t.cell_id ${dated ? sql`JOIN run o ON o.id = t.run_id` : empty}`
    : sql`(SELECT * FROM cell WHERE cell.n > 0) c`
  const own = rows ? sql`t.study_id = ${study}` : sql`c.study_id = ${study}`
  // A publication states one verdict and no judges: it has no part in what another rule says.
  const stated = rule.type === "default" ? [] : [sql`c.run_id IS NULL`]
  return {
    from: sql`${base} JOIN condition co ON co.id = c.condition_id JOIN model m ON m.id = c.model_id
      LEFT JOIN run r ON r.id = c.run_id ${laterals.size > 0 ? join([...laterals.values()], " ") : empty}`,
    where: join([own, ...stated, ...conditions], " AND "),
    weight: rows ? sql`1` : sql`c.n`,
    perTranscript: rows,
    read,
  }
}

const DEFAULT: Rule = { type: "default" }

/** The rule of this name. Throws QuestionError that lists the study's rules. */
export function ruleOf(catalogue: Catalogue, name: string): Rule {
  const rule = parseRule(catalogue, name)
  if (rule) return rule
  throw new QuestionError(
    `This study has no verdict rule "${name}". Rules: ${rulesFor(catalogue).join(", ")}.`,
  )
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
  since: ({ since }) => since !== null && sql`${DAY} >= ${since}`,
  until: ({ until }) => until !== null && sql`${DAY} <= ${until}`,
  excluded: ({ excluded }) => (excluded === "yes" ? sql`c.excluded` : sql`NOT c.excluded`),
  labelled: ({ labelled }, { catalogue }) => {
    const spoken = sql`EXISTS (SELECT FROM jsonb_each(c.verdicts) said WHERE said.value ?| ${catalogue.people}::text[])`
    return labelled !== null && (labelled === "yes" ? spoken : sql`NOT ${spoken}`)
  },
  rule: () => false,
} satisfies Record<keyof typeof filters, (filters: Filters, context: Context) => Sql | false>

/** What a source writes of a time begins with its day, or is no day. */
const DAY = sql`substring(coalesce(t.started_at, o.source_created_at) FROM '^\\d{4}-\\d\\d-\\d\\d')`

/** One key's clauses: alternatives where they are "=", one bound otherwise. */
function keyCondition(group: Clause[], { catalogue, read }: Context): Sql {
  const [first] = group
  if (!first) return sql`true`
  const key = resolveKey(catalogue, first.key)
  if (key.type === "variable" && key.variable.kind === "number") {
    const { number } = read(key.variable)
    return join(
      group.map(({ op, value }) =>
        value === "" ? isNull(number, op) : compare(number, op, value, first.key),
      ),
      " OR ",
      "(",
      ")",
    )
  }
  if (!isLevel(first.op))
    throw new QuestionError(`"${first.key}" is no number: it cannot be compared by ${first.op}.`)
  const value = keyValue(catalogue, first.key, read)
  if (first.op === "!=")
    return first.value === "" ? isNull(value, first.op) : sql`(${value} <> ${first.value}::text)`
  return oneOf(
    value,
    group.map(({ value }) => value),
  )
}

function isNull(value: Sql, op: Comparison): Sql {
  return op === "!=" ? sql`${value} IS NOT NULL` : sql`${value} IS NULL`
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

/** A categorical variable under a rule, from the cell. */
function readCell(key: string, rule: Rule, people: string[]): Reading {
  const headline = readLevel(sql`c.values`, key)
  if (rule.type === "default") return headline
  const said = sql`(c.verdicts -> ${key}::text)`
  if (rule.type === "judge") return readLevel(said, rule.judge)
  const judged = sql`coalesce(${said} ?| ${people}::text[], false)`
  const value = sql`majority(${said}, ${people}::text[])`
  if (rule.type === "people") return levelReading(value, judged)
  const either = (mine: Sql, theirs: Sql) => sql`(CASE WHEN ${judged} THEN ${mine} ELSE ${theirs} END)`
  return levelReading(either(value, headline.value), either(sql`true`, headline.judged))
}

/** The level under a key of an object of levels: absent where nobody judged, null where the judge failed. */
function readLevel(levels: Sql, key: string): Reading {
  return levelReading(sql`(${levels} ->> ${key}::text)`, sql`coalesce(${levels} ? ${key}::text, false)`)
}

function levelReading(value: Sql, judged: Sql): Reading {
  return { value, number: sql`NULL::float8`, judged, judgeFailed: sql`(${judged} AND ${value} IS NULL)` }
}

/** The judgement that speaks for a transcript: of the rule's judges, of the lowest rank, the latest. */
function judgementJoin(variable: Variable, rule: Rule): Sql {
  const alias = raw(`v${variable.id}`)
  return sql`LEFT JOIN LATERAL (
      SELECT coalesce(j.level, j.text) AS value, j.number, j.failure IS NOT NULL AS failed, true AS judged
      FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
      WHERE j.transcript_id = t.id AND j.variable_id = ${variable.id} AND ${speaks(rule)}
      ORDER BY ${rule.type === "people first" ? sql`g.kind <> 'person',` : empty} g.rank, j.id DESC LIMIT 1
    ) ${alias} ON true`
}

function speaks(rule: Rule): Sql {
  const headline = sql`(g.rank < ${OWN_RANK} OR NOT v.imported)`
  if (rule.type === "judge") return sql`g.name = ${rule.judge}`
  if (rule.type === "people") return sql`g.kind = 'person'`
  return rule.type === "people first" ? sql`(g.kind = 'person' OR ${headline})` : headline
}

function readJudgement(alias: Sql): Reading {
  return {
    value: sql`${alias}.value`,
    number: sql`${alias}.number`,
    judged: sql`coalesce(${alias}.judged, false)`,
    judgeFailed: sql`coalesce(${alias}.failed, false)`,
  }
}
