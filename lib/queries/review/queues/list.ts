import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { mayAs, type Person, requireRole, type Viewer } from "@/lib/model/people/viewer"
import {
  AssignmentState,
  QueueBlind,
  type QueueItemRow,
  type QueueItemView,
  QueuePlan,
  type QueueRow,
  QueueState,
} from "@/lib/model/review/queues/plan"
import type { Study } from "@/lib/model/study"
import { notBlinded } from "@/lib/queries/population/where"
import { findStudy } from "@/lib/queries/studies/find"

const { sql, empty } = Prisma
type Sql = Prisma.Sql

const Item = z.object({
  title: z.string(),
  state: QueueState,
  dueOn: z.string().nullable(),
  blind: QueueBlind,
  questions: z.array(z.string()),
  own: AssignmentState.nullable(),
  leasedUntil: z.date().nullable(),
  skipReason: z.string().nullable(),
  done: z.int(),
  before: z.int(),
  left: z.int(),
})

/**
 * A transcript (by its public id) of a queue as one of its reviewers has it; null where it is not in the queue, or
 * they are none of its reviewers. What counts as still to come for them: items with a place left that they neither
 * submitted nor skipped, and what they have open.
 */
export async function itemOf(
  who: Person,
  study: Study,
  queue: number,
  transcript: string,
): Promise<QueueItemView | null> {
  const rows = await db().$queryRaw`
    SELECT q.title, q.state, q.due_on::text AS "dueOn", q.blind, own.state AS own, own.skip_reason AS "skipReason",
      CASE WHEN own.state = 'open' AND own.leased_until > now() THEN own.leased_until END AS "leasedUntil",
      (SELECT coalesce(json_agg(qu.key ORDER BY qu.ordinal, qu.id), '[]') FROM question qu
        WHERE qu.id = ANY(q.questions) AND qu.archived_at IS NULL) AS questions,
      counted.done, counted.before, counted.left
    FROM queue q
    JOIN queue_reviewer r ON r.queue_id = q.id AND r.person_id = ${who.id}
    JOIN queue_item i ON i.queue_id = q.id
    JOIN transcript t ON t.id = i.transcript_id AND t.public_id = ${transcript}
    LEFT JOIN assignment own ON own.item_id = i.id AND own.person_id = r.person_id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE ended)::int AS done,
        count(*) FILTER (WHERE ended AND mine.ended_at < own.ended_at)::int AS before,
        count(*) FILTER (WHERE NOT ended AND x.id <> i.id AND (mine.state = 'open' OR taken.n < q.per_item))::int AS "left"
      FROM queue_item x
      LEFT JOIN assignment mine ON mine.item_id = x.id AND mine.person_id = r.person_id
      CROSS JOIN LATERAL (SELECT coalesce(mine.state IN ('submitted', 'skipped'), false) AS ended) e
      CROSS JOIN LATERAL (SELECT count(*) AS n FROM assignment a WHERE a.item_id = x.id AND a.person_id <> r.person_id
        AND (a.state = 'submitted' OR (a.state = 'open' AND a.leased_until > now()))) taken
      WHERE x.queue_id = q.id
    ) counted
    WHERE q.id = ${queue} AND q.study_id = ${study.id}`
  const [row] = z.array(Item).parse(rows)
  if (!row) return null
  const ended = row.own === "submitted" || row.own === "skipped"
  return {
    queue: { id: queue, title: row.title, state: row.state, dueOn: row.dueOn },
    transcript,
    ...{ blind: row.blind, questions: row.questions, done: row.done, state: row.own },
    position: (ended ? row.before : row.done) + 1,
    of: row.done + row.left + (ended ? 0 : 1),
    ...{ leasedUntil: row.leasedUntil?.toISOString() ?? null, skipReason: row.skipReason },
  }
}

