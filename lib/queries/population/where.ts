import "server-only"
import { filters } from "@/lib/filters/population"
import { Prisma } from "@/lib/generated/prisma/client"
import { type Clause, type Comparison, isLevel } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import { parseMissing } from "@/lib/model/population/missing"
import { QuestionError } from "@/lib/model/question-error"
import { parseRule, type Rule, ruleCovers, rulesFor } from "@/lib/model/rule"
import type { Catalogue, Variable } from "@/lib/model/study"
import { resolveKey, resolveVariable } from "@/lib/queries/studies/keys"
import { judgementJoin, type ReadColumn, type Reading, readCell, readJudgement, standing } from "./readings"
import { searchClause } from "./search"

const { sql, empty, join, raw } = Prisma
type Sql = Prisma.Sql

// A population is counted from cells wherever its filters let it, under any rule. What cells do not hold
// (numbers, text, runs, days) is read from the transcripts, each of which knows its cell. The aliases are the
// same in both: c cell, co condition, m model, r the run of a published cell; t transcript and o its run in the
// second.

export type Population = {
  from: Sql
  where: Sql
  /** How many transcripts a row of `from` stands for. */
  weight: Sql
  perTranscript: boolean
  /** Under the population's rule, or another; before `from` is used, which brings what is read. */
  read(variable: Variable, rule?: string): Reading
}

type Reach = { also?: Variable[]; perTranscript?: boolean; withExcluded?: boolean; summed?: boolean }

/**
 * The filters as SQL. `also` names variables that the caller reads besides; `perTranscript` forces rows of
 * transcripts; `withExcluded` keeps what no rate counts, for the caller to tell apart; `summed` leaves of a cell only
 * what is asked of it, not its values and verdicts. Throws QuestionError for a key or rule that the study does not
 * have.
 */
export function population(
  study: number,
  catalogue: Catalogue,
  asked: Filters,
  { also = [], perTranscript = false, withExcluded = false, summed = false }: Reach = {},
): Population {
  const rule = ruleOf(catalogue, asked.rule)
  const laterals = new Map<string, { alias: Sql; join: Sql }>()
  const columns = new Map<string, { name: string; expression: Sql }>()
  const column: ReadColumn = (what, expression) => {
    const known = columns.get(what) ?? { name: `x${columns.size}`, expression }
    columns.set(what, known)
    return raw(`c.${known.name}`)
  }
  const read = (variable: Variable, ruleName = asked.rule): Reading => {
    const own = ruleCovers(catalogue, ruleName, variable.key) ? ruleOf(catalogue, ruleName) : DEFAULT
    if (variable.kind === "categorical") return readCell(variable, own, catalogue.people, column)
    const what = `${variable.id} ${ruleName}`
    const alias = laterals.get(what)?.alias ?? raw(`v${laterals.size}`)
    laterals.set(what, { alias, join: judgementJoin(variable, own, alias) })
    return readJudgement(alias)
  }
  for (const variable of also) read(variable)
  const conditions = Object.keys(filters).flatMap((name) => {
    if (name === "excluded" && withExcluded && asked.excluded === null) return []
    const condition = clause[name as keyof typeof filters](asked, { catalogue, read, column })
    return condition ? [condition] : []
  })
  const { search, run, since, until } = asked
  const dated = since !== null || until !== null
  const labels = asked.labelled !== null && labelsBeyondCells(catalogue)
  const { blindFor } = catalogue
  const rows =
    perTranscript ||
    laterals.size > 0 ||
    search !== "" ||
    run !== null ||
    dated ||
    labels ||
    blindFor !== null
  // Published counts have no transcripts, and are left out where transcripts are asked one by one.
  const unseen = blindFor === null ? [] : [notBlinded(blindFor)]
  const own = rows ? sql`t.study_id = ${study}` : sql`c.study_id = ${study}`
  // A publication states one verdict and no judges: it has no part in what another rule says.
  const stated = rule.type === "default" ? [] : [sql`c.run_id IS NULL`]
  return {
    get from() {
      const read = [...columns.values()].map(({ name, expression }) => sql`${expression} AS ${raw(name)}`)
      const joins = [...laterals.values()].map(({ join }) => join)
      return sql`${rows ? transcriptsAnd(read, dated) : summed ? sumOfCells(study, read) : cellsAnd(read)}
        JOIN condition co ON co.id = c.condition_id JOIN model m ON m.id = c.model_id
        LEFT JOIN run r ON r.id = c.run_id ${joins.length > 0 ? join(joins, " ") : empty}`
    },
    where: join([own, ...unseen, ...stated, ...conditions], " AND "),
    weight: rows ? sql`1` : sql`c.n`,
    perTranscript: rows,
    read,
  }
}

/** Whether a person may know what was said of the transcript `t`. */
export function notBlinded(person: string): Sql {
  return sql`NOT EXISTS (SELECT FROM blinded b WHERE b.transcript_id = t.id AND b.person_id = ${person})`
}

function transcriptsAnd(read: Sql[], dated: boolean): Sql {
  return sql`transcript t JOIN (SELECT ${join([sql`cell.*`, ...read])} FROM cell) c ON c.id = t.cell_id
    ${dated ? sql`JOIN run o ON o.id = t.run_id` : empty}`
}

function cellsAnd(read: Sql[]): Sql {
  return sql`(SELECT ${join([sql`cell.*`, ...read])} FROM cell WHERE cell.n > 0) c`
}

const DEFAULT: Rule = { type: "default" }

/**
 * Cells that differ in nothing that is asked become one before anything is decided of them: of 50,000 cells a
 * question sees some hundreds, and reads each cell's JSON once.
 */
function sumOfCells(study: number, read: Sql[]): Sql {
  const own = ["study_id", "model_id", "condition_id", "run_id", "failed", "excluded"].map((name) =>
    raw(name),
  )
  const places = [...own, ...read].map((_, index) => raw(String(index + 1)))
  return sql`(SELECT ${join([...own, ...read])}, sum(n)::int AS n FROM cell
    WHERE n > 0 AND study_id = ${study} GROUP BY ${join(places)}) c`
}

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

type Context = {
  catalogue: Catalogue
  read: (variable: Variable) => Reading
  column: ReadColumn
}

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
  labelled: ({ labelled }, { catalogue, column }) => {
    if (labelled === null) return false
    const any = labelsBeyondCells(catalogue)
      ? sql`EXISTS (SELECT FROM judgement j JOIN judge g ON g.id = j.judge_id
          WHERE j.transcript_id = t.id AND g.kind = 'person' AND ${standing("j", "g")})`
      : column("labelled", labelsInCells(catalogue))
    return labelled === "yes" ? any : sql`NOT ${any}`
  },
  rule: () => false,
} satisfies Record<keyof typeof filters, (filters: Filters, context: Context) => Sql | false>

/** Whether people judged numbers or texts too, which cells do not hold. */
function labelsBeyondCells({ people, judgedBy, variables }: Catalogue): boolean {
  const keys = people.flatMap((name) => judgedBy[name] ?? [])
  return variables.some(({ key, kind }) => kind !== "categorical" && keys.includes(key))
}

function labelsInCells({ people, judgedBy }: Catalogue): Sql {
  const keys = [...new Set(people.flatMap((name) => judgedBy[name] ?? []))]
  const spoken = keys.map((key) => sql`coalesce(cell.verdicts -> ${key}::text ?| ${people}::text[], false)`)
  return spoken.length > 0 ? sql`(${join(spoken, " OR ")})` : sql`false`
}

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
