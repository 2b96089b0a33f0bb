import "server-only"
import type { ClientBase } from "pg"
import { pool } from "@/lib/db/client"
import { inTransaction } from "@/lib/db/transaction"
import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError, type Person, requireRole } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { type AssignmentState, whyNothing } from "@/lib/model/review/queues/plan"
import type { Study } from "@/lib/model/study"
import { holdReviewer, LEASE_END, type Reviewing, TAKES_PLACE, takePlace } from "./place"

/** Of the seconds that one call reports no more are believed. */
const MOST_SECONDS = 300

export type Leased = { transcript: string } | { done: true; why: string }

/**
 * The transcript that a reviewer of a queue judges next, theirs for the time of a lease: the one they have open,
 * else the first in their own order that has a place left and that they neither submitted nor skipped; what they
 * put back comes last. Says in words why there is none. Throws QuestionError for a queue that the study does not
 * have, AccessError for who is none of its reviewers.
 */
export async function leaseNext(who: Person, study: Study, queue: number): Promise<Leased> {
  requireRole(study, "reviewer")
  await checkQueue(study, queue)
  // First what nobody is taking at this moment; where there is none, the wait for what others are taking.
  for (let wait = false; ; ) {
    const found = await inTransaction((client) => attempt(client, who.id, queue, wait))
    if (found === "none") wait = true
    else if (found !== "again") return found
  }
}

async function attempt(
  client: ClientBase,
  person: string,
  queue: number,
  wait: boolean,
): Promise<Leased | "none" | "again"> {
  const reviewing = await holdReviewer(client, queue, person)
  if (!reviewing) throw notReviewer()
  const { perItem, seed, paused, state } = reviewing
  const barred = whyNothing({ state, unfinished: 1 }, { paused, left: 1, withOthers: 0, open: null })
  if (barred !== null) return { done: true, why: barred }
  const held = await openItem(client, queue, person)
  const next = held ?? (await candidate(client, { queue, person, perItem, seed, wait }))
  if (next === null) return wait ? { done: true, why: await whyDone(client, queue, person, perItem) } : "none"
  if (await takePlace(client, { item: next.id, person, perItem })) return { transcript: next.transcript }
  if (held) await setState(client, held.id, person, "released")
  return "again"
}

type Item = { id: string; transcript: string }

async function openItem(client: ClientBase, queue: number, person: string): Promise<Item | null> {
  const { rows } = await client.query<Item>(
    `SELECT i.id, t.public_id AS transcript FROM assignment a JOIN queue_item i ON i.id = a.item_id
       JOIN transcript t ON t.id = i.transcript_id
     WHERE i.queue_id = $1 AND a.person_id = $2 AND a.state = 'open' LIMIT 1`,
    [queue, person],
  )
  return rows[0] ?? null
}

type Search = { queue: number; person: string; perItem: number; seed: number; wait: boolean }

/** The order is that of sha256("seed:ordinal"): each reviewer's own, and the same at every call. */
async function candidate(client: ClientBase, asked: Search): Promise<Item | null> {
  const { rows } = await client.query<Item>(
    `SELECT i.id, t.public_id AS transcript FROM queue_item i
       JOIN transcript t ON t.id = i.transcript_id
       LEFT JOIN assignment own ON own.item_id = i.id AND own.person_id = $2
     WHERE i.queue_id = $1 AND (own.state IS NULL OR own.state = 'released')
       AND (SELECT count(*) FROM assignment a
            WHERE a.item_id = i.id AND a.person_id <> $2 AND ${TAKES_PLACE}) < $3
     ORDER BY own.state IS NOT NULL, sha256(convert_to($4::text || ':' || i.ordinal, 'UTF8')), i.id
     LIMIT 1 FOR NO KEY UPDATE OF i ${asked.wait ? "" : "SKIP LOCKED"}`,
    [asked.queue, asked.person, asked.perItem, asked.seed],
  )
  return rows[0] ?? null
}

/** Where nothing is left for a reviewer of an open queue: why. */
async function whyDone(client: ClientBase, queue: number, person: string, perItem: number): Promise<string> {
  const { rows } = await client.query<{ unfinished: number; others: number }>(
    `SELECT count(*) FILTER (WHERE submitted < $3)::int AS unfinished,
       count(*) FILTER (WHERE submitted < $3 AND NOT mine)::int AS others
     FROM (SELECT count(*) FILTER (WHERE a.state = 'submitted') AS submitted,
         coalesce(bool_or(a.person_id = $2 AND a.state IN ('submitted', 'skipped')), false) AS mine
       FROM queue_item i LEFT JOIN assignment a ON a.item_id = i.id WHERE i.queue_id = $1 GROUP BY i.id) item`,
    [queue, person, perItem],
  )
  const { unfinished = 0, others = 0 } = rows[0] ?? {}
  const own = { paused: false, left: 0, withOthers: others, open: null }
  return whyNothing({ state: "open", unfinished }, own) ?? ""
}

/**
 * Renews the lease of what a reviewer has open, and adds the seconds that it was in front of them since the last
 * call: at most 300 a call, and never more than have passed since they first opened it. Throws ConflictError where
 * it went to others after the lease ran out.
 */