const Listed = z.object({
  id: z.int(),
  title: z.string(),
  state: QueueState,
  author: z.string(),
  createdAt: z.date(),
  dueOn: z.string().nullable(),
  perItem: z.int(),
  blind: QueueBlind,
  questions: z.array(z.object({ id: z.int(), key: z.string() })),
  items: z.int(),
  unfinished: z.int(),
  submitted: z.int(),
  medianSeconds: z.number().nullable(),
  reviewers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      paused: z.boolean(),
      submitted: z.int(),
      skipped: z.int(),
      open: z.int(),
      medianSeconds: z.number().nullable(),
      lastAt: z.string().nullable(),
    }),
  ),
  own: z
    .object({ paused: z.boolean(), left: z.int(), withOthers: z.int(), open: z.string().nullable() })
    .nullable(),
  hidden: z.boolean(),
  filters: z.string(),
  plan: QueuePlan,
})

// Who works on what, and how fast, is for who reviews: a study may be open to everybody.

/** The study's queues: open ones first, then paused and closed, each the latest first. None for who only reads. */
export async function listQueues(who: Viewer, study: Study): Promise<QueueRow[]> {
  return mayAs(study.role, "reviewer") ? readQueues(who, study, sql`true`) : []
}

/** One queue of a study; null when it has none of this id that the viewer may know of. */
export async function findQueue(who: Viewer, study: Study, id: number): Promise<QueueRow | null> {
  if (!isId(id) || !mayAs(study.role, "reviewer")) return null
  return (await readQueues(who, study, sql`q.id = ${id}`))[0] ?? null
}

/** The study of a queue as the viewer sees it; null where there is no such queue that they may know of. */
export async function studyOfQueue(who: Viewer, id: number): Promise<Study | null> {
  if (!isId(id)) return null
  const queue = await db().queue.findUnique({ where: { id }, select: { study: { select: { slug: true } } } })
  return queue && findStudy(who, queue.study.slug)
}

function isId(id: number): boolean {
  return Number.isInteger(id) && id > 0 && id < 2 ** 31
}

async function readQueues(who: Viewer, study: Study, condition: Sql): Promise<QueueRow[]> {
  const me = who.kind === "person" ? who.id : null
  const rows = await db().$queryRaw`
    SELECT q.id, q.title, q.state, q.author, q.created_at AS "createdAt", q.due_on::text AS "dueOn",
      q.per_item AS "perItem", q.blind, q.filters, q.plan, counted.*, times."medianSeconds",
      (SELECT coalesce(json_agg(json_build_object('id', qu.id, 'key', qu.key) ORDER BY qu.ordinal, qu.id), '[]')
        FROM question qu WHERE qu.id = ANY(q.questions)) AS questions,
      ${reviewerRows} AS reviewers,
      (SELECT json_build_object('paused', r.paused, 'left', counted."left", 'withOthers', counted."withOthers",
          'open', (SELECT t.public_id FROM assignment a JOIN queue_item i ON i.id = a.item_id
            JOIN transcript t ON t.id = i.transcript_id
            WHERE i.queue_id = q.id AND a.person_id = ${me} AND a.state = 'open' LIMIT 1))
        FROM queue_reviewer r WHERE r.queue_id = q.id AND r.person_id = ${me}) AS own,
      EXISTS (SELECT FROM queue_item i JOIN blinded b ON b.transcript_id = i.transcript_id AND b.person_id = ${me}
        WHERE i.queue_id = q.id) AS hidden
    FROM queue q
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS items, count(*) FILTER (WHERE n.submitted < q.per_item)::int AS unfinished,
        coalesce(sum(least(n.submitted, q.per_item)), 0)::int AS submitted,
        count(*) FILTER (WHERE NOT n.ended AND (n.open OR n.taken < q.per_item))::int AS "left",
        count(*) FILTER (WHERE NOT n.ended AND NOT n.open AND n.taken >= q.per_item
          AND n.submitted < q.per_item)::int AS "withOthers"
      FROM queue_item i CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE a.state = 'submitted')::int AS submitted,
          count(*) FILTER (WHERE a.person_id IS DISTINCT FROM ${me}
            AND (a.state = 'submitted' OR (a.state = 'open' AND a.leased_until > now())))::int AS taken,
          coalesce(bool_or(a.person_id = ${me} AND a.state IN ('submitted', 'skipped')), false) AS ended,
          coalesce(bool_or(a.person_id = ${me} AND a.state = 'open'), false) AS open
        FROM assignment a WHERE a.item_id = i.id
      ) n WHERE i.queue_id = q.id
    ) counted
    CROSS JOIN LATERAL (
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a.seconds) AS "medianSeconds"
      FROM assignment a JOIN queue_item i ON i.id = a.item_id
      WHERE i.queue_id = q.id AND a.state = 'submitted' AND a.seconds > 0
    ) times
    WHERE q.study_id = ${study.id} AND ${condition}
    ORDER BY array_position(ARRAY['open', 'paused', 'closed'], q.state), q.id DESC`
  return z
    .array(Listed)
    .parse(rows)
    .map(({ hidden, filters, plan, createdAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      drawn: hidden ? null : { filters, plan },
    }))
}

