import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { OWN_RANK } from "@/lib/model/judgement"
import type { Study } from "@/lib/model/study"
import { standing } from "@/lib/queries/population/readings"

const Said = z.object({
  /** The variable's own key. */
  key: z.string(),
  /** Null: what is said by default. */
  judge: z.string().nullable(),
  /** Of a categorical variable the level; null where the judge failed, and for other kinds. */
  level: z.string().nullable(),
  judgeFailed: z.boolean(),
  runFailed: z.boolean(),
  published: z.boolean(),
  n: z.int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

/** How many transcripts something is said of. */
export type SaidCount = z.infer<typeof Said>

/** Of variables with levels: what is said by default and what each judge said, from cells. */
export async function saidInCells(study: Pick<Study, "id">): Promise<SaidCount[]> {
  const rows = await db().$queryRaw`
    WITH counted AS (
      SELECT c.values, c.verdicts, c.failed, c.run_id IS NOT NULL AS published, c.n
      FROM cell c WHERE c.study_id = ${study.id} AND c.n > 0 AND NOT c.excluded
    ), said AS (
      SELECT one.key, NULL AS judge, one.value AS level, failed, published, n
      FROM counted CROSS JOIN LATERAL jsonb_each_text("values") one
      UNION ALL
      SELECT one.key, by.key, by.value, failed, published, n
      FROM counted CROSS JOIN LATERAL jsonb_each(verdicts) one CROSS JOIN LATERAL jsonb_each_text(one.value) by
    )
    SELECT key, judge, level, level IS NULL AS "judgeFailed", failed AS "runFailed", published, sum(n)::int AS n,
      NULL::float8 AS low, NULL::float8 AS high
    FROM said GROUP BY key, judge, level, failed, published ORDER BY key, judge, sum(n) DESC, level`
  return z.array(Said).parse(rows)
}

/** Of numbers and texts, which cells do not hold: how many have one, by default and by each judge. */
export async function saidInJudgements(study: Pick<Study, "id">): Promise<SaidCount[]> {
  const rows = await db().$queryRaw`
    WITH heard AS (
      SELECT j.transcript_id, j.id, j.number, j.failure IS NOT NULL AS judge_failed, t.failed IS NOT NULL AS run_failed,
        v.key, g.name, g.rank, g.rank < ${OWN_RANK} OR NOT v.imported AS speaks
      FROM variable v JOIN judgement j ON j.variable_id = v.id JOIN judge g ON g.id = j.judge_id
      JOIN transcript t ON t.id = j.transcript_id AND t.excluded IS NULL
      WHERE v.study_id = ${study.id} AND v.kind <> 'categorical' AND ${standing("j", "g")}
    ), said AS (
      (SELECT DISTINCT ON (transcript_id, key) key, NULL AS judge, number, judge_failed, run_failed
       FROM heard WHERE speaks ORDER BY transcript_id, key, rank, id DESC)
      UNION ALL
      (SELECT DISTINCT ON (transcript_id, key, name) key, name, number, judge_failed, run_failed
       FROM heard ORDER BY transcript_id, key, name, rank, id DESC)
    )
    SELECT key, judge, NULL AS level, judge_failed AS "judgeFailed", run_failed AS "runFailed", false AS published,
      count(*)::int AS n, (min(min(number)) OVER own)::float8 AS low, (max(max(number)) OVER own)::float8 AS high
    FROM said GROUP BY key, judge, judge_failed, run_failed WINDOW own AS (PARTITION BY key, judge)`
  return z.array(Said).parse(rows)
}
