import "server-only"
import { exceeded, forgive } from "@/lib/auth/limit"
import { isPassword, setPassword } from "@/lib/auth/password"
import { requireSession } from "@/lib/auth/require-session"
import { inTransaction } from "@/lib/db/transaction"
import type { Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { recordAudit } from "./record-audit"

const GUESSES = { window: 600, max: 10 }

/** Changes what a person is called. Throws QuestionError for no name. */
export async function changeName(who: Viewer, name: string): Promise<void> {
  const person = requireSession(who)
  const called = name.trim().slice(0, 200)
  if (called === "") throw new QuestionError("A name cannot be empty.")
  if (called === person.name) return
  await inTransaction(async (client) => {
    await client.query("UPDATE person SET name = $2, updated_at = now() WHERE id = $1", [person.id, called])
    const details = { before: person.name, now: called }
    await recordAudit(who, { action: "change account", study: null, subject: person.email, details }, client)
  })
}

/**
 * Changes a person's password and ends every session but `session`, their own. Throws QuestionError where the old one
 * is not theirs or the new one does not do, and after too many guesses.
 */
export async function changePassword(
  who: Viewer,
  session: string | null,
  { old, password }: { old: string; password: string },
): Promise<void> {
  const person = requireSession(who)
  const key = `password ${person.id}`
  const wait = await exceeded(key, GUESSES)
  if (wait !== null)
    throw new QuestionError(`Too many attempts. Wait ${Math.ceil(wait / 60)} minutes, then try again.`)
  await inTransaction(async (client) => {
    const right = await isPassword(client, person.id, old)
    if (right === null)
      throw new QuestionError("This account has no password: it signs in with its provider.")
    if (!right) throw new QuestionError("The old password is another one.")
    await setPassword(client, person.id, password)
    await client.query("DELETE FROM session WHERE person_id = $1 AND token <> $2", [person.id, session ?? ""])
    await recordAudit(who, { action: "change password", study: null, subject: person.email }, client)
  })
  await forgive(key)
}

/** Ends one of a person's own sessions, or all but `session`. Throws QuestionError where there is none such. */
export async function revokeSessions(
  who: Viewer,
  which: { id: string } | { but: string | null },
): Promise<void> {
  const person = requireSession(who)
  await inTransaction(async (client) => {
    const [condition, value] = "id" in which ? ["id = $2", which.id] : ["token <> $2", which.but ?? ""]
    const { rowCount } = await client.query(`DELETE FROM session WHERE person_id = $1 AND ${condition}`, [
      ...[person.id, value],
    ])
    if (rowCount === 0) throw new QuestionError("There is no other such session: it has ended.")
    const details = { ended: rowCount }
    await recordAudit(who, { action: "revoke session", study: null, subject: person.email, details }, client)
  })
}
