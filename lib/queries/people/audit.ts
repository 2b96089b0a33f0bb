import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { type AuditView, NOBODY } from "@/lib/filters/people"
import { Prisma } from "@/lib/generated/prisma/client"
import { AuditAction, type AuditActor, type AuditPage, type AuditRow } from "@/lib/model/people/audit"
import { requireExhibitOwner, requireRole, type Viewer } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"

const { sql, join, empty } = Prisma
type Sql = Prisma.Sql

/** Whose log: of one study, as its owner; or of all, as who owns this Exhibit. */
export type AuditScope = { study: Study } | { owner: Viewer }

const PAGE = 100

const Row = z.object({
  id: z.bigint(),
  at: z.date(),
  actor: z.string(),
  action: AuditAction,
  study: z.object({ slug: z.string(), title: z.string() }).nullable(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
})

/**
 * One page of the log, the latest first. Of a transcript that its reader must judge blind, and of the queue that it is
 * in, it says who did something, and not what. Throws AccessError for who may not read it.
 */
export async function listAudit(scope: AuditScope, view: AuditView, size = PAGE): Promise<AuditPage> {
  const where = conditionsOf(scope, view)
  const [rows, counted] = await Promise.all([
    entries(scope, where, view.before, size + 1),
    db()
      .$queryRaw`SELECT count(*)::int AS total FROM audit_entry a LEFT JOIN study s ON s.id = a.study_id WHERE ${where}`,
  ])
  const [{ total }] = z.tuple([z.object({ total: z.int() })]).parse(counted)
  const page = rows.slice(0, size)
  return { rows: page, total, next: rows.length > size ? (page.at(-1)?.id ?? null) : null }
}

/** All entries of a view, read page by page. */
export async function* streamAudit(scope: AuditScope, view: AuditView): AsyncGenerator<AuditRow> {
  const where = conditionsOf(scope, view)
  for (let before: string | null = null; ; ) {
    const rows: AuditRow[] = await entries(scope, where, before, 1000)
    yield* rows
    before = rows.at(-1)?.id ?? null
    if (rows.length < 1000 || before === null) return
  }
}

/** Who is in the log, by the name that they had last. */
export async function auditActors(scope: AuditScope): Promise<AuditActor[]> {
  const rows = await db().$queryRaw`
    SELECT coalesce(p.id, ${NOBODY} || a.actor) AS key, coalesce(p.name, a.actor) AS name
    FROM audit_entry a LEFT JOIN person p ON p.id = a.person_id WHERE ${reach(scope)}
    GROUP BY 1, 2, a.person_id IS NULL, lower(coalesce(p.name, a.actor))
    ORDER BY a.person_id IS NULL, lower(coalesce(p.name, a.actor)), 1`
  return z.array(z.object({ key: z.string(), name: z.string() })).parse(rows)
}

/** The studies that the log speaks of. */
export async function auditStudies(scope: AuditScope): Promise<{ slug: string; title: string }[]> {
  const rows = await db().$queryRaw`
    SELECT s.slug, s.title FROM audit_entry a JOIN study s ON s.id = a.study_id
    WHERE ${reach(scope)} GROUP BY s.slug, s.title ORDER BY lower(s.title), s.slug`
  return z.array(z.object({ slug: z.string(), title: z.string() })).parse(rows)
}

async function entries(
  scope: AuditScope,
  where: Sql,
  before: string | null,
  limit: number,
): Promise<AuditRow[]> {
  const beyond = before === null ? empty : sql`AND a.id < ${before}::bigint`
  const rows = await db().$queryRaw`
    SELECT a.id, a.at, a.actor, a.action, a.subject,
      CASE WHEN ${hiddenFrom(readerOf(scope))} THEN ${HIDDEN}::jsonb ELSE a.details END AS details,
      CASE WHEN s.id IS NOT NULL THEN json_build_object('slug', s.slug, 'title', s.title) END AS study
    FROM audit_entry a LEFT JOIN study s ON s.id = a.study_id
    WHERE ${where} ${beyond} ORDER BY a.id DESC LIMIT ${limit}`
  return z
    .array(Row)
    .parse(rows)
    .map(({ id, at, ...row }) => ({ ...row, id: id.toString(), at: at.toISOString() }))
}

/** What takes the place of details that would tell what their reader must not know yet. */
const HIDDEN = JSON.stringify({ hidden: "until you have judged it" })

/** Who reads, where they may have something to judge blind. */
function readerOf(scope: AuditScope): string | null {
  if ("study" in scope) return scope.study.blindFor
  return scope.owner.kind === "person" ? scope.owner.id : null
}

/** Whether an entry that is not one's own tells of what one must judge blind. */
function hiddenFrom(reader: string | null): Sql {
  if (reader === null) return sql`false`
  return sql`(a.person_id IS DISTINCT FROM ${reader} AND EXISTS (
    SELECT FROM blinded b JOIN transcript t ON t.id = b.transcript_id WHERE b.person_id = ${reader}
      AND (a.subject ~ ('^transcript ' || t.public_id) OR a.details -> 'queue' = to_jsonb(b.queue_id))))`
}

function conditionsOf(scope: AuditScope, { who, action, study, since, until }: AuditView): Sql {
  const day = (text: string) => sql`(${text}::date)::timestamp AT TIME ZONE 'UTC'`
  return join(
    [
      reach(scope),
      ...(who === null ? [] : [actorIs(who)]),
      ...(action === null ? [] : [sql`a.action = ${action}`]),
      ...(study === null ? [] : [sql`s.slug = ${study}`]),
      ...(since === null ? [] : [sql`a.at >= ${day(since)}`]),
      ...(until === null ? [] : [sql`a.at < ${day(until)} + interval '1 day'`]),
    ],
    " AND ",
  )
}

function actorIs(who: string): Sql {
  if (!who.startsWith(NOBODY)) return sql`a.person_id = ${who}`
  return sql`(a.person_id IS NULL AND a.actor = ${who.slice(NOBODY.length)})`
}

/** Throws AccessError for who may not read it. */
function reach(scope: AuditScope): Sql {
  if ("study" in scope) {
    requireRole(scope.study, "owner")
    return sql`a.study_id = ${scope.study.id}`
  }
  requireExhibitOwner(scope.owner)
  return sql`true`
}
