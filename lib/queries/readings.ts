import "server-only"
import { Prisma } from "@/lib/generated/prisma/client"
import { OWN_RANK } from "@/lib/model/judgement"
import type { Rule } from "@/lib/model/rule"
import type { Variable } from "@/lib/model/study"

const { sql, empty } = Prisma
type Sql = Prisma.Sql

// A rule as SQL: how a variable's value is read from a cell, or from the judgements of a transcript.

/** How one variable is read: SQL over the population's aliases. */
export type Reading = {
  /** Level or text; null when missing. */
  value: Sql
  /** The number; null when missing or not a number. */
  number: Sql
  judgeFailed: Sql
  judged: Sql
}

/** Has `expression`, over a row of `cell`, read as a column of c; `what` tells it from others. */
export type ReadColumn = (what: string, expression: Sql) => Sql

/** A categorical variable under a rule, from the cell. */
export function readCell({ id, key }: Variable, rule: Rule, people: string[], column: ReadColumn): Reading {
  const said = sql`(cell.verdicts -> ${key}::text)`
  if (rule.type === "judge")
    return readLevel(column(`judge ${id} ${rule.judge}`, sql`(${said} -> ${rule.judge}::text)`))
  const headline = () => readLevel(column(`headline ${id}`, sql`(cell.values -> ${key}::text)`))
  if (rule.type === "default") return headline()
  const heard = column(`people ${id}`, sql`(CASE WHEN ${said} ?| ${people}::text[] THEN ${said} END)`)
  const judged = sql`(${heard} IS NOT NULL)`
  const value = sql`majority(${heard}, ${people}::text[])`
  if (rule.type === "people") return levelReading(value, judged)
  const either = (mine: Sql, theirs: Sql) => sql`(CASE WHEN ${judged} THEN ${mine} ELSE ${theirs} END)`
  const { value: theirs, judged: known } = headline()
  return levelReading(either(value, theirs), either(sql`true`, known))
}

/** A level as cells hold it: absent where nobody judged, null where the judge failed. */
function readLevel(level: Sql): Reading {
  return levelReading(sql`(${level} #>> '{}')`, sql`(${level} IS NOT NULL)`)
}

function levelReading(value: Sql, judged: Sql): Reading {
  return { value, number: sql`NULL::float8`, judged, judgeFailed: sql`(${judged} AND ${value} IS NULL)` }
}

/** The judgement that speaks for a transcript: of the rule's judges, of the lowest rank, the latest. */
export function judgementJoin(variable: Variable, rule: Rule, alias: Sql): Sql {
  return sql`LEFT JOIN LATERAL (
      SELECT coalesce(j.level, j.text) AS value, j.number, j.failure IS NOT NULL AS failed, true AS judged
      FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
      WHERE j.transcript_id = t.id AND j.variable_id = ${variable.id} AND ${speaks(rule)}
      ORDER BY ${rule.type === "people first" ? sql`g.kind <> 'person',` : empty} g.rank, j.id DESC LIMIT 1
    ) ${alias} ON true`
}

/** Whether a judgement j, of a judge g on a variable v, has a say under a rule. */
export function speaks(rule: Rule): Sql {
  const headline = sql`(g.rank < ${OWN_RANK} OR NOT v.imported)`
  if (rule.type === "judge") return sql`g.name = ${rule.judge}`
  if (rule.type === "people") return sql`g.kind = 'person'`
  return rule.type === "people first" ? sql`(g.kind = 'person' OR ${headline})` : headline
}

export function readJudgement(alias: Sql): Reading {
  return {
    value: sql`${alias}.value`,
    number: sql`${alias}.number`,
    judged: sql`coalesce(${alias}.judged, false)`,
    judgeFailed: sql`coalesce(${alias}.failed, false)`,
  }
}
