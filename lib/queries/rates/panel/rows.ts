import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { JudgeKind } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import type { DetailList, DetailRow, Slice, SpokenVerdict } from "@/lib/model/rates/panel/details"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { spoken } from "./spoken"

const { sql } = Prisma

/** How many transcripts of a list are shown, how much of each explanation, and of its evidence. */
const SHOWN = 8
const EXPLANATION = 200
const SPANS = 3
const QUOTE = 300

const order = { sort: "order", dir: "asc", after: null, before: null } as const

/** The first transcripts of some lists, taken in turn, each with the judgements that speak for it. */
export async function detailList(
  study: Study,
  catalogue: Catalogue,
  slices: Slice[],
  variables: Variable[],
): Promise<DetailList> {
  const total = slices.reduce((sum, slice) => sum + slice.total, 0)
  const filled = slices.filter((slice) => slice.total > 0)
  const rows: DetailRow[] = []
  for (const { population } of filled) {
    if (rows.length >= SHOWN) break
    const list = await listTranscripts(study, catalogue, population, order, SHOWN - rows.length)
    const said = await verdictsOf(study, catalogue, population, variables, list.rows)
    for (const { id, model, factors, sampleId, epoch, action } of list.rows) {
      rows.push({ id, model, factors, sampleId, epoch, action, population, verdicts: said.get(id) ?? [] })
    }
  }
  return { total, slices: filled, rows }
}

async function verdictsOf(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  variables: Variable[],
  transcripts: { id: string }[],
): Promise<Map<string, SpokenVerdict[]>> {
  const ids = transcripts.map(({ id }) => id)
  const said = await Promise.all(
    variables.map((variable) => spokenVerdicts(study, catalogue, asked, variable, ids)),
  )
  const byTranscript = new Map<string, SpokenVerdict[]>()
  for (const { transcript, ...verdict } of said.flat())
    byTranscript.set(transcript, [...(byTranscript.get(transcript) ?? []), verdict])
  return byTranscript
}

const Row = z.object({
  transcript: z.string(),
  id: z.string(),
  value: z.union([z.string(), z.number()]).nullable(),
  explanation: z.string().nullable(),
  judge: z.object({
    kind: JudgeKind,
    name: z.string(),
    model: z.string().nullable(),
    version: z.string().nullable(),
  }),
  evidence: z.array(z.object({ message: z.int(), exact: z.string() })),
  evidenceTotal: z.int(),
})

async function spokenVerdicts(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  variable: Variable,
  ids: string[],
): Promise<(SpokenVerdict & { transcript: string })[]> {
  const speaking = spoken(study, catalogue, asked, variable, sql`AND t.public_id = ANY(${ids})`)
  const rows = await db().$queryRaw`
    SELECT s.public_id AS transcript, j.id::text AS id, coalesce(to_jsonb(j.number), to_jsonb(coalesce(j.level, j.text))) AS value,
      left(j.explanation, ${EXPLANATION + 1}) AS explanation,
      jsonb_build_object('kind', g.kind, 'name', g.name, 'model', g.model, 'version', g.version) AS judge,
      e.evidence, e.total AS "evidenceTotal"
    FROM ${speaking} s JOIN judgement j ON j.id = s.id JOIN judge g ON g.id = j.judge_id
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS total,
          coalesce(jsonb_agg(jsonb_build_object('message', message, 'exact', exact) ORDER BY id)
            FILTER (WHERE place <= ${SPANS}), '[]') AS evidence
        FROM (SELECT id, message, left(exact, ${QUOTE + 1}) AS exact, row_number() OVER (ORDER BY id) AS place
          FROM evidence WHERE judgement_id = j.id) spans
      ) e
    ORDER BY j.id`
  return z
    .array(Row)
    .parse(rows)
    .map(({ explanation, evidence, ...row }) => ({
      ...row,
      variable: variable.key,
      explanation: explanation && shortened(explanation, EXPLANATION),
      explanationCut: explanation !== null && [...explanation].length > EXPLANATION,
      evidence: evidence.map(({ message, exact }) => ({
        ...{ message, exact: shortened(exact, QUOTE), cut: [...exact].length > QUOTE },
      })),
    }))
}

/** By characters as Postgres counts them, so that none is cut in half. */
function shortened(text: string, most: number): string {
  return [...text].slice(0, most).join("")
}
