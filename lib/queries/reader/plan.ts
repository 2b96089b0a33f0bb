import "server-only"
import { LRUCache } from "lru-cache"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Viewer } from "@/lib/model/people/viewer"
import { sendsMail } from "@/lib/model/reader/mail/sends"
import { type OutlineBlock, type OutlineMessage, outlineOf } from "@/lib/model/reader/outline"
import { planOfRows } from "@/lib/model/reader/plan"
import { type RowRef, rowsOf } from "@/lib/model/reader/rows"
import type { OutlineRow, Plan } from "@/lib/model/reader/shown"
import { Block, Role, TextRange } from "@/lib/model/transcript"
import { firstTurn } from "./messages"
import { findTranscript, type StoredTranscript } from "./stored"

/** A transcript arranged for reading, without its text. */
export type Planned = {
  id: bigint
  publicId: string
  conditionId: number
  study: string
  messages: OutlineMessage[]
  rows: RowRef[]
  /** Without what judges and people said. */
  outline: OutlineRow[]
  plan: Plan
  /** What its viewer may not know yet. */
  blind: StoredTranscript["blind"]
}

type Arranged = Omit<Planned, "blind">

// Messages are only ever added to a transcript, and bodies never change: what was arranged stays right.
const arranged = new LRUCache<string, Arranged>({
  maxSize: 400_000,
  sizeCalculation: ({ messages }) => messages.length + 1,
})

/** How a transcript is arranged; without a study, that of the study that had it first. Null when there is none. */
export async function planOf(viewer: Viewer, publicId: string, study?: string): Promise<Planned | null> {
  const row = await findTranscript(viewer, publicId, study)
  return row && planFor(row)
}

/** How a stored transcript is arranged. */
export async function planFor(row: StoredTranscript): Promise<Planned> {
  const key = `${row.id} ${row.messageCount} ${row.characters}`
  const kept = arranged.get(key)
  if (kept) return { ...kept, blind: row.blind }
  const messages = await readShapes(row)
  const rows = rowsOf(messages)
  const outline = outlineOf(rows, messages)
  const thoughts = messages.some(({ role, blocks }) => role === "assistant" && blocks.some(isThought))
  const planned: Arranged = {
    ...{ id: row.id, publicId: row.publicId, conditionId: row.conditionId, study: row.study.slug },
    ...{ messages, rows, outline },
    plan: planOfRows(outline, messages.length, row.characters, thoughts),
  }
  arranged.set(key, planned)
  return { ...planned, blind: row.blind }
}

function isThought({ type, planned }: OutlineBlock): boolean {
  return type === "reasoning" || (type === "tool_call" && planned === true)
}

/** As stored, but of a body with much in its blocks (images, long arguments) only what is needed here. */
const StoredBlock = z.object({
  type: z.enum(Block.options.map((option) => option.shape.type.value)),
  at: TextRange,
  id: z.string().optional(),
  name: z.string().optional(),
  callId: z.string().optional(),
  planned: z.boolean().optional(),
  error: z.string().optional(),
  arguments: z.record(z.string(), z.unknown()).optional(),
})
const Stored = z.object({
  ordinal: z.int(),
  role: Role,
  prompt: z.boolean(),
  blocks: z.array(StoredBlock),
})

const HEAVY = 20_000

async function readShapes(row: { id: bigint; conditionId: number }): Promise<OutlineMessage[]> {
  const rows = await db().$queryRaw`
    SELECT me.ordinal, b.role,
      me.ordinal < ${firstTurn(row.id)} OR me.body_hash IN (
        SELECT cp.body_hash FROM condition_prompt cp WHERE cp.condition_id = ${row.conditionId}) AS prompt,
      CASE WHEN octet_length(b.blocks::text) < ${HEAVY} THEN b.blocks ELSE (
        SELECT json_agg(x.block::jsonb - '{data,reference}'::text[] || CASE WHEN x.block::jsonb ? 'arguments' THEN
          jsonb_build_object('arguments', (SELECT COALESCE(jsonb_object_agg(a.key, left(a.value #>> '{}', 200)), '{}')
            FROM jsonb_each(x.block::jsonb -> 'arguments') a)) ELSE '{}' END ORDER BY x.number)
        FROM json_array_elements(b.blocks) WITH ORDINALITY AS x(block, number)) END AS blocks
    FROM message me JOIN body b ON b.hash = me.body_hash
    WHERE me.transcript_id = ${row.id} ORDER BY me.ordinal`
  return z
    .array(Stored)
    .parse(rows)
    .map(({ blocks, ...message }) => ({
      ...message,
      blocks: blocks.map(({ arguments: given, ...block }) => ({
        ...block,
        ...(block.type === "tool_call" && {
          sends: sendsMail({ name: block.name ?? "", arguments: given ?? {} }),
        }),
      })),
    }))
}
