import "server-only"
import { z } from "zod"
import { pool } from "@/lib/db/client"
import { Block, type Message, Role } from "@/lib/model/transcript"

/** A stored transcript as a detector reads it. */
export type DetectorTranscript = {
  id: string
  /** The cell that it was in when it was read: what its judges had said by then. */
  cell: number
  messages: Message[]
  verdicts: Record<string, Record<string, string | null>>
}

const Verdicts = z.record(z.string(), z.record(z.string(), z.string().nullable()))
const Body = z.object({ text: z.string(), blocks: z.array(Block) })

/**
 * Transcripts in the order of their ids. Of messages that the model under test did not write only the role is
 * read, unless `everyRole`. Reads each distinct body once.
 */
export async function detectorTranscripts(ids: string[], everyRole: boolean): Promise<DetectorTranscript[]> {
  const [transcripts, messages] = await Promise.all([
    pool().query<{ id: string; cell: number; verdicts: unknown }>(
      `SELECT t.id, t.cell_id AS cell, c.verdicts FROM transcript t JOIN cell c ON c.id = t.cell_id
       WHERE t.id = ANY($1::bigint[]) ORDER BY t.id`,
      [ids],
    ),
    pool().query<{ transcript: string; role: string; hash: Buffer }>(
      `SELECT m.transcript_id AS transcript, b.role, m.body_hash AS hash
       FROM message m JOIN body b ON b.hash = m.body_hash
       WHERE m.transcript_id = ANY($1::bigint[]) ORDER BY m.transcript_id, m.ordinal`,
      [ids],
    ),
  ])
  const wanted = messages.rows.filter(({ role }) => everyRole || role === "assistant")
  const bodies = await readBodies(wanted.map(({ hash }) => hash))
  const byTranscript = new Map<string, Message[]>()
  for (const { transcript, role, hash } of messages.rows) {
    const { text, blocks } = bodies.get(hash.toString("hex")) ?? { text: "", blocks: [] }
    const list = byTranscript.get(transcript) ?? []
    list.push({ role: Role.parse(role), text, blocks })
    byTranscript.set(transcript, list)
  }
  return transcripts.rows.map(({ id, cell, verdicts }) => ({
    ...{ id, cell, verdicts: Verdicts.parse(verdicts) },
    messages: byTranscript.get(id) ?? [],
  }))
}

async function readBodies(hashes: Buffer[]): Promise<Map<string, z.infer<typeof Body>>> {
  const distinct = new Map(hashes.map((hash) => [hash.toString("hex"), hash]))
  if (distinct.size === 0) return new Map()
  const { rows } = await pool().query<{ hash: Buffer; text: string; blocks: unknown }>(
    "SELECT hash, text, blocks FROM body WHERE hash = ANY($1::bytea[])",
    [[...distinct.values()]],
  )
  return new Map(rows.map(({ hash, ...body }) => [hash.toString("hex"), Body.parse(body)]))
}
