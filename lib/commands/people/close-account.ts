import "server-only"
import type { ClientBase } from "pg"
import { z } from "zod"
import { inTransaction } from "@/lib/db/transaction"
import { requireExhibitOwner, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { recordAudit } from "./record-audit"

/**
 * Lets a person sign in no more: ends their sessions, revokes their API tokens and voids links to a new password.
 * What they judged stays. Takes the owner of this Exhibit, whose own account cannot be closed.
 */
export async function closeAccount(who: Viewer, person: string): Promise<void> {
  requireExhibitOwner(who)
  await inTransaction(async (client) => {
    const { name, email, owner, closed } = await accountOf(client, person)
    if (owner) throw new QuestionError("This Exhibit’s owner is its last way in, and cannot be closed.")
    if (closed) return
    await client.query("UPDATE person SET closed_at = now(), updated_at = now() WHERE id = $1", [person])
    const sessions = await client.query("DELETE FROM session WHERE person_id = $1", [person])
    const tokens = await client.query(
      "UPDATE api_token SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL",
      [person],
    )
    await client.query("UPDATE invitation SET expires_at = now() WHERE person_id = $1 AND used_at IS NULL", [
      person,
    ])
    const details = { email, sessions: sessions.rowCount, tokens: tokens.rowCount }
    await recordAudit(who, { action: "close account", study: null, subject: name, details }, client)
  })
}

/** Lets a person sign in again, as they were; their tokens stay revoked. Takes the owner of this Exhibit. */
export async function reopenAccount(who: Viewer, person: string): Promise<void> {
  requireExhibitOwner(who)
  await inTransaction(async (client) => {
    const { name, email, closed } = await accountOf(client, person)
    if (!closed) return
    await client.query("UPDATE person SET closed_at = NULL, updated_at = now() WHERE id = $1", [person])
    await recordAudit(
      who,
      { action: "reopen account", study: null, subject: name, details: { email } },
      client,
    )
  })
}

const Account = z.object({ name: z.string(), email: z.string(), owner: z.boolean(), closed: z.boolean() })

async function accountOf(client: ClientBase, person: string): Promise<z.infer<typeof Account>> {
  const { rows } = await client.query(
    "SELECT name, email, owner, closed_at IS NOT NULL AS closed FROM person WHERE id = $1 FOR UPDATE",
    [person],
  )
  if (!rows[0]) throw new QuestionError("There is no such account.")
  return Account.parse(rows[0])
}
