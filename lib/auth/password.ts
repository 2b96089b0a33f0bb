import "server-only"
import { hashPassword, verifyPassword } from "better-auth/crypto"
import type { ClientBase } from "pg"
import { QuestionError } from "@/lib/model/question-error"

export const MIN_PASSWORD = 12
export const MAX_PASSWORD = 128

/** Throws QuestionError for a password that is too short or too long. */
export function requirePassword(password: string): void {
  if (password.length < MIN_PASSWORD)
    throw new QuestionError(`A password has at least ${MIN_PASSWORD} characters.`)
  if (password.length > MAX_PASSWORD)
    throw new QuestionError(`A password has at most ${MAX_PASSWORD} characters.`)
}

/** Keeps a person's password, hashed with scrypt, in place of the one before. */
export async function setPassword(client: ClientBase, person: string, password: string): Promise<void> {
  requirePassword(password)
  await client.query(
    `INSERT INTO credential (id, person_id, account_id, provider_id, password)
     VALUES (gen_random_uuid()::text, $1, $1, 'credential', $2)
     ON CONFLICT (provider_id, account_id) DO UPDATE SET password = EXCLUDED.password, updated_at = now()`,
    [person, await hashPassword(password)],
  )
}

/** Whether this is the person's password; null where they have none. */
export async function isPassword(
  client: ClientBase,
  person: string,
  password: string,
): Promise<boolean | null> {
  const { rows } = await client.query<{ password: string | null }>(
    "SELECT password FROM credential WHERE person_id = $1 AND provider_id = 'credential'",
    [person],
  )
  const hash = rows[0]?.password
  return hash ? verifyPassword({ hash, password }) : null
}
