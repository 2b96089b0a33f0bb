import "server-only"
import type { ClientBase } from "pg"
import { pool } from "@/lib/db/client"
import type { AuditAction } from "@/lib/model/people/audit"
import type { Viewer } from "@/lib/model/people/viewer"

/** `subject` is read by people; `details` hold what it was before and is now, and never a secret. */
export type AuditNote = {
  action: AuditAction
  study: number | null
  subject: string
  details?: Record<string, unknown>
}

/** Notes who did what; with the client of a transaction, only if what was done is stored. */
export async function recordAudit(
  who: Viewer,
  { action, study, subject, details = {} }: AuditNote,
  client?: ClientBase,
): Promise<void> {
  const person = who.kind === "person" ? who.id : null
  await (client ?? pool()).query(
    `INSERT INTO audit_entry (person_id, actor, action, study_id, subject, details) VALUES ($1, $2, $3, $4, $5, $6)`,
    [person, actorOf(who), action, study, subject, JSON.stringify(details)],
  )
}

function actorOf(who: Viewer): string {
  if (who.kind === "person") return who.token ? `${who.name}, by API token` : who.name
  return who.kind === "system" ? "command line" : "somebody without an account"
}
