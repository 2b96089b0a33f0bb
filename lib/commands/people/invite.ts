import "server-only"
import type { ClientBase } from "pg"
import { z } from "zod"
import { newSecret } from "@/lib/auth/once-shown"
import { requireSession } from "@/lib/auth/require-session"
import { inTransaction } from "@/lib/db/transaction"
import { AccessError, type Person, type Role, requirePerson, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { recordAudit } from "./record-audit"

/** The token is part of the link (`welcomeUrl`) and is known to nobody afterwards; `expiresAt` is ISO. */
export type Invitation = { token: string; expiresAt: string }

export type Invited = { email: string; name?: string; roles: { study: number; role: Role }[] }

const Email = z.email().max(254)
const DAYS = { owner: 1, member: 14, password: 3 }

/**
 * A link for somebody to join with these roles. Whoever invites owns these studies, or this Exhibit. Throws
 * QuestionError where there is such an account, or the e-mail address is none.
 */
export async function invite(who: Viewer, { email, name, roles }: Invited): Promise<Invitation> {
  const address = Email.safeParse(email.trim().toLowerCase())
  if (!address.success) throw new QuestionError(`“${email}” is no e-mail address.`)
  return inTransaction(async (client) => {
    await requireOwnerOf(client, who, roles)
    const there = await client.query("SELECT FROM person WHERE email = $1", [address.data])
    if (there.rowCount)
      throw new QuestionError(`${address.data} has an account already: give it its role directly.`)
    const invited = { email: address.data, name: name?.trim() || null, roles }
    const made = await makeLink(client, who, "member", invited)
    for (const study of roles.length > 0 ? roles : [{ study: null, role: null }])
      await recordAudit(
        who,
        { action: "invite", study: study.study, subject: address.data, details: { role: study.role } },
        client,
      )
    return made
  })
}

/**
 * A link for an account's holder to choose a new password. The owner of this Exhibit makes it, and no API token of
 * theirs: whoever has the link has the account.
 */
export async function invitePassword(who: Viewer, person: string): Promise<Invitation> {
  if (who.kind !== "system") requireSession(who)
  return inTransaction(async (client) => {
    await requireOwnerOf(client, who, [])
    const { rows } = await client.query<{ email: string }>(
      "SELECT email FROM person WHERE id = $1 AND closed_at IS NULL",
      [person],
    )
    if (!rows[0]) throw new QuestionError("There is no open account of this person.")
    const made = await makeLink(client, who, "password", { email: rows[0].email, person })
    const details = { to: "choose a new password" }
    await recordAudit(who, { action: "invite", study: null, subject: rows[0].email, details }, client)
    return made
  })
}

/** The link to set this Exhibit up; one made before is void. Null where it has an owner. */
export async function inviteOwner(): Promise<Invitation | null> {
  return inTransaction(async (client) => {
    if ((await client.query("SELECT FROM person WHERE owner LIMIT 1")).rowCount) return null
    await client.query("DELETE FROM invitation WHERE kind = 'owner' AND used_at IS NULL")
    return makeLink(client, { kind: "system" }, "owner", {})
  })
}

type Link = { email?: string; name?: string | null; person?: string; roles?: Invited["roles"] }

async function makeLink(client: ClientBase, who: Viewer, kind: keyof typeof DAYS, link: Link) {
  const { secret, hash } = newSecret()
  const { email = null, name = null, person = null, roles = [] } = link
  const { rows } = await client.query<{ expires_at: Date }>(
    `INSERT INTO invitation (hash, kind, email, name, person_id, roles, invited_by, expires_at, trusted)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8 * interval '1 day', $9) RETURNING expires_at`,
    [hash, kind, email, name, person, JSON.stringify(roles), inviter(who), DAYS[kind], vouches(who)],
  )
  return { token: secret, expiresAt: rows[0]?.expires_at.toISOString() ?? "" }
}

/** A study's owner holds the link that they make, and could join by it under an address that is not theirs. */
const vouches = (who: Viewer) => who.kind === "system" || (who.kind === "person" && who.owner)

const inviter = (who: Viewer) => (who.kind === "person" ? who.name : "the command line")

async function requireOwnerOf(client: ClientBase, who: Viewer, roles: Invited["roles"]): Promise<void> {
  if (who.kind === "system") return
  const person: Person = requirePerson(who)
  if (person.owner) return
  const studies = [...new Set(roles.map(({ study }) => study))]
  const { rowCount } = await client.query(
    "SELECT FROM member WHERE person_id = $1 AND role = 'owner' AND study_id = ANY($2::int[])",
    [person.id, studies],
  )
  if (studies.length === 0 || rowCount !== studies.length)
    throw new AccessError("Only a study’s owner, or the owner of this Exhibit, invites to it.")
}
