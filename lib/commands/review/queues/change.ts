import "server-only"
import type { ClientBase } from "pg"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { pool } from "@/lib/db/client"
import { inTransaction } from "@/lib/db/transaction"
import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError, type Person, requireRole, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { QueuePlan, type QueueState } from "@/lib/model/review/queues/plan"
import type { Study } from "@/lib/model/study"
import { addReviewerRows, checkReviewers } from "./make"
import { releaseOpen } from "./place"

/**
 * Pauses a queue (nobody is given anything; what is open may still be submitted), opens it again, or closes it for
 * good: then nothing of it is blind any more, and nothing can be submitted to it.
 */
export async function setQueueState(
  who: Viewer,
  study: Study,
  queue: number,
  state: QueueState,
): Promise<void> {
  requireRole(study, "editor")
  await inTransaction(async (client) => {
    const { title, state: before } = await holdQueue(client, study, queue)
    if (before === state) return
    if (before === "closed") throw new ConflictError("This queue is closed, and what it hid has been seen.")
    await client.query("UPDATE queue SET state = $2 WHERE id = $1", [queue, state])
    if (state === "closed") await releaseOpen(client, queue, null)
    const details = { queue, state: { before, now: state } }
    await recordAudit(who, { action: "change queue", study: study.id, subject: title, details }, client)
  })
}

/** Adds reviewers to a queue; who is one already stays as they are. */
export async function addReviewers(
  who: Viewer,
  study: Study,
  queue: number,
  people: string[],
): Promise<void> {
  requireRole(study, "editor")
  const chosen = [...new Set(people)]
  if (chosen.length === 0) throw new QuestionError("Choose whom to add.")
  await inTransaction(async (client) => {
    const { title, plan } = await holdQueue(client, study, queue)
    await checkReviewers(client, study, chosen)
    await addReviewerRows(client, queue, plan.seed, chosen)
    const details = { queue, added: chosen }
    await recordAudit(who, { action: "change queue", study: study.id, subject: title, details }, client)
  })
}

/** Takes a reviewer off a queue. What they submitted stays; what they have open goes back. */
export async function removeReviewer(
  who: Viewer,
  study: Study,
  queue: number,
  person: string,
): Promise<void> {
  requireRole(study, "editor")
  await inTransaction(async (client) => {
    const { title } = await holdQueue(client, study, queue)
    await releaseOpen(client, queue, person)
    await client.query("DELETE FROM queue_reviewer WHERE queue_id = $1 AND person_id = $2", [queue, person])
    const details = { queue, removed: person }
    await recordAudit(who, { action: "change queue", study: study.id, subject: title, details }, client)
  })
}

/** One's own pause in a queue, by which what one has open goes back; or its end. */
export async function pauseReviewing(
  who: Person,
  study: Study,
  queue: number,
  paused: boolean,
): Promise<void> {
  requireRole(study, "reviewer")
  const known = await pool().query<{ title: string }>(
    "SELECT title FROM queue WHERE id = $1 AND study_id = $2",
    [queue, study.id],
  )
  const [found] = known.rows
  if (!found) throw noQueue(queue)
  await inTransaction(async (client) => {
    const { rowCount } = await client.query(
      "UPDATE queue_reviewer SET paused = $3 WHERE queue_id = $1 AND person_id = $2",
      [queue, who.id, paused],
    )
    if (rowCount === 0) throw new AccessError("You are not one of this queue’s reviewers.")
    if (paused) await releaseOpen(client, queue, who.id)
    const details = { queue, ownPause: paused }
    await recordAudit(who, { action: "change queue", study: study.id, subject: found.title, details }, client)
  })
}

const noQueue = (queue: number) => new QuestionError(`There is no queue ${queue} in this study.`)

/** Editors take turns, and wait for who is being given an item at this moment. */
async function holdQueue(client: ClientBase, study: Study, queue: number) {
  const { rows } = await client.query<{ title: string; state: QueueState; plan: unknown }>(
    "SELECT title, state, plan FROM queue WHERE id = $1 AND study_id = $2 FOR NO KEY UPDATE",
    [queue, study.id],
  )
  const [row] = rows
  if (!row) throw noQueue(queue)
  return { ...row, plan: QueuePlan.parse(row.plan) }
}
