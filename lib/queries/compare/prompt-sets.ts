import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Filters } from "@/lib/model/population/filters"
import type { Catalogue, Study } from "@/lib/model/study"
import { population } from "@/lib/queries/population/where"

/** The prompts of one or more conditions that share them word for word, and how many transcripts answered them. */
export type PromptSet = { key: string; n: number; messages: { role: string; text: string }[] }

const Found = z.object({
  key: z.string(),
  n: z.int(),
  messages: z.array(z.object({ role: z.string(), text: z.string() })),
})

/** The most frequent prompts of a population, first the one with most transcripts, and how many there are in all. */
export async function promptSetsOf(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  limit = 12,
): Promise<{ sets: PromptSet[]; total: number }> {
  const { from, where, weight } = population(study.id, catalogue, asked)
  const rows = await db().$queryRaw`
    WITH conditions AS (
      SELECT co.id, sum(${weight})::int AS n FROM ${from} WHERE ${where} GROUP BY co.id
    ), keyed AS (
      SELECT conditions.n, string_agg(encode(p.body_hash, 'hex'), ' ' ORDER BY p.ordinal) AS key
      FROM conditions JOIN condition_prompt p ON p.condition_id = conditions.id GROUP BY conditions.id, conditions.n
    ), sets AS (SELECT key, sum(n)::int AS n, count(*) OVER ()::int AS total FROM keyed GROUP BY key)
    SELECT md5(key) AS key, n, total, (
      SELECT jsonb_agg(jsonb_build_object('role', b.role, 'text', b.text) ORDER BY part.ordinal)
      FROM string_to_table(key, ' ') WITH ORDINALITY AS part(hash, ordinal)
      JOIN body b ON b.hash = decode(part.hash, 'hex')
    ) AS messages
    FROM sets ORDER BY n DESC, key LIMIT ${limit}`
  const found = z.array(Found.extend({ total: z.int() })).parse(rows)
  return { sets: found.map(({ total: _, ...set }) => set), total: found[0]?.total ?? 0 }
}
