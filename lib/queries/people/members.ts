import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { MemberRow, PendingInvitation } from "@/lib/model/people/rows"
import { Role, requireRole } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"

const Member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  since: z.date(),
  closed: z.boolean(),
})

/** Who has a role in a study, owners first. For its owners: throws AccessError for others. */
export async function membersOf(study: Study): Promise<MemberRow[]> {
  requireRole(study, "owner")
  const rows = await db().$queryRaw`
    SELECT p.id, p.name, p.email, m.role, m.created_at AS since, p.closed_at IS NOT NULL AS closed
    FROM member m JOIN person p ON p.id = m.person_id WHERE m.study_id = ${study.id}
    ORDER BY array_position(ARRAY['owner', 'editor', 'reviewer', 'reader'], m.role), p.name, p.id`
  return z
    .array(Member)
    .parse(rows)
    .map(({ since, ...row }) => ({ ...row, since: since.toISOString() }))
}

const Invited = z.object({
  id: z.int(),
  email: z.string(),
  role: Role,
  by: z.string(),
  expiresAt: z.date(),
})

/** Invitations to a study that wait to be taken up; never their links. For its owners. */
export async function pendingInvitations(study: Study): Promise<PendingInvitation[]> {
  requireRole(study, "owner")
  const rows = await db().$queryRaw`
    SELECT i.id, i.email, r.role, i.invited_by AS by, i.expires_at AS "expiresAt"
    FROM invitation i CROSS JOIN LATERAL jsonb_to_recordset(i.roles) AS r(study int, role text)
    WHERE i.kind = 'member' AND i.used_at IS NULL AND i.expires_at > now() AND i.email IS NOT NULL
      AND r.study = ${study.id}
    ORDER BY i.id DESC`
  return z
    .array(Invited)
    .parse(rows)
    .map(({ expiresAt, ...row }) => ({ ...row, expiresAt: expiresAt.toISOString() }))
}
