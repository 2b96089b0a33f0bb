import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { AgreementScope } from "@/lib/model/review/adjudication/case"
import type { Catalogue, Study } from "@/lib/model/study"
import { standing } from "@/lib/queries/population/readings"
import { keyValue, population } from "@/lib/queries/population/where"
import { variablesAmong } from "@/lib/queries/studies/keys"

const { sql, empty, join, raw } = Prisma
type Sql = Prisma.Sql

/** How many transcripts of a group were judged so: what each judge, by name, said. */
export type Together = { variable: string; group: (string | null)[]; said: Record<string, string>; n: number }

const Row = z.object({
  variable: z.string(),
  group: z.array(z.string().nullable()),
  said: z.record(z.string(), z.string()),
  n: z.int(),
})

/**
 * What two or more said of the same transcript, on one variable or on all but texts, by groups. What stands counts,
 * nothing that was changed or taken back; within a queue what was said there last, whatever was said after one had
 * seen what others said. Throws QuestionError for a judge, key or filter that there is not.
 */
export async function heardTogether(
  study: Study,
  catalogue: Catalogue,
  {
    filters,
    scope,
    variable,
    by,
  }: { filters: Filters; scope: AgreementScope; variable: string | null; by: string[] },
): Promise<Together[]> {
  const { heard, keys } = heardOn(study, catalogue, { filters, scope, variable, by })
  const names = keys.map((_, index) => raw(`k${index}`))
  const group = names.length > 0 ? join(names) : sql`NULL::text`
  const rows = await db().$queryRaw`
    WITH ${heard}, together AS (
      SELECT key, ARRAY[${group}]::text[] AS "group", jsonb_object_agg(name, value) AS said
      FROM heard GROUP BY transcript, key, 2 HAVING count(*) >= 2
    )
    SELECT key AS variable, "group", said, count(*)::int AS n FROM together GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`
  return z.array(Row).parse(rows)
}

/** "heard AS (…)": a row per transcript, variable and judge's name with what stands, and the keys k0, k1, … */
export function heardOn(
  study: Study,
  catalogue: Catalogue,
  {
    filters,
    scope,
    variable,
    by,
  }: { filters: Filters; scope: AgreementScope; variable: string | null; by: string[] },
): { heard: Sql; keys: Sql[] } {
  const also = variablesAmong(catalogue, by)
  const { a, b } = scope
  for (const name of [a, b])
    if (name !== null && !catalogue.judges.includes(name))
      throw new QuestionError(
        `Nobody called "${name}" has judged here. There are ${catalogue.judges.join(", ")}.`,
      )
  const listed = population(study.id, catalogue, filters, { also, perTranscript: true })
  const keys = by.map((key) => keyValue(catalogue, key, listed.read))
  const named = keys.map((key, index) => sql`, ${key} AS ${raw(`k${index}`)}`)
  const chosen = variable === null ? sql`v.kind <> 'text'` : sql`v.key = ${variable}`
  return {
    keys,
    heard: sql`heard AS (
      SELECT * FROM (
        SELECT DISTINCT ON (t.id, v.id, g.name) t.id AS transcript, j.id AS judgement, v.key, g.name, j.unsure,
          coalesce(j.level, j.number::text, j.text) AS value ${keys.length > 0 ? join(named, " ") : empty}
        FROM ${listed.from} JOIN judgement j ON j.transcript_id = t.id JOIN judge g ON g.id = j.judge_id
          JOIN variable v ON v.id = j.variable_id
        WHERE ${listed.where} AND c.run_id IS NULL AND ${chosen} AND ${compared(scope)} AND ${asAsked(scope)}
        ORDER BY t.id, v.id, g.name, g.rank, j.id DESC
      ) last WHERE value IS NOT NULL
    )`,
  }
}

function compared({ a, b }: AgreementScope): Sql {
  if (a !== null && b !== null) return sql`g.name = ANY(${[a, b]}::text[])`
  const one = a ?? b
  return one === null ? sql`g.kind = 'person'` : sql`(g.kind = 'person' OR g.name = ${one})`
}

/**
 * Machines judge outside of queues, and see nobody's labels. What a person submits again to a blind queue is no
 * judgement of it (lib/commands/review/labels/submit.ts), and does not take the place of the one that is.
 */
function asAsked({ queue, blind }: AgreementScope): Sql {
  const conditions = [
    ...(queue === null ? [] : [sql`j.queue_id = ${queue}`]),
    ...(blind
      ? [sql`EXISTS (SELECT FROM queue q WHERE q.id = j.queue_id AND (q.blind ->> 'on')::boolean)`]
      : []),
  ]
  const stands = standing("j", "g")
  if (conditions.length === 0) return stands
  return sql`(CASE WHEN g.kind = 'person' THEN ${join(conditions, " AND ")} ELSE ${stands} END)`
}
