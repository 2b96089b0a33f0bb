import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { bodyHash } from "@/lib/db/content-address"
import { Prisma } from "@/lib/generated/prisma/client"
import { OWN_RANK, WITHDRAWN } from "@/lib/model/judgement"
import { Block, Role } from "@/lib/model/transcript"

const { sql, empty } = Prisma

/** What is stored beside its source and does not agree with it. */
export type Difference = { what: string; place: string; stored: string; counted: string }

/**
 * Recounts everything that is kept beside its source, of one study or of all: cells from transcripts and their
 * judgements, message counts from messages, quotes from texts, body hashes from bodies. Counts and values are
 * recounted in SQL, by no code that keeps them.
 */
export async function* verify(study: number | null): AsyncIterable<Difference> {
  yield* await cellCounts(study)
  yield* await cellValues(study)
  yield* await messageCounts(study)
  yield* quotes("the quote of evidence", evidence, study)
  yield* quotes("the quote of a comment", comments, study)
  yield* bodyHashes(study)
}

const Found = z.object({ place: z.string(), stored: z.string(), counted: z.string() })

function differences(what: string, rows: unknown): Difference[] {
  return z
    .array(Found)
    .parse(rows)
    .map((row) => ({ what, ...row }))
}

const of = (study: number | null, column: string) =>
  study === null ? sql`true` : sql`${Prisma.raw(column)} = ${study}`

async function cellCounts(study: number | null) {
  const rows = await db().$queryRaw`
    SELECT s.slug || ' cell ' || c.id AS place, c.n::text AS stored, coalesce(t.n, 0)::text AS counted
    FROM cell c JOIN study s ON s.id = c.study_id
    LEFT JOIN (SELECT cell_id, count(*) AS n FROM transcript GROUP BY 1) t ON t.cell_id = c.id
    WHERE ${of(study, "c.study_id")} AND c.run_id IS NULL AND c.n <> coalesce(t.n, 0) ORDER BY c.id`
  return differences("transcripts in a cell", rows)
}

async function cellValues(study: number | null) {
  const rows = await db().$queryRaw`
    WITH last AS (
      SELECT DISTINCT ON (j.transcript_id, v.key, g.name, g.rank) j.transcript_id, v.key, v.imported, j.level, j.id, j.failure,
        g.rank, g.name, g.kind
      FROM judgement j JOIN judge g ON g.id = j.judge_id
      JOIN variable v ON v.id = j.variable_id AND v.kind = 'categorical'
      WHERE ${of(study, "v.study_id")}
      ORDER BY j.transcript_id, v.key, g.name, g.rank, j.id DESC
    ), said AS (
      SELECT * FROM last WHERE kind NOT IN ('person', 'adjudicator') OR failure IS DISTINCT FROM ${WITHDRAWN}
    ), headline AS (
      SELECT DISTINCT ON (transcript_id, key) transcript_id, key, level
      FROM said WHERE rank < ${OWN_RANK} OR NOT imported ORDER BY transcript_id, key, rank, id DESC
    ), votes AS (
      SELECT transcript_id, key, level, count(*) AS n, sum(count(*)) OVER (PARTITION BY transcript_id, key) AS "all"
      FROM said WHERE NOT imported AND kind = 'person' AND level IS NOT NULL GROUP BY 1, 2, 3
    ), decided AS (
      SELECT own.transcript_id, own.key, coalesce(own.final, most.level) AS level
      FROM (
        SELECT transcript_id, key, max(level) FILTER (WHERE kind = 'adjudicator') AS final
        FROM said WHERE NOT imported AND kind IN ('person', 'adjudicator') GROUP BY 1, 2
      ) own LEFT JOIN votes most ON most.transcript_id = own.transcript_id AND most.key = own.key AND 2 * most.n > most."all"
    ), spoken AS (
      SELECT h.transcript_id, h.key, CASE WHEN d.key IS NULL THEN h.level ELSE d.level END AS level
      FROM headline h LEFT JOIN decided d USING (transcript_id, key)
    ), by_name AS (
      SELECT DISTINCT ON (transcript_id, key, name) transcript_id, key, name, level
      FROM said ORDER BY transcript_id, key, name, rank, id DESC
    ), by_variable AS (
      SELECT transcript_id, key, jsonb_object_agg(name, level) AS judges FROM by_name GROUP BY 1, 2
    ), resolved AS (SELECT transcript_id, jsonb_object_agg(key, level) AS values FROM spoken GROUP BY 1),
    heard AS (SELECT transcript_id, jsonb_object_agg(key, judges) AS verdicts FROM by_variable GROUP BY 1)
    SELECT t.public_id AS place,
      concat_ws(' ', c.model_id, c.condition_id, c.failed, c.excluded, c.run_id, c.values, c.verdicts) AS stored,
      concat_ws(' ', t.model_id, t.condition_id, t.failed IS NOT NULL, t.excluded IS NOT NULL, coalesce(r.values, '{}'),
        coalesce(h.verdicts, '{}')) AS counted
    FROM transcript t JOIN cell c ON c.id = t.cell_id LEFT JOIN resolved r ON r.transcript_id = t.id
    LEFT JOIN heard h ON h.transcript_id = t.id
    WHERE ${of(study, "t.study_id")} AND (c.values <> coalesce(r.values, '{}')
      OR c.verdicts <> coalesce(h.verdicts, '{}') OR c.model_id <> t.model_id
      OR c.excluded <> (t.excluded IS NOT NULL) OR c.condition_id <> t.condition_id OR c.failed <> (t.failed IS NOT NULL) OR c.study_id <> t.study_id
      OR c.run_id IS NOT NULL)
    ORDER BY t.id`
  return differences("a transcript's cell", rows)
}

