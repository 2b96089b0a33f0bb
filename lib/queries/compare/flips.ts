import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Outcome } from "@/lib/model/clause"
import type { Flips } from "@/lib/model/compare/outcomes"
import type { Filters } from "@/lib/model/population/filters"
import type { Catalogue, Study } from "@/lib/model/study"
import { hitOf } from "@/lib/queries/population/outcome"
import { population } from "@/lib/queries/population/where"
import { resolveVariable } from "@/lib/queries/studies/keys"

const { sql } = Prisma

const Side = z.object({ id: z.string(), hit: z.boolean() })
const Row = z.object({
  both: z.int(),
  onlyA: z.int(),
  onlyB: z.int(),
  neither: z.int(),
  several: z.int(),
  pairs: z.array(z.object({ model: z.string(), sampleId: z.string(), epoch: z.int(), a: Side, b: Side })),
})

/**
 * The samples that two populations share (same model, sample id and epoch), by their outcome in each; those
 * without a value in either are left out. Throws QuestionError like `ratesOf`.
 */
export async function flipsBetween(
  study: Study,
  catalogue: Catalogue,
  { a, b, outcome }: { a: Filters; b: Filters; outcome: Outcome },
  limit = 50,
): Promise<Flips> {
  const side = (asked: Filters) => {
    const variable = resolveVariable(catalogue, outcome.key)
    const listed = population(study.id, catalogue, asked, { also: [variable], perTranscript: true })
    const reading = listed.read(variable)
    return sql`
      SELECT m.canonical AS model, t.sample_id, t.epoch, min(t.public_id) AS id, count(*) AS times,
        bool_or(${hitOf(variable, outcome, reading)}) AS hit
      FROM ${listed.from} WHERE ${listed.where} AND ${reading.judged} AND NOT ${reading.judgeFailed}
      GROUP BY 1, 2, 3`
  }
  const rows = await db().$queryRaw`
    WITH joined AS (
      SELECT a.model, a.sample_id, a.epoch, a.id AS a_id, a.hit AS a_hit, b.id AS b_id, b.hit AS b_hit,
        a.times > 1 OR b.times > 1 AS several
      FROM (${side(a)}) a JOIN (${side(b)}) b USING (model, sample_id, epoch)
      WHERE a.times > 1 OR b.times > 1 OR a.id <> b.id
    ), single AS (SELECT * FROM joined WHERE NOT several)
    SELECT count(*) FILTER (WHERE a_hit AND b_hit AND NOT several)::int AS both,
      count(*) FILTER (WHERE a_hit AND NOT b_hit AND NOT several)::int AS "onlyA",
      count(*) FILTER (WHERE b_hit AND NOT a_hit AND NOT several)::int AS "onlyB",
      count(*) FILTER (WHERE NOT a_hit AND NOT b_hit AND NOT several)::int AS neither,
      count(*) FILTER (WHERE several)::int AS several,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('model', model, 'sampleId', sample_id, 'epoch', epoch,
           'a', jsonb_build_object('id', a_id, 'hit', a_hit), 'b', jsonb_build_object('id', b_id, 'hit', b_hit))
           ORDER BY model, length(sample_id), sample_id, epoch), '[]')
       FROM (SELECT * FROM single WHERE a_hit <> b_hit
             ORDER BY model, length(sample_id), sample_id, epoch LIMIT ${limit}) flipped) AS pairs
    FROM joined`
  const [found] = z.tuple([Row]).parse(rows)
  return found
}
