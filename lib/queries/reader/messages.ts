import "server-only"
import { LRUCache } from "lru-cache"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { ReadMessage } from "@/lib/model/reader/reading"
import { Block, Role } from "@/lib/model/transcript"

const { sql, empty } = Prisma

/** Bodies never change: a text that is long to fetch is kept for the next part that is asked of it. */
const LONG = 500_000
const longTexts = new LRUCache<string, string>({
  maxSize: 64_000_000,
  sizeCalculation: (text) => text.length,
})

const Stored = z.object({
  ordinal: z.int(),
  sourceId: z.string().nullable(),
  role: Role,
  hash: z.string(),
  text: z.string().nullable(),
  blocks: z.array(Block),
  prompt: z.boolean(),
  sharedBy: z.int(),
})

/** Messages of a transcript in their order: all of them, or those of the ordinals, with their full texts. */
export async function readMessages(
  { id, conditionId }: { id: bigint; conditionId: number },
  ordinals?: number[],
): Promise<ReadMessage[]> {
  if (ordinals?.length === 0) return []
  const rows = await db().$queryRaw`
    SELECT me.ordinal, me.source_id AS "sourceId", b.role, encode(b.hash, 'hex') AS hash, b.blocks,
      CASE WHEN octet_length(b.text) < ${LONG} THEN b.text END AS text,
      me.ordinal < ${firstTurn(id)} OR p.body_hash IS NOT NULL AS prompt,
      CASE WHEN p.body_hash IS NOT NULL
        THEN (SELECT GREATEST(1, sum(c.n))::int FROM cell c
          WHERE c.condition_id = ${conditionId} AND c.run_id IS NULL AND NOT c.excluded)
        ELSE 1 END AS "sharedBy"
    FROM message me
    JOIN body b ON b.hash = me.body_hash
    LEFT JOIN LATERAL (
      SELECT cp.body_hash FROM condition_prompt cp
      WHERE cp.condition_id = ${conditionId} AND cp.body_hash = me.body_hash LIMIT 1
    ) p ON true
    WHERE me.transcript_id = ${id} ${ordinals ? sql`AND me.ordinal = ANY(${ordinals}::int[])` : empty}
    ORDER BY me.ordinal`
  const messages = z.array(Stored).parse(rows)
  return Promise.all(
    messages.map(async ({ sourceId, hash, text, ...message }) => ({
      ...message,
      text: text ?? (await longText(hash)),
      ...(sourceId === null ? {} : { sourceId }),
    })),
  )
}

/** The ordinal of the agent's first turn; of a transcript without one, a number beyond every ordinal. */
export function firstTurn(transcript: bigint): Prisma.Sql {
  return sql`COALESCE((SELECT f.ordinal FROM message f JOIN body fb ON fb.hash = f.body_hash
    WHERE f.transcript_id = ${transcript} AND fb.role = 'assistant' ORDER BY f.ordinal LIMIT 1), 2147483647)`
}

async function longText(hash: string): Promise<string> {
  const kept = longTexts.get(hash)
  if (kept !== undefined) return kept
  const rows = await db().$queryRaw`SELECT b.text FROM body b WHERE b.hash = decode(${hash}, 'hex')`
  const [row] = z.tuple([z.object({ text: z.string() })]).parse(rows)
  longTexts.set(hash, row.text)
  return row.text
}
