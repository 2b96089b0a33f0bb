import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { shingles } from "@/lib/model/reader/typical/similarity"
import type { population } from "@/lib/queries/population/where"

const { sql } = Prisma

/** So many transcripts are looked at, and so much of each. */
const MOST = 150
const CHARACTERS = 8000

const Found = z.object({ id: z.string(), model: z.string(), sampleId: z.string(), text: z.string() })

/**
 * What the agent itself said (the assistant's messages) in the transcripts `t` of a population, as shingles: of at most
 * 150, in the order of their ids' hashes.
 */
export async function ownWords(
  { from, where }: Pick<ReturnType<typeof population>, "from" | "where">,
  which: Prisma.Sql = sql`true`,
) {
  const rows = await db().$queryRaw`
    SELECT found.public_id AS id, found.model, found.sample_id AS "sampleId", (
      SELECT coalesce(left(string_agg(left(body.text, ${CHARACTERS}), ' ' ORDER BY me.ordinal), ${CHARACTERS}), '')
      FROM message me JOIN body ON body.hash = me.body_hash
      WHERE me.transcript_id = found.id AND body.role = 'assistant'
    ) AS text
    FROM (
      SELECT t.id, t.public_id, t.sample_id, m.canonical AS model FROM ${from} WHERE ${where} AND ${which}
      ORDER BY t.public_id LIMIT ${MOST}
    ) found`
  return z
    .array(Found)
    .parse(rows)
    .map(({ text, ...found }) => ({ ...found, shingles: shingles(text) }))
}
