import "server-only"
import { z } from "zod"
import { hashOf } from "@/lib/auth/once-shown"
import { pool } from "@/lib/db/client"

const Row = z.object({
  kind: z.enum(["owner", "member", "password"]),
  email: z.string().nullable(),
  name: z.string().nullable(),
  invited_by: z.string(),
  account: z.boolean(),
})

/** What an invitation says to who holds its link; `account`: there is one of its e-mail address. */
export type OpenInvitation = z.infer<typeof Row>

/** The invitation of a link that is still good; null for every other. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const { rows } = await pool().query(
    `SELECT i.kind, i.email, coalesce(i.name, p.name) AS name, i.invited_by, p.id IS NOT NULL AS account
     FROM invitation i LEFT JOIN person p ON p.email = i.email
     WHERE i.hash = $1 AND i.used_at IS NULL AND i.expires_at > now() AND p.closed_at IS NULL`,
    [hashOf(token)],
  )
  return rows[0] === undefined ? null : Row.parse(rows[0])
}