export async function extendLease(
  who: Person,
  study: Study,
  queue: number,
  transcript: string,
  seconds: number,
): Promise<{ leasedUntil: string }> {
  requireRole(study, "reviewer")
  await checkQueue(study, queue)
  return inTransaction(async (client) => {
    const reviewing = await hold(client, queue, who.id)
    const { id, state } = await ownItem(client, queue, transcript, who.id)
    const paused = reviewing.paused || reviewing.state === "paused"
    if (state !== "open" && (state !== "released" || paused)) throw new ConflictError(notOpen)
    const other = await openItem(client, queue, who.id)
    if (other !== null && other.id !== id)
      throw new ConflictError("You have another transcript of this queue open; one at a time.")
    if (!(await takePlace(client, { item: id, person: who.id, perItem: reviewing.perItem })))
      throw new ConflictError(lost)
    const { rows } = await client.query<{ until: Date }>(
      `UPDATE assignment SET leased_until = ${LEASE_END}, seconds = least(seconds + $3::int,
         greatest(seconds, extract(epoch FROM clock_timestamp() - opened_at)::int))
       WHERE item_id = $1 AND person_id = $2 RETURNING leased_until AS until`,
      [id, who.id, Math.min(Math.max(Math.round(seconds), 0), MOST_SECONDS)],
    )
    return { leasedUntil: rows[0]?.until.toISOString() ?? "" }
  })
}

/** Puts back what a reviewer has open; nothing where they have it no longer. */
export async function releaseItem(
  who: Person,
  study: Study,
  queue: number,
  transcript: string,
): Promise<void> {
  requireRole(study, "reviewer")
  await checkQueue(study, queue)
  await inTransaction(async (client) => {
    await holdReviewer(client, queue, who.id)
    const { id, state } = await ownItem(client, queue, transcript, who.id)
    if (state === "open") await setState(client, id, who.id, "released")
  })
}

export type Ending = {
  queue: number
  transcript: bigint
  person: string
  state: "submitted" | "skipped"
  skipReason?: string
}

/**
 * Ends a reviewer's work on an item, within the transaction that stores what they said. What is submitted already
 * may be submitted again, and stays so. Answers whether they have seen what the queue hid. Throws ConflictError where the item is not theirs: never leased, gone to
 * others after the lease ran out, or skipped in a blind queue, by which they saw what others said.
 */
export async function endItem(client: ClientBase, ending: Ending): Promise<boolean> {
  const { queue, transcript, person, state } = ending
  const { perItem, blind } = await hold(client, queue, person)
  const found = await client.query<{ id: string; state: AssignmentState | null }>(
    `SELECT i.id, a.state FROM queue_item i LEFT JOIN assignment a ON a.item_id = i.id AND a.person_id = $3
     WHERE i.queue_id = $1 AND i.transcript_id = $2`,
    [queue, transcript.toString(), person],
  )
  const [item] = found.rows
  if (!item) throw new QuestionError("This transcript is not in this queue.")
  if (item.state === "submitted" && state === "submitted") return blind.on
  if (item.state === null || item.state === "submitted") throw new ConflictError(notOpen)
  if (state === "skipped") {
    const reason = ending.skipReason?.trim() ?? ""
    if (reason === "") throw new QuestionError("Say why you skip it.")
    await setState(client, item.id, person, "skipped", reason)
    return false
  }
  if (item.state === "skipped" && blind.on)
    throw new ConflictError("You skipped this transcript, and have seen since what others said of it.")
  if (!(await takePlace(client, { item: item.id, person, perItem }))) throw new ConflictError(lost)
  await setState(client, item.id, person, "submitted")
  return false
}

const notOpen = "You do not have this transcript open in this queue."
const lost = "Your lease ran out, and others have taken this transcript since. Your draft is kept."
const notReviewer = () => new AccessError("You are not one of this queue’s reviewers.")

/** As holdReviewer; throws where they are none, or the queue is closed. */
async function hold(client: ClientBase, queue: number, person: string): Promise<Reviewing> {
  const reviewing = await holdReviewer(client, queue, person)
  if (!reviewing) throw notReviewer()
  if (reviewing.state === "closed") throw new ConflictError("This queue is closed. Your draft is kept.")
  return reviewing
}

async function checkQueue(study: Study, queue: number): Promise<void> {
  const known = await pool().query("SELECT FROM queue WHERE id = $1 AND study_id = $2", [queue, study.id])
  if (known.rowCount === 0) throw new QuestionError(`There is no queue ${queue} in this study.`)
}

async function ownItem(client: ClientBase, queue: number, transcript: string, person: string) {
  const { rows } = await client.query<{ id: string; state: AssignmentState | null }>(
    `SELECT i.id, a.state FROM queue_item i JOIN transcript t ON t.id = i.transcript_id
       LEFT JOIN assignment a ON a.item_id = i.id AND a.person_id = $3
     WHERE i.queue_id = $1 AND t.public_id = $2`,
    [queue, transcript, person],
  )
  const [item] = rows
  if (!item) throw new QuestionError("This transcript is not in this queue.")
  return item
}

async function setState(
  client: ClientBase,
  item: string,
  person: string,
  state: AssignmentState,
  skipReason: string | null = null,
): Promise<void> {
  await client.query(
    `UPDATE assignment SET state = $3, ended_at = clock_timestamp(), skip_reason = $4
     WHERE item_id = $1 AND person_id = $2`,
    [item, person, state, skipReason],
  )
}
