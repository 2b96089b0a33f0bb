import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { requireRole } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"

const Named = z.object({ id: z.string(), name: z.string() })

/** Who may label in a study, for who makes its queues: throws AccessError for less than an editor. */
export async function mayReview(study: Study): Promise<{ id: string; name: string }[]> {
  requireRole(study, "editor")
  const rows = await db().$queryRaw`
    SELECT p.id, p.name FROM person p
    WHERE p.closed_at IS NULL AND (p.owner OR EXISTS (
      SELECT FROM member me WHERE me.study_id = ${study.id} AND me.person_id = p.id AND me.role <> 'reader'))
    ORDER BY p.name, p.id`
  return z.array(Named).parse(rows)
}
