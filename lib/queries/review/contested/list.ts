import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { ContestedView } from "@/lib/filters/review/contested"
import { Prisma } from "@/lib/generated/prisma/client"
import { JudgeKind, Level, VariableKind, WITHDRAWN } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import type { ContestedList, ContestedRow, JudgeFlags } from "@/lib/model/review/contested/row"
import type { Catalogue, Study } from "@/lib/model/study"
import { notBlinded } from "@/lib/queries/population/where"
import { movedByDisputes } from "@/lib/queries/rates/contested"
import { resolveVariable } from "@/lib/queries/studies/keys"
import { FLAG_COLUMNS, FLAG_JOINS, FlagRow, readFlag, STANDING } from "@/lib/queries/talk/flags"

const { sql, empty } = Prisma

const LISTED = 500

const Row = FlagRow.extend({
  judgement: z.string(),
  variable: z.object({
    key: z.string(),
    label: z.string().nullable(),
    kind: VariableKind,
    levels: z.array(Level),
  }),
  judge: z.object({ name: z.string(), kind: JudgeKind }),
  value: z.string().nullable(),
  superseded: z.boolean(),
  transcript: z.object({ id: z.string(), model: z.string(), sampleId: z.string() }),
  evidence: z
    .object({
      message: z.int(),
      start: z.int(),
      end: z.int(),
      exact: z.string(),
      prefix: z.string(),
      suffix: z.string(),
    })
    .nullable(),
})

/**
 * A study's flags of one kind by variable and judge, those that are settled apart, up to 500; and how often each judge
 * is flagged. With an outcome only disputes that would move the rate of that outcome in the population. Throws
 * QuestionError for a variable, level or rule that the study does not have.
 */
export async function contestedOf(
  study: Study,
  catalogue: Catalogue,
  asked: Filters & ContestedView,
): Promise<ContestedList> {
  const [rows, judges] = await Promise.all([listed(study, catalogue, asked), flagsByJudge(study)])
  const ended = ({ flag, superseded }: ContestedRow) => flag.settled !== null || superseded
  return { open: rows.filter((row) => !ended(row)), settled: rows.filter(ended), judges }
}

async function listed(
  study: Study,
  catalogue: Catalogue,
  { variable, judge, kind, outcome, towards, ...population }: Filters & ContestedView,
): Promise<ContestedRow[]> {
  const of = variable === null ? empty : sql`AND v.id = ${resolveVariable(catalogue, variable).id}`
  const moved = outcome && (await movedByDisputes(study, catalogue, { outcome, by: [], population }))
  const wanted = moved?.filter(({ move }) => towards === null || (move === "toward") === (towards === "yes"))
  const flags = wanted?.flatMap((one) => one.flags)
  const found = await db().$queryRaw`
    SELECT ${FLAG_COLUMNS}, j.id::text AS judgement,
      json_build_object('key', v.key, 'label', v.label, 'kind', v.kind, 'levels', v.levels) AS variable,
      json_build_object('name', g.name, 'kind', g.kind) AS judge,
      coalesce(j.level, j.number::text, j.text) AS value, NOT ${STANDING} AS superseded,
      json_build_object('id', t.public_id, 'model', m.canonical, 'sampleId', t.sample_id) AS transcript,
      (SELECT json_build_object('message', e.message, 'start', e.start, 'end', e."end", 'exact', e.exact,
        'prefix', e.prefix, 'suffix', e.suffix) FROM evidence e WHERE e.judgement_id = j.id
        ORDER BY e.id LIMIT 1) AS evidence
    FROM flag f ${FLAG_JOINS} JOIN judgement j ON j.id = f.judgement_id JOIN variable v ON v.id = j.variable_id
      JOIN judge g ON g.id = j.judge_id JOIN transcript t ON t.id = j.transcript_id
      JOIN model m ON m.id = t.model_id
    WHERE v.study_id = ${study.id} AND f.kind = ${kind} AND f.withdrawn_at IS NULL ${of}
      ${judge === null ? empty : sql`AND g.name = ${judge}`}
      ${flags ? sql`AND f.id = ANY(${flags}::int[])` : empty}
      ${unblinded(study)}
    ORDER BY v.id, g.rank, g.id, f.id LIMIT ${LISTED}`
  return z
    .array(Row)
    .parse(found)
    .map(({ judgement, variable, judge, value, superseded, transcript, evidence, ...flag }) => ({
      ...{ judgement, variable, judge, value, superseded, transcript, evidence },
      flag: readFlag(flag),
    }))
}

const Counted = z.object({
  variable: z.object({ key: z.string(), label: z.string().nullable() }),
  judge: z.string(),
  wrong: z.int(),
  wrong_reason: z.int(),
  not_there: z.int(),
  miscalibrated: z.int(),
  n: z.int(),
})

/**
 * Of the judges that were ever flagged: how many of their standing judgements people looked at (judged the same of the
 * same transcript, or flagged them), and how many of these are flagged as what, rejected flags apart.
 */
async function flagsByJudge(study: Study): Promise<JudgeFlags[]> {
  const flagged = (kind: string) =>
    sql`(count(*) FILTER (WHERE ${kind} = ANY(said.kinds)))::int AS ${Prisma.raw(kind)}`
  const found = await db().$queryRaw`
    WITH flagged AS (
      SELECT DISTINCT j.variable_id, g.name FROM flag f JOIN judgement j ON j.id = f.judgement_id
        JOIN judge g ON g.id = j.judge_id WHERE g.study_id = ${study.id} AND f.withdrawn_at IS NULL
    ), looked AS (
      SELECT j.id FROM judge pg JOIN judgement p ON p.judge_id = pg.id
        JOIN judgement j ON j.transcript_id = p.transcript_id AND j.variable_id = p.variable_id
          AND j.judge_id <> p.judge_id
      WHERE pg.study_id = ${study.id} AND pg.kind IN ('person', 'adjudicator')
        AND p.failure IS DISTINCT FROM ${WITHDRAWN}
      UNION
      SELECT f.judgement_id FROM flag f JOIN judgement j ON j.id = f.judgement_id JOIN judge g ON g.id = j.judge_id
      WHERE g.study_id = ${study.id} AND f.withdrawn_at IS NULL
    )
    SELECT json_build_object('key', v.key, 'label', v.label) AS variable, g.name AS judge,
      ${flagged("wrong")}, ${flagged("wrong_reason")}, ${flagged("not_there")}, ${flagged("miscalibrated")},
      count(*)::int AS n
    FROM looked JOIN judgement j ON j.id = looked.id JOIN judge g ON g.id = j.judge_id
      JOIN variable v ON v.id = j.variable_id JOIN transcript t ON t.id = j.transcript_id
      JOIN flagged ON flagged.variable_id = v.id AND flagged.name = g.name
      CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(DISTINCT f.kind), '{}') AS kinds FROM flag f
        WHERE f.judgement_id = j.id AND f.withdrawn_at IS NULL AND f.outcome IS DISTINCT FROM 'rejected'
      ) said
    WHERE ${STANDING} AND j.failure IS DISTINCT FROM ${WITHDRAWN} ${unblinded(study)}
    GROUP BY v.id, g.name ORDER BY v.id, min(g.rank), g.name`
  return z
    .array(Counted)
    .parse(found)
    .map(({ variable, judge, n, ...counts }) => ({ variable, judge, n, counts }))
}

function unblinded({ blindFor }: Study) {
  return blindFor === null ? empty : sql`AND ${notBlinded(blindFor)}`
}
