import "server-only"
import { Prisma } from "@/lib/generated/prisma/client"
import { ADJUDICATED, OWN_RANK, WITHDRAWN } from "@/lib/model/judgement"
import type { Rule } from "@/lib/model/rule"
import type { Variable } from "@/lib/model/study"

const { sql, empty, raw } = Prisma
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
  if (rule.type === "adjudicated") {
    const speakers = [...people, ADJUDICATED]
    const heard = column(
      `adjudicated ${id}`,
      sql`(CASE WHEN ${said} ?| ${speakers}::text[] THEN ${said} END)`,
    )
    const value = sql`coalesce(${heard} ->> ${ADJUDICATED}::text, majority(${heard}, ${people}::text[]))`
    return levelReading(value, sql`(${heard} IS NOT NULL)`)
  }
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

/**
 * What speaks for a transcript's number or text: of the rule's judges, of the lowest rank, the latest. Where people
 * decide it together: what was adjudicated, else the median of their numbers, or the text that most of them gave.
 */
export function judgementJoin(variable: Variable, rule: Rule, alias: Sql): Sql {
  return sql`LEFT JOIN LATERAL (${decidedTogether(variable, rule) ? together(variable, rule) : single(variable, rule)}
    ) ${alias} ON true`
}

function single({ id }: Variable, rule: Rule): Sql {
  return sql`
      SELECT coalesce(j.level, j.text) AS value, j.number, j.failure IS NOT NULL AS failed, true AS judged
      FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
      WHERE j.transcript_id = t.id AND j.variable_id = ${id} AND ${speaks(rule)}
      ORDER BY ${rule.type === "people first" ? sql`g.kind <> 'person',` : empty} g.rank, j.id DESC LIMIT 1`
}

function together({ id }: Variable, rule: Rule): Sql {
  return sql`
      SELECT majority(jsonb_object_agg(said.name, said.value), array_agg(said.name)) AS value,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY said.number) AS number,
        majority(jsonb_object_agg(said.name, said.value), array_agg(said.name)) IS NULL AND count(said.number) = 0 AS failed,
        true AS judged
      FROM (
        SELECT DISTINCT ON (${speaker(rule)}) g.name, coalesce(j.level, j.text) AS value, j.number
        FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
        WHERE j.transcript_id = t.id AND j.variable_id = ${id} AND ${speaks(rule)}
        ORDER BY ${speaker(rule)}, g.rank, j.id DESC
      ) said HAVING count(*) > 0`
}

/** Whether what several people say becomes one value: then each of them speaks. */
function decidedTogether({ imported = true }: Variable, rule: Rule): boolean {
  return rule.type === "adjudicated" || (rule.type === "default" && !imported)
}

/** Of whom a judge g on a variable v is one voice: a person of their own, all others together. */
export function speaker(rule: Rule): Sql {
  if (rule.type === "default")
    return sql`(CASE WHEN g.kind = 'person' AND NOT v.imported THEN g.name ELSE '' END)`
  return rule.type === "judge" ? sql`''::text` : sql`(CASE WHEN g.kind = 'person' THEN g.name ELSE '' END)`
}

/** Whether a judgement j, of a judge g on a variable v, has a say under a rule. */
export function speaks(rule: Rule): Sql {
  return sql`(${hasSay(rule)} AND ${standing("j", "g")})`
}

function hasSay(rule: Rule): Sql {
  if (rule.type === "judge") return sql`g.name = ${rule.judge}`
  if (rule.type === "people") return sql`g.kind = 'person'`
  const decides = sql`(g.kind = 'adjudicator' OR (g.kind = 'person' AND NOT ${heard(["adjudicator"], true)}))`
  if (rule.type === "adjudicated") return decides
  const others = sql`(g.kind NOT IN ('person', 'adjudicator') AND NOT ${heard(["person", "adjudicator"])})`
  const headline = sql`(CASE WHEN v.imported THEN g.rank < ${OWN_RANK} ELSE ${decides} OR ${others} END)`
  return rule.type === "people first" ? sql`(g.kind = 'person' OR ${headline})` : headline
}

/** Whether judges of these kinds have a standing judgement on what the judgement j is about. */
function heard(kinds: string[], withValue = false): Sql {
  return sql`EXISTS (SELECT FROM judgement o JOIN judge h ON h.id = o.judge_id
    WHERE o.transcript_id = j.transcript_id AND o.variable_id = j.variable_id AND h.kind = ANY(${kinds}::text[])
      AND ${standing("o", "h")} ${withValue ? sql`AND o.failure IS NULL` : empty})`
}

/** Whether a judgement is not one that a person has changed or taken back; machines' are read by which is latest. */
export function standing(judgement: string, judge: string): Sql {
  const [j, g] = [raw(judgement), raw(judge)]
  return sql`(${g}.kind NOT IN ('person', 'adjudicator') OR (${j}.failure IS DISTINCT FROM ${WITHDRAWN}
    AND NOT EXISTS (SELECT FROM judgement later WHERE later.supersedes_id = ${j}.id)))`
}

export function readJudgement(alias: Sql): Reading {
  return {
    value: sql`${alias}.value`,
    number: sql`${alias}.number`,
    judged: sql`coalesce(${alias}.judged, false)`,
    judgeFailed: sql`coalesce(${alias}.failed, false)`,
  }
}