async function messageCounts(study: number | null) {
  const rows = await db().$queryRaw`
    SELECT t.public_id AS place, t.message_count::text AS stored, coalesce(m.n, 0)::text AS counted
    FROM transcript t
    LEFT JOIN (SELECT transcript_id, count(*) AS n FROM message GROUP BY 1) m ON m.transcript_id = t.id
    WHERE ${of(study, "t.study_id")} AND t.message_count <> coalesce(m.n, 0) ORDER BY t.id`
  return differences("messages of a transcript", rows)
}

const PAGE = 500

const evidence = sql`evidence e JOIN judgement j ON j.id = e.judgement_id JOIN transcript t ON t.id = j.transcript_id`
const comments = sql`comment e JOIN transcript t ON t.id = e.transcript_id AND e.message IS NOT NULL`

/** Spans `e` whose quote is not what stands at their place. */
async function* quotes(what: string, source: Prisma.Sql, study: number | null): AsyncIterable<Difference> {
  const Span = z.object({
    id: z.bigint(),
    place: z.string(),
    start: z.int(),
    end: z.int(),
    exact: z.string(),
    text: z.string().nullable(),
  })
  for (let after = 0n; ; ) {
    const rows = await db().$queryRaw`
      SELECT e.id, t.public_id || ' #m' || (e.message + 1) AS place, e.start, e."end", e.exact, b.text
      FROM ${source} LEFT JOIN message m ON m.transcript_id = t.id AND m.ordinal = e.message
      LEFT JOIN body b ON b.hash = m.body_hash
      WHERE e.id > ${after} AND ${of(study, "t.study_id")} ORDER BY e.id LIMIT ${PAGE}`
    const spans = z.array(Span).parse(rows)
    for (const { place, start, end, exact, text } of spans) {
      const counted = text?.slice(start, end) ?? "no such message"
      if (counted !== exact) yield { what, place, stored: exact, counted }
    }
    const last = spans.at(-1)
    if (!last) return
    after = last.id
  }
}

async function* bodyHashes(study: number | null): AsyncIterable<Difference> {
  const Body = z.object({
    hash: z.instanceof(Uint8Array),
    role: Role,
    text: z.string(),
    blocks: z.array(Block),
  })
  const own =
    study === null
      ? empty
      : sql`AND EXISTS (SELECT FROM message m JOIN transcript t ON t.id = m.transcript_id
              WHERE m.body_hash = b.hash AND t.study_id = ${study})`
  for (let after = Buffer.alloc(0); ; ) {
    const rows = await db().$queryRaw`
      SELECT b.hash, b.role, b.text, b.blocks FROM body b WHERE b.hash > ${after} ${own} ORDER BY b.hash LIMIT ${PAGE}`
    const bodies = z.array(Body).parse(rows)
    for (const body of bodies) {
      const [stored, counted] = [Buffer.from(body.hash).toString("hex"), bodyHash(body).toString("hex")]
      if (stored !== counted) yield { what: "the hash of a body", place: stored, stored, counted }
    }
    const last = bodies.at(-1)
    if (!last) return
    after = Buffer.from(last.hash)
  }
}
