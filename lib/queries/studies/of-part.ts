import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Viewer } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { findStudy } from "./find"

const { sql } = Prisma

/**
 * The study that a comment, judgement or flag belongs to, as the viewer sees it; null where there is none that they
 * may read. What it holds of the thing itself is for a command to ask.
 */
export async function studyOf(
  viewer: Viewer,
  kind: "comment" | "judgement" | "flag",
  id: string,
): Promise<Study | null> {
  if (!(kind === "flag" ? /^\d{1,9}$/ : /^\d{1,18}$/).test(id)) return null
  const rows = await db().$queryRaw`
    SELECT s.slug FROM study s JOIN transcript t ON t.study_id = s.id ${joins[kind]} = ${BigInt(id)}`
  const [found] = z.array(z.object({ slug: z.string() })).parse(rows)
  return found ? findStudy(viewer, found.slug) : null
}

const joins = {
  comment: sql`JOIN comment c ON c.transcript_id = t.id WHERE c.id`,
  judgement: sql`JOIN judgement j ON j.transcript_id = t.id WHERE j.id`,
  flag: sql`JOIN judgement j ON j.transcript_id = t.id JOIN flag f ON f.judgement_id = j.id WHERE f.id`,
}