/** Everybody who reviews the queue `q`, or did. */
const reviewerRows = sql`(
  SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'paused', coalesce(r.paused, false),
      'submitted', w.submitted, 'skipped', w.skipped, 'open', w.open, 'medianSeconds', w.median,
      'lastAt', to_char(w.last AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) ORDER BY p.name, p.id), '[]')
  FROM person p LEFT JOIN queue_reviewer r ON r.queue_id = q.id AND r.person_id = p.id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE a.state = 'submitted')::int AS submitted,
      count(*) FILTER (WHERE a.state = 'skipped')::int AS skipped,
      count(*) FILTER (WHERE a.state = 'open' AND a.leased_until > now())::int AS open,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY a.seconds)
        FILTER (WHERE a.state = 'submitted' AND a.seconds > 0) AS median,
      max(a.ended_at) FILTER (WHERE a.state IN ('submitted', 'skipped')) AS last
    FROM assignment a JOIN queue_item i ON i.id = a.item_id WHERE i.queue_id = q.id AND a.person_id = p.id
  ) w
  WHERE r.person_id IS NOT NULL OR w.submitted + w.skipped > 0)`

const Listing = z.object({
  ordinal: z.int(),
  transcript: z.string(),
  stratum: z.string().nullable(),
  work: z.array(
    z.object({
      person: z.string(),
      state: AssignmentState,
      seconds: z.int(),
      skipReason: z.string().nullable(),
    }),
  ),
})

/**
 * A queue's items in the order in which they were drawn, with who worked on each; without those that the viewer must
 * still judge blind. `limit` leaves out what comes after. Takes a reviewer; else throws AccessError.
 */
export async function queueItems(study: Study, queue: number, limit = MANY): Promise<QueueItemRow[]> {
  requireRole(study, "reviewer")
  const unseen = study.blindFor === null ? empty : sql`AND ${notBlinded(study.blindFor)}`
  const rows = await db().$queryRaw`
    SELECT i.ordinal, t.public_id AS transcript, i.stratum,
      (SELECT coalesce(json_agg(json_build_object('person', p.name, 'seconds', a.seconds, 'skipReason', a.skip_reason,
          'state', CASE WHEN a.state = 'open' AND a.leased_until <= now() THEN 'released' ELSE a.state END)
          ORDER BY a.opened_at, p.name), '[]')
        FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.item_id = i.id) AS work
    FROM queue_item i JOIN queue q ON q.id = i.queue_id JOIN transcript t ON t.id = i.transcript_id
    WHERE q.id = ${queue} AND q.study_id = ${study.id} ${unseen}
    ORDER BY i.ordinal LIMIT ${limit}`
  return z.array(Listing).parse(rows)
}

const MANY = 1_000_000
