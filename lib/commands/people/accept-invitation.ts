import "server-only"
import { randomUUID } from "node:crypto"
import type { ClientBase } from "pg"
import { z } from "zod"
import { hashOf } from "@/lib/auth/once-shown"
import { requirePassword, setPassword } from "@/lib/auth/password"
import { inTransaction } from "@/lib/db/transaction"
import type { AuditAction } from "@/lib/model/people/audit"
import { type Person, Role } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { recordAudit } from "./record-audit"

/** A link that is used up, expired, void, or was never made; nobody is told which. */
export class LinkError extends QuestionError {
  constructor() {
    super("This link is no longer good. Each is good once, for a while: ask for a new one.")
  }
}

/** What a link's holder says of themselves; the e-mail address only where the link does not say it. */
export type Acceptance = { name: string; email: string; password: string }

/** What came of it. `password` is false where the account has been there, and keeps the ways in that it has. */
export type Accepted = { email: string; password: boolean }

/**
 * Uses up a link: makes the owner's or a member's account with its roles, or sets a password and ends the sessions.
 * Throws LinkError for a link that is not good, and QuestionError (the link stays good) for what does not fit.
 */
export async function accept(token: string, said: Acceptance): Promise<Accepted> {
  return inTransaction(async (client) => {
    const link = await useUp(client, token)
    if (link.kind === "password") return renewPassword(client, link, said)
    const owner = link.kind === "owner"
    if (owner && (await client.query("SELECT FROM person WHERE owner LIMIT 1")).rowCount)
      throw new LinkError()
    const email = owner ? emailOf(said.email) : (link.email ?? "")
    const there = await personWith(client, email)
    const person = there ?? (await makePerson(client, email, said, { owner, trusted: link.trusted }))
    for (const { study, role } of link.roles)
      await client.query(
        `INSERT INTO member (study_id, person_id, role) SELECT id, $2, $3 FROM study WHERE id = $1
         ON CONFLICT (study_id, person_id) DO NOTHING`,
        [study, person.id, role],
      )
    await note(client, person, owner ? "set up" : "join", { invited_by: link.invited_by })
    return { email, password: there === null }
  })
}

function emailOf(text: string): string {
  const email = z.email().max(254).safeParse(text.trim().toLowerCase())
  if (!email.success) throw new QuestionError(`“${text}” is no e-mail address.`)
  return email.data
}

const Link = z.object({
  kind: z.enum(["owner", "member", "password"]),
  email: z.string().nullable(),
  person_id: z.string().nullable(),
  roles: z.array(z.object({ study: z.number(), role: Role })),
  invited_by: z.string(),
  trusted: z.boolean(),
})
type Link = z.infer<typeof Link>

async function useUp(client: ClientBase, token: string): Promise<Link> {
  const { rows } = await client.query(
    `UPDATE invitation SET used_at = now() WHERE hash = $1 AND used_at IS NULL AND expires_at > now()
     RETURNING kind, email, person_id, roles, invited_by, trusted`,
    [hashOf(token)],
  )
  if (rows[0] === undefined) throw new LinkError()
  return Link.parse(rows[0])
}

async function makePerson(
  client: ClientBase,
  email: string,
  said: Acceptance,
  { owner, trusted }: { owner: boolean; trusted: boolean },
) {
  const name = said.name.trim().slice(0, 200)
  if (name === "") throw new QuestionError("Say what you are called: your judgements stand under your name.")
  requirePassword(said.password)
  const id = randomUUID()
  await client.query(
    "INSERT INTO person (id, name, email, email_verified, owner) VALUES ($1, $2, $3, $4, $5)",
    [id, name, email, trusted, owner],
  )
  await setPassword(client, id, said.password)
  return personOf({ id, name, email })
}

async function renewPassword(client: ClientBase, link: Link, { password }: Acceptance): Promise<Accepted> {
  const person = await personWith(client, link.email ?? "")
  if (person?.id !== link.person_id || !person) throw new LinkError()
  await setPassword(client, person.id, password)
  await client.query("DELETE FROM session WHERE person_id = $1", [person.id])
  await note(client, person, "change password", { by: "link", invited_by: link.invited_by })
  return { email: person.email, password: true }
}

async function personWith(client: ClientBase, email: string): Promise<Person | null> {
  const { rows } = await client.query<{ id: string; name: string; email: string; closed: boolean }>(
    "SELECT id, name, email, closed_at IS NOT NULL AS closed FROM person WHERE email = $1",
    [email],
  )
  if (rows[0]?.closed) throw new LinkError()
  return rows[0] ? personOf(rows[0]) : null
}

function personOf({ id, name, email }: { id: string; name: string; email: string }): Person {
  return { kind: "person", id, name, email, owner: false, token: null }
}

const note = (client: ClientBase, person: Person, action: AuditAction, details: Record<string, unknown>) =>
  recordAudit(person, { action, study: null, subject: person.email, details }, client)
