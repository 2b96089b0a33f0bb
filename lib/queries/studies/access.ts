import "server-only"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Viewer } from "@/lib/model/people/viewer"

const { sql } = Prisma
type Sql = Prisma.Sql

/** Whether the viewer may read the study `s`. */
export function readableBy(viewer: Viewer): Sql {
  if (viewer.kind === "system" || viewer.kind === "local") return sql`true`
  if (viewer.kind === "anonymous") return sql`(s.visibility = 'public')`
  if (viewer.owner) return sql`true`
  return sql`(s.visibility <> 'private' OR ${memberRole(viewer)} IS NOT NULL)`
}

/** The role that the viewer has in the study `s` as a member; null where they are none. */
export function memberRole(viewer: Viewer): Sql {
  if (viewer.kind !== "person") return sql`NULL::text`
  return sql`(SELECT me.role FROM member me WHERE me.study_id = s.id AND me.person_id = ${viewer.id})`
}

/** Whether the viewer has still to judge anything of the study `s` blind. */
export function isBlinded(viewer: Viewer): Sql {
  if (viewer.kind !== "person") return sql`false`
  return sql`EXISTS (SELECT FROM blinded b WHERE b.study_id = s.id AND b.person_id = ${viewer.id})`
}
