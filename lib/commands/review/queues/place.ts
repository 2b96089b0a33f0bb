import "server-only"
import type { ClientBase } from "pg"
import { z } from "zod"
import { LEASE_SECONDS, QueueBlind, QueueState } from "@/lib/model/review/queues/plan"

// A place is one of the `per_item` that an item has: taken by who submitted it, and by who has it open while the
// lease lasts. Whoever takes a place holds the item's row, so that two never take the same one.

const Reviewing = z.object({
  state: QueueState,
  perItem: z.int(),
  blind: QueueBlind,
  seed: z.int(),
  paused: z.boolean(),
})
export type Reviewing = z.infer<typeof Reviewing>

/**
 * A queue as one of its reviewers has it; null where they are none. What one person does in one queue takes turns
 * from here to the end of the transaction, and an editor who pauses or closes it waits that long.
 */
export async function holdReviewer(
  client: ClientBase,
  queue: number,
  person: string,
): Promise<Reviewing | null> {
  const { rows } = await client.query(
    `SELECT q.state, q.per_item AS "perItem", q.blind, r.seed, r.paused
     FROM queue_reviewer r JOIN queue q ON q.id = r.queue_id
     WHERE q.id = $1 AND r.person_id = $2 FOR NO KEY UPDATE OF r FOR SHARE OF q`,
    [queue, person],
  )
  return z.array(Reviewing).parse(rows)[0] ?? null
}

/** Assignments `a` that take a place. */
export const TAKES_PLACE = `(a.state = 'submitted' OR (a.state = 'open' AND a.leased_until > clock_timestamp()))`

/** When a lease that begins now ends. */
export const LEASE_END = `clock_timestamp() + interval '${LEASE_SECONDS} seconds'`

/**
 * Opens an item for a person for the time of a lease; false where others have all its places. Others who let it
 * expire have it no longer. Takes the item's row first, and counts after: what others did meanwhile is seen.
 */
export async function takePlace(
  client: ClientBase,
  { item, person, perItem }: { item: string; person: string; perItem: number },
): Promise<boolean> {
  await client.query("SELECT FROM queue_item WHERE id = $1 FOR NO KEY UPDATE", [item])
  const { rows } = await client.query<{ taken: number }>(
    `SELECT count(*)::int AS taken FROM assignment a WHERE a.item_id = $1 AND a.person_id <> $2 AND ${TAKES_PLACE}`,
    [item, person],
  )
  if ((rows[0]?.taken ?? 0) >= perItem) return false
  await client.query(
    `UPDATE assignment SET state = 'released', ended_at = leased_until
     WHERE item_id = $1 AND person_id <> $2 AND state = 'open' AND leased_until <= clock_timestamp()`,
    [item, person],
  )
  await client.query(
    `INSERT INTO assignment (item_id, person_id, state, leased_until) VALUES ($1, $2, 'open', ${LEASE_END})
     ON CONFLICT (item_id, person_id) DO UPDATE
     SET state = 'open', leased_until = excluded.leased_until, ended_at = NULL, skip_reason = NULL
     WHERE assignment.state <> 'submitted'`,
    [item, person],
  )
  return true
}

/** Puts back what a person has open in a queue; of all persons without one. */
export async function releaseOpen(client: ClientBase, queue: number, person: string | null): Promise<void> {
  await client.query(
    `UPDATE assignment a SET state = 'released', ended_at = clock_timestamp() FROM queue_item i
     WHERE i.id = a.item_id AND i.queue_id = $1 AND a.state = 'open' AND ($2::text IS NULL OR a.person_id = $2)`,
    [queue, person],
  )
}
