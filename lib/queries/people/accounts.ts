import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { AccountRow } from "@/lib/model/people/rows"
import { Role, requireExhibitOwner, type Viewer } from "@/lib/model/people/viewer"

const Account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  owner: z.boolean(),
  createdAt: z.date(),
  closedAt: z.date().nullable(),
  lastSeen: z.date().nullable(),
  memberships: z.array(z.object({ slug: z.string(), title: z.string(), role: Role })),
})

/** Everybody with an account here, open ones first. For the owner of this Exhibit: throws AccessError for others. */
export async function listPeople(viewer: Viewer): Promise<AccountRow[]> {
  requireExhibitOwner(viewer)
  const rows = await db().$queryRaw`
    SELECT p.id, p.name, p.email, p.owner, p.created_at AS "createdAt", p.closed_at AS "closedAt",
      greatest((SELECT max(s.updated_at) FROM session s WHERE s.person_id = p.id),
        (SELECT max(t.last_used_at) FROM api_token t WHERE t.person_id = p.id)) AS "lastSeen",
      (SELECT coalesce(json_agg(json_build_object('slug', s.slug, 'title', s.title, 'role', m.role) ORDER BY s.slug), '[]')
        FROM member m JOIN study s ON s.id = m.study_id WHERE m.person_id = p.id) AS memberships
    FROM person p ORDER BY p.closed_at IS NOT NULL, NOT p.owner, p.name, p.id`
  return z
    .array(Account)
    .parse(rows)
    .map(({ createdAt, closedAt, lastSeen, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      lastSeen: lastSeen?.toISOString() ?? null,
    }))
}
