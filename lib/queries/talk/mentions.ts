import "server-only"
import { z } from "zod"
import { db, pool } from "@/lib/db/client"
import { type Mentionable, mentionable } from "@/lib/db/mentionable"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Person } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import type { MentionRow } from "@/lib/model/talk/thread"
import { notBlinded } from "@/lib/queries/population/where"
import { readableBy } from "@/lib/queries/studies/access"

const { sql } = Prisma

/** The mentions of a person that wait for them: not seen yet, in what they may read and need not judge blind first. */
export async function unseenMentions(person: Person): Promise<number> {
  const rows = await db().$queryRaw`SELECT count(*)::int AS n ${mentionsFor(person)} AND n.seen_at IS NULL`
  const [{ n }] = z.tuple([z.object({ n: z.int() })]).parse(rows)
  return n
}

/** Of some comments, those that mention the person and that they have not seen. */
export async function unseenIn(person: Person, comments: bigint[]): Promise<string[]> {
  if (comments.length === 0) return []
  const rows = await db().$queryRaw`
    SELECT c.id::text AS comment ${mentionsFor(person)} AND n.seen_at IS NULL AND c.id = ANY(${comments}) ORDER BY c.id`
  return z
    .array(z.object({ comment: z.string() }))
    .parse(rows)
    .map(({ comment }) => comment)
}

/** Everybody with an account who may read the study, by name: whom a comment in it can mention. */
export async function mentionablePeople(study: Study): Promise<Mentionable[]> {
  return mentionable(pool(), study)
}

const LISTED = 200

const Row = z.object({
  comment: z.string(),
  author: z.string(),
  text: z.string(),
  at: z.date(),
  seen: z.boolean(),
  transcript: z.string(),
  study: z.object({ slug: z.string(), title: z.string() }),
})

/** The latest mentions of a person, those not seen first; of what they may not read, or not yet, none. */
export async function listMentions(person: Person): Promise<MentionRow[]> {
  const rows = await db().$queryRaw`
    SELECT c.id::text AS comment, c.author, c.text, c.created_at AS at, n.seen_at IS NOT NULL AS seen,
      t.public_id AS transcript, json_build_object('slug', s.slug, 'title', s.title) AS study
    ${mentionsFor(person)} ORDER BY n.seen_at IS NOT NULL, c.id DESC LIMIT ${LISTED}`
  return z
    .array(Row)
    .parse(rows)
    .map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

function mentionsFor(person: Person): Prisma.Sql {
  return sql`FROM mention n JOIN comment c ON c.id = n.comment_id JOIN transcript t ON t.id = c.transcript_id
    JOIN study s ON s.id = t.study_id
    WHERE n.person_id = ${person.id} AND ${readableBy(person)} AND ${notBlinded(person.id)}`
}
