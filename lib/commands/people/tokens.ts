import "server-only"
import { newSecret } from "@/lib/auth/once-shown"
import { requireSession } from "@/lib/auth/require-session"
import { inTransaction } from "@/lib/db/transaction"
import type { Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { recordAudit } from "./record-audit"

const MOST = 50

/** `days` null: it does not expire. */
export type NewToken = { name: string; writes: boolean; days: number | null }

/** Makes an API token of a person and gives it, the only time that anybody sees it. Throws QuestionError. */
export async function makeToken(who: Viewer, { name, writes, days }: NewToken): Promise<string> {
  const person = requireSession(who)
  const called = name.trim().slice(0, 100)
  if (called === "") throw new QuestionError("Name the token, to know later what it is for.")
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3650))
    throw new QuestionError("A token is good for 1 to 3650 days.")
  const { secret, hash } = newSecret("exh_")
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM api_token WHERE person_id = $1 AND revoked_at IS NULL",
      [person.id],
    )
    if ((rows[0]?.count ?? 0) >= MOST) throw new QuestionError(`Nobody has more than ${MOST}: revoke some.`)
    await client.query(
      `INSERT INTO api_token (person_id, name, hash, start, writes, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 day')`,
      [person.id, called, hash, secret.slice(0, 8), writes, days],
    )
    const details = { writes, days }
    await recordAudit(who, { action: "make token", study: null, subject: called, details }, client)
  })
  return secret
}

/** Revokes one of a person's own tokens, at once. Throws QuestionError where there is none such. */
export async function revokeToken(who: Viewer, id: number): Promise<void> {
  const person = requireSession(who)
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `UPDATE api_token SET revoked_at = now() WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL
       RETURNING name`,
      [id, person.id],
    )
    if (!rows[0]) throw new QuestionError("You have no such token: it was revoked, or never made.")
    await recordAudit(who, { action: "revoke token", study: null, subject: rows[0].name }, client)
  })
}
