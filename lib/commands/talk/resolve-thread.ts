import "server-only"
import type { ClientBase } from "pg"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { inTransaction } from "@/lib/db/transaction"
import { type Person, requireRole } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"

/**
 * Says of the thread of a comment that nothing is left to say, or opens it again. Takes the role of reviewer. Throws
 * QuestionError for a comment that the study does not have or that the person may not see yet.
 */
export async function resolveThread(
  who: Person,
  study: Study,
  { comment, resolved }: { comment: string; resolved: boolean },
): Promise<void> {
  requireRole(study, "reviewer")
  await inTransaction(async (client) => {
    const thread = await findThread(client, who, study, comment)
    if (thread.resolved === resolved) return
    await client.query(
      `UPDATE comment SET resolved_at = CASE WHEN $2 THEN now() END, resolved_by_id = CASE WHEN $2 THEN $3 END
       WHERE id = $1`,
      [thread.id, resolved, who.id],
    )
    const subject = `transcript ${thread.transcript.publicId}`
    await recordAudit(
      who,
      { action: "resolve", study: study.id, subject, details: { thread: thread.id, resolved } },
      client,
    )
  })
}

type FoundThread = { id: string; resolved: boolean; transcript: { id: string; publicId: string } }

/** The thread that a comment belongs to, locked. While one must judge its transcript blind, others' are not there. */
export async function findThread(
  client: ClientBase,
  who: Person,
  study: Study,
  comment: string,
): Promise<FoundThread> {
  const id = /^\d{1,18}$/.test(comment) ? comment : "0"
  const { rows } = await client.query<{
    id: string
    resolved: boolean
    transcript: string
    publicId: string
  }>(
    `SELECT first.id, first.resolved_at IS NOT NULL AS resolved, t.id AS transcript, t.public_id AS "publicId"
     FROM comment c JOIN comment first ON first.id = coalesce(c.thread_id, c.id)
       JOIN transcript t ON t.id = c.transcript_id
     WHERE c.id = $1 AND t.study_id = $2 AND (first.person_id IS NOT DISTINCT FROM $3 OR NOT EXISTS (
       SELECT FROM blinded b WHERE b.transcript_id = t.id AND b.person_id = $3))
     FOR UPDATE OF first`,
    [id, study.id, who.id],
  )
  const [found] = rows
  if (!found) throw new QuestionError(`There is no comment ${comment} in this study.`)
  const { transcript, publicId, ...own } = found
  return { ...own, transcript: { id: transcript, publicId } }
}
