import "server-only"
import type { ClientBase } from "pg"
import { type CopyValue, copyRows } from "@/lib/db/copy"
import type { Message } from "@/lib/model/transcript"

/** What of a text the body's own index covers; it must match the migration's index expressions. */
const INDEXED = 200_000

export type HashedMessage = { hash: Buffer; message: Message }

/** Parts of a long text overlap, so that a phrase over a seam is found. */
const OVERLAP = 1_000

const STEP = INDEXED - OVERLAP

/** Bodies that this transaction wrote or saw: shared prompts are asked about once, not once per transcript. */
export type SeenBodies = Set<string>

const REMEMBERED = 50_000

/** Stores each body that is not there yet. */
export async function storeBodies(client: ClientBase, seen: SeenBodies, messages: HashedMessage[]) {
  const fresh = new Map<string, HashedMessage>()
  for (const hashed of messages) {
    const hex = hashed.hash.toString("hex")
    if (!seen.has(hex)) fresh.set(hex, hashed)
  }
  if (fresh.size === 0) return
  const { rows } = await client.query<{ hash: Buffer }>("SELECT hash FROM body WHERE hash = ANY($1)", [
    [...fresh.values()].map(({ hash }) => hash),
  ])
  if (seen.size + fresh.size > REMEMBERED) seen.clear()
  for (const hex of fresh.keys()) seen.add(hex)
  for (const { hash } of rows) fresh.delete(hash.toString("hex"))
  const bodies: CopyValue[][] = []
  const overflows: CopyValue[][] = []
  for (const { hash, message } of fresh.values()) {
    bodies.push([hash, message.role, message.text, JSON.stringify(message.blocks)])
    for (let part = 1; part * STEP + OVERLAP < message.text.length; part++) {
      const text = wholeCharacters(message.text, part * STEP, part * STEP + INDEXED)
      overflows.push([hash, part, text])
    }
  }
  await copyRows(client, "body", ["hash", "role", "text", "blocks"], bodies)
  await copyRows(client, "body_overflow", ["body_hash", "part", "text"], overflows)
}

/** A slice that never cuts a surrogate pair: what a pair straddles belongs to the part before. */
function wholeCharacters(text: string, start: number, end: number): string {
  const inside = (at: number) => (isLowSurrogate(text, at) ? at + 1 : at)
  return text.slice(inside(start), inside(end))
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
