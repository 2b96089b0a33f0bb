import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { DetectorRow } from "@/lib/model/codebook/variables"
import type { Study } from "@/lib/model/study"

const Row = z.object({
  id: z.int(),
  name: z.string(),
  version: z.int(),
  judge: z.string(),
  variable: z.string(),
  definition: z.string(),
  hit: z.string(),
  miss: z.string(),
  failure: z.string().nullable(),
  createdAt: z.date(),
  latest: z.boolean(),
  judged: z.int(),
  total: z.int(),
  yes: z.int(),
  no: z.int(),
  unknown: z.int(),
})

/** A study's detectors with every version, the latest first, and how far each is. Counted from cells. */
export async function listDetectors(study: Pick<Study, "id">): Promise<DetectorRow[]> {
  const rows = await db().$queryRaw`
    SELECT d.id, d.name, d.version, g.name AS judge, v.key AS variable, d.definition, d.hit, d.miss, d.failure,
      d.created_at AS "createdAt",
      d.version = max(d.version) OVER (PARTITION BY d.name) AS latest, counted.*
    FROM detector d JOIN judge g ON g.id = d.judge_id JOIN variable v ON v.id = d.variable_id
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(c.n) FILTER (WHERE NOT c.failed), 0)::int AS total,
        coalesce(sum(c.n) FILTER (WHERE NOT c.failed AND said ? g.name), 0)::int AS judged,
        coalesce(sum(c.n) FILTER (WHERE NOT c.excluded AND said ->> g.name = d.hit), 0)::int AS yes,
        coalesce(sum(c.n) FILTER (WHERE NOT c.excluded AND said ->> g.name = d.miss), 0)::int AS no,
        coalesce(sum(c.n) FILTER (WHERE NOT c.excluded AND said ? g.name AND said ->> g.name IS NULL), 0)::int AS unknown
      FROM cell c CROSS JOIN LATERAL (SELECT coalesce(c.verdicts -> v.key, '{}')) AS verdict(said)
      WHERE c.study_id = ${study.id} AND c.run_id IS NULL
    ) counted
    WHERE v.study_id = ${study.id} ORDER BY max(d.id) OVER (PARTITION BY d.name), d.name, d.version DESC`
  return z
    .array(Row)
    .parse(rows)
    .map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }))
}
