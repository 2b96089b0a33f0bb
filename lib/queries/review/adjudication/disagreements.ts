import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Filters } from "@/lib/model/population/filters"
import type { AgreementScope, Disagreement, DisagreementList } from "@/lib/model/review/adjudication/case"
import type { Catalogue, Study } from "@/lib/model/study"
import { standing } from "@/lib/queries/population/readings"
import { resolveVariable } from "@/lib/queries/studies/keys"
import { readCursor, writeCursor } from "@/lib/queries/transcripts/order"
import { heardOn } from "../agreement/heard-together"

const { sql, empty } = Prisma

const PAGE = 50
const ORDER = "disagreements"

export type DisagreementQuestion = {
  filters: Filters
  scope: AgreementScope
  variable: string
  /** Of the scope's two judges, what each said: one cell of their table, whether they differ or not. */
  as: string | null
  bs: string | null
  state: "open" | "decided" | "all"
  after: string | null
}

const Row = z.object({
  row: z.bigint(),
  id: z.string(),
  model: z.string(),
  factors: z.record(z.string(), z.string()),
  sampleId: z.string(),
  epoch: z.int(),
  said: z.array(z.object({ judge: z.string(), value: z.string(), unsure: z.boolean() })),
  decided: z.string().nullable(),
})

/**
 * The transcripts that people, or two judges, judged differently on one variable, or those of one cell of the table
 * of two judges; in the order of their import, a page at a time. Throws like `heardTogether`, and for a cut cursor.
 */
export async function listDisagreements(
  study: Study,
  catalogue: Catalogue,
  asked: DisagreementQuestion,
): Promise<DisagreementList> {
  const variable = resolveVariable(catalogue, asked.variable)
  const { filters, scope, state, after } = asked
  const { heard } = heardOn(study, catalogue, { filters, scope, variable: variable.key, by: [] })
  const differing = sql`${heard}, differing AS (
      SELECT transcript,
        jsonb_agg(jsonb_build_object('judge', name, 'value', value, 'unsure', unsure) ORDER BY name) AS said
      FROM heard GROUP BY transcript HAVING count(*) >= 2 AND ${kept(asked)}
    ), listed AS (
      SELECT d.*, (
        SELECT coalesce(j.level, j.number::text, j.text) FROM judgement j JOIN judge g ON g.id = j.judge_id
        WHERE j.transcript_id = d.transcript AND j.variable_id = ${variable.id} AND g.kind = 'adjudicator'
          AND ${standing("j", "g")} ORDER BY j.id DESC LIMIT 1
      ) AS decided FROM differing d
    )`
  const chosen =
    state === "all" ? sql`true` : state === "open" ? sql`decided IS NULL` : sql`decided IS NOT NULL`
  const beyond = after === null ? empty : sql`AND transcript > ${BigInt(readCursor(after, ORDER).id)}`
  const [found, counted] = await Promise.all([
    db().$queryRaw`
      WITH ${differing}
      SELECT t.id AS row, t.public_id AS id, m.canonical AS model, co.factors, t.sample_id AS "sampleId", t.epoch,
        l.said, l.decided
      FROM (SELECT * FROM listed WHERE ${chosen} ${beyond} ORDER BY transcript LIMIT ${PAGE + 1}) l
      JOIN transcript t ON t.id = l.transcript JOIN model m ON m.id = t.model_id
      JOIN condition co ON co.id = t.condition_id ORDER BY t.id`,
    db().$queryRaw`
      WITH ${differing}
      SELECT (count(*) FILTER (WHERE ${chosen}))::int AS total, (count(*) FILTER (WHERE decided IS NULL))::int AS open
      FROM listed`,
  ])
  const rows = z.array(Row).parse(found)
  const [totals] = z.tuple([z.object({ total: z.int(), open: z.int() })]).parse(counted)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)?.row.toString() ?? ""
  return {
    ...totals,
    rows: page.map(({ row: _, ...one }): Disagreement => one),
    after: rows.length > PAGE ? writeCursor({ value: last, id: last }, ORDER) : null,
  }
}

/** The open disagreement that follows a transcript, from the first again after the last; null where it is the only one. */
export async function nextDisagreement(
  study: Study,
  catalogue: Catalogue,
  {
    filters,
    scope,
    variable: name,
    transcript,
  }: Pick<DisagreementQuestion, "filters" | "scope" | "variable"> & {
    transcript: bigint
  },
): Promise<{ next: string | null; open: number }> {
  const variable = resolveVariable(catalogue, name)
  const { heard } = heardOn(study, catalogue, { filters, scope, variable: variable.key, by: [] })
  const rows = await db().$queryRaw`
    WITH ${heard}, waiting AS (
      SELECT h.transcript FROM heard h GROUP BY 1 HAVING count(*) >= 2 AND count(DISTINCT h.value) > 1
        AND NOT EXISTS (SELECT FROM judgement j JOIN judge g ON g.id = j.judge_id
          WHERE j.transcript_id = h.transcript AND j.variable_id = ${variable.id} AND g.kind = 'adjudicator'
            AND ${standing("j", "g")})
    )
    SELECT t.public_id AS id, count(*) OVER ()::int AS open FROM waiting w JOIN transcript t ON t.id = w.transcript
    ORDER BY w.transcript = ${transcript}, w.transcript < ${transcript}, w.transcript LIMIT 1`
  const [first] = z.array(z.object({ id: z.string(), open: z.int() })).parse(rows)
  return { next: first?.id ?? null, open: first?.open ?? 0 }
}

function kept({ scope: { a, b }, as, bs }: DisagreementQuestion): Prisma.Sql {
  const both = a !== null && b !== null ? sql`bool_or(name = ${a}) AND bool_or(name = ${b})` : sql`true`
  if (as === null && bs === null) return sql`${both} AND count(DISTINCT value) > 1`
  const says = (judge: string | null, value: string | null) =>
    judge === null || value === null ? sql`true` : sql`bool_or(name = ${judge} AND value = ${value})`
  return sql`${both} AND ${says(a, as)} AND ${says(b, bs)}`
}
