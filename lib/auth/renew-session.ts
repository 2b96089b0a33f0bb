import "server-only"
import { SESSION_SECONDS, sessionCookie } from "@/lib/auth/session-cookie"
import { pool } from "@/lib/db/client"

/** Lets a session, and its cookie, last from now on: the Set-Cookie to send; null where it has ended meanwhile. */
export async function renewSession(headers: Headers, session: string): Promise<string | null> {
  const { rowCount } = await pool().query(
    `UPDATE session SET expires_at = now() + $2 * interval '1 second', updated_at = now()
     WHERE token = $1 AND expires_at > now()`,
    [session, SESSION_SECONDS],
  )
  return rowCount === 1 ? sessionCookie(headers, session) : null
}
