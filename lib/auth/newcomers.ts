import "server-only"
import { hasOwner } from "@/lib/auth/has-owner"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { pool } from "@/lib/db/client"
import { env } from "@/lib/env"
import type { Person } from "@/lib/model/people/viewer"

// What better-auth asks and tells when somebody signs in. Accounts come from invitations (lib/commands/people/invite.ts);
// only single sign-on makes one here, without any role.

type Newcomer = { id: string; name: string; email: string; emailVerified: boolean }

/** Whether the provider's user gets an account: an address that was verified, of a domain that may. */
export async function mayJoin<T extends Newcomer>(newcomer: T) {
  const domains = env().oidc?.domains ?? []
  const [, domain = ""] = newcomer.email.toLowerCase().split("@")
  const allowed = newcomer.emailVerified && (domains.length === 0 || domains.includes(domain))
  if (!allowed || !(await hasOwner())) return false
  const name = newcomer.name.trim() || newcomer.email.split("@")[0] || newcomer.email
  return { data: { ...newcomer, name: name.slice(0, 200) } }
}

export async function noteJoined(newcomer: Newcomer): Promise<void> {
  await recordAudit(personOf(newcomer), { action: "join", study: null, subject: newcomer.email })
}

/** Nobody signs in to an account that was closed. */
export async function maySignIn({ userId }: { userId: string }): Promise<false | undefined> {
  const { rowCount } = await pool().query("SELECT FROM person WHERE id = $1 AND closed_at IS NULL", [userId])
  return rowCount === 1 ? undefined : false
}

/** Also forgets the sessions that have run out. */
export async function noteSignedIn({ userId }: { userId: string }): Promise<void> {
  await pool().query("DELETE FROM session WHERE expires_at < now()")
  const { rows } = await pool().query<Newcomer>("SELECT id, name, email FROM person WHERE id = $1", [userId])
  if (rows[0])
    await recordAudit(personOf(rows[0]), { action: "sign in", study: null, subject: rows[0].email })
}

function personOf({ id, name, email }: Pick<Newcomer, "id" | "name" | "email">): Person {
  return { kind: "person", id, name, email, owner: false, token: null }
}
