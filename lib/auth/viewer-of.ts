import "server-only"
import { z } from "zod"
import { hasOwner } from "@/lib/auth/has-owner"
import { hashOf } from "@/lib/auth/once-shown"
import { isAtThisMachine } from "@/lib/auth/peer"
import { RENEWED_AFTER_SECONDS, sessionTokenIn } from "@/lib/auth/session-cookie"
import { pool } from "@/lib/db/client"
import { AccessError, ANONYMOUS, type Person, type Viewer } from "@/lib/model/people/viewer"

/** Who asks, and the token of their session where it should be renewed. */
export type Asking = { viewer: Viewer; renew: string | null }

/**
 * Who sent a request with these headers. A token in `Authorization` speaks alone; throws AccessError (401) where it
 * is none that is good.
 */
export async function viewerOf(headers: Headers): Promise<Viewer> {
  return (await askedBy(headers)).viewer
}

/** As `viewerOf`, in one query for who is signed in or brings a token, and in none for others. */
export async function askedBy(headers: Headers): Promise<Asking> {
  const [, bearer] = /^Bearer\s+(.+)$/i.exec(headers.get("authorization")?.trim() ?? "") ?? []
  if (bearer !== undefined) return { viewer: await tokenHolder(bearer), renew: null }
  const session = sessionTokenIn(headers)
  const signedIn = session === null ? null : await sessionHolder(session)
  if (signedIn) return signedIn
  const local = isAtThisMachine(headers) && !(await hasOwner())
  return { viewer: local ? { kind: "local" } : ANONYMOUS, renew: null }
}

const SessionRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  owner: z.boolean(),
  stale: z.boolean(),
})

async function sessionHolder(session: string): Promise<Asking | null> {
  const { rows } = await pool().query(
    `SELECT p.id, p.name, p.email, p.owner, s.updated_at < now() - $2 * interval '1 second' AS stale
     FROM session s JOIN person p ON p.id = s.person_id
     WHERE s.token = $1 AND s.expires_at > now() AND p.closed_at IS NULL`,
    [session, RENEWED_AFTER_SECONDS],
  )
  if (rows[0] === undefined) return null
  const { stale, ...person } = SessionRow.parse(rows[0])
  return { viewer: { kind: "person", ...person, token: null }, renew: stale ? session : null }
}

const TokenRow = SessionRow.omit({ stale: true }).extend({ token: z.number(), writes: z.boolean() })

/** When it was last used is kept to the minute. */
async function tokenHolder(bearer: string): Promise<Person> {
  const { rows } = await pool().query(
    `WITH holder AS (
       SELECT t.id AS token, t.writes, t.last_used_at, p.id, p.name, p.email, p.owner
       FROM api_token t JOIN person p ON p.id = t.person_id
       WHERE t.hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
         AND p.closed_at IS NULL
     ), used AS (
       UPDATE api_token t SET last_used_at = now() FROM holder h
       WHERE t.id = h.token AND (h.last_used_at IS NULL OR h.last_used_at < now() - interval '1 minute')
     )
     SELECT token, writes, id, name, email, owner FROM holder`,
    [hashOf(bearer)],
  )
  if (rows[0] === undefined)
    throw new AccessError("This API token is not good: mistyped, expired, revoked, or never made.", false)
  const { token, writes, ...person } = TokenRow.parse(rows[0])
  return { kind: "person", ...person, token: { id: token, writes } }
}
