import "server-only"
import type { ClientBase } from "pg"
import { z } from "zod"
import { inTransaction } from "@/lib/db/transaction"
import { Role, requireRole, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { recordAudit } from "./record-audit"

type Owned = Pick<Study, "id" | "role">

/**
 * Gives an existing account a role in a study; false where nobody has an account under this e-mail address, for the
 * caller to invite them. Takes an owner.
 */
export async function addMember(who: Viewer, study: Owned, email: string, role: Role): Promise<boolean> {
  requireRole(study, "owner")
  return inTransaction(async (client) => {
    const { rows } = await client.query(
      "SELECT id, closed_at IS NOT NULL AS closed FROM person WHERE lower(email) = lower($1)",
      [email.trim()],
    )
    const [found] = z.array(z.object({ id: z.string(), closed: z.boolean() })).parse(rows)
    if (!found) return false
    if (found.closed)
      throw new QuestionError("This account is closed. The owner of this Exhibit can open it again.")
    await setRole(client, who, study, found.id, role)
    return true
  })
}

/** Changes what a member may do. Takes an owner; throws QuestionError for who is no member. */
export async function changeRole(who: Viewer, study: Owned, person: string, role: Role): Promise<void> {
  requireRole(study, "owner")
  await inTransaction(async (client) => {
    if ((await roleOf(client, study.id, person)) === null) throw noMember()
    await setRole(client, who, study, person, role)
  })
}

/**
 * Takes a member's role away; what they judged and said stays. Takes an owner. Owners may leave, the last one too:
 * who owns this Exhibit owns every study of it.
 */
export async function removeMember(who: Viewer, study: Owned, person: string): Promise<void> {
  requireRole(study, "owner")
  await inTransaction(async (client) => {
    const was = await roleOf(client, study.id, person)
    if (was === null) throw noMember()
    await client.query("DELETE FROM member WHERE study_id = $1 AND person_id = $2", [study.id, person])
    await note(client, who, study, person, { was, is: "no member" })
  })
}

async function setRole(client: ClientBase, who: Viewer, study: Owned, person: string, role: Role) {
  const was = await roleOf(client, study.id, person)
  if (was === role) return
  await client.query(
    `INSERT INTO member (study_id, person_id, role) VALUES ($1, $2, $3)
     ON CONFLICT (study_id, person_id) DO UPDATE SET role = excluded.role`,
    [study.id, person, role],
  )
  await note(client, who, study, person, { was: was ?? "no member", is: role })
}

async function roleOf(client: ClientBase, study: number, person: string): Promise<Role | null> {
  const { rows } = await client.query(
    "SELECT role FROM member WHERE study_id = $1 AND person_id = $2 FOR UPDATE",
    [study, person],
  )
  return rows[0] ? Role.parse(rows[0].role) : null
}

async function note(
  client: ClientBase,
  who: Viewer,
  study: Owned,
  person: string,
  change: { was: string; is: string },
) {
  const { rows } = await client.query("SELECT name, email FROM person WHERE id = $1", [person])
  const { name, email } = z.object({ name: z.string(), email: z.string() }).parse(rows[0])
  const details = { ...change, email }
  await recordAudit(who, { action: "change access", study: study.id, subject: name, details }, client)
}

const noMember = () => new QuestionError("This person is no member of this study any more.")
