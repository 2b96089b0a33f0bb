import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { ListView, PageView } from "@/lib/filters/transcripts"
import { Prisma } from "@/lib/generated/prisma/client"
import { everything, type Filters } from "@/lib/model/population/filters"
import type { Catalogue, Study } from "@/lib/model/study"
import type { TranscriptList, TranscriptRow } from "@/lib/model/transcripts/rows"
import { bodyMatches, snippetOf } from "@/lib/queries/population/search"
import { population } from "@/lib/queries/population/where"
import { disputesOf } from "@/lib/queries/talk/flags"
import { type Direction, listOrder, orderVariables, readCursor, writeCursor } from "./order"

const { sql, empty, join } = Prisma

export const PAGE = 50

const Row = z.object({
  id: z.bigint(),
  publicId: z.string(),
  sortValue: z.string(),
  model: z.string(),
  factors: z.record(z.string(), z.string()),
  sampleId: z.string(),
  epoch: z.int(),
  failed: z.string().nullable(),
  excluded: z.string().nullable(),
  action: z.string().nullable(),
  messageCount: z.int(),
  characters: z.int(),
})

/**
 * One page of the transcripts behind a number, with how many there are in all. Pages are keysets: they stay
 * right while transcripts are added. Throws QuestionError for a key or cursor that does not exist.
 */
export async function listTranscripts(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  view: ListView & PageView,
  size = PAGE,
): Promise<TranscriptList> {
  const [page, totals] = await Promise.all([
    pageOf(study, catalogue, asked, view, size),
    countTranscripts(study, catalogue, asked),
  ])
  const hits = asked.search === "" ? null : await findHits(page.ids, asked.search)
  const rows = page.rows.map((row, index) => ({ ...row, hit: hits?.get(page.ids[index] ?? 0n) ?? null }))
  return { rows, ...totals, before: page.before, after: page.after }
}

/** All rows of a list in its order, read page by page; without the hits of a search. */
export async function* streamTranscripts(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  view: ListView,
): AsyncIterable<TranscriptRow> {
  let after: string | null = null
  do {
    const page: Page = await pageOf(study, catalogue, asked, { ...view, before: null, after }, 1000)
    yield* page.rows
    after = page.after
  } while (after !== null)
}

/** Rows with their database ids, and the cursors of the neighbouring pages. */
type Page = { rows: TranscriptRow[]; ids: bigint[]; before: string | null; after: string | null }

async function pageOf(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  view: ListView & PageView,
  size: number,
): Promise<Page> {
  const also = orderVariables(catalogue, view)
  const listed = population(study.id, catalogue, asked, { also, perTranscript: true })
  const order = listOrder(catalogue, view, listed.read)
  const backwards = view.before !== null
  const direction: Direction = backwards === (view.dir === "desc") ? "asc" : "desc"
  const cursor = view.before ?? view.after
  const beyond = cursor === null ? empty : sql`AND ${order.beyond(readCursor(cursor, view.sort), direction)}`
  const found = await db().$queryRaw`
    SELECT t.id, t.public_id AS "publicId", ${order.text} AS "sortValue", m.canonical AS model, co.factors,
      t.sample_id AS "sampleId", t.epoch, t.failed, t.excluded, t.action, t.message_count AS "messageCount", t.characters
    FROM ${listed.from} WHERE ${listed.where} ${beyond}
    ORDER BY ${order.by(direction)} LIMIT ${size + 1}`
  const parsed = z.array(Row).parse(found)
  const more = parsed.length > size
  const page = parsed.slice(0, size)
  if (backwards) page.reverse()
  const ids = page.map(({ id }) => id)
  const [values, disputed] = await Promise.all([
    judgedValues(study, catalogue, asked.rule, ids),
    disputesOf(ids),
  ])
  const rows = page.map(({ id, publicId, sortValue, ...row }) => ({
    ...row,
    id: publicId,
    cursor: writeCursor({ value: sortValue, id: id.toString() }, view.sort),
    values: values.get(id) ?? {},
    disputed: disputed.get(id) ?? 0,
    hit: null,
  }))
  const [first, last] = [rows[0]?.cursor ?? null, rows.at(-1)?.cursor ?? null]
  return {
    rows,
    ids,
    before: (backwards ? more : cursor !== null) ? first : null,
    after: (backwards ? true : more) ? last : null,
  }
}

/** Transcripts of a population, how many more its published counts speak of, and how many it leaves out. */
export async function countTranscripts(
  study: Pick<Study, "id">,
  catalogue: Catalogue,
  asked: Filters,
): Promise<Pick<TranscriptList, "total" | "publishedN" | "excludedN">> {
  const counted = population(study.id, catalogue, asked, { withExcluded: true, summed: true })
  const left = asked.excluded === null ? sql`c.excluded` : sql`false`
  const rows = await db().$queryRaw`
    SELECT coalesce(sum(${counted.weight}) FILTER (WHERE c.run_id IS NULL AND NOT ${left}), 0)::int AS total,
      coalesce(sum(${counted.weight}) FILTER (WHERE c.run_id IS NOT NULL), 0)::int AS "publishedN",
      coalesce(sum(${counted.weight}) FILTER (WHERE ${left}), 0)::int AS "excludedN"
    FROM ${counted.from} WHERE ${counted.where}`
  const Totals = z.object({ total: z.int(), publishedN: z.int(), excludedN: z.int() })
  const [totals] = z.tuple([Totals]).parse(rows)
  return totals
}

/** The levels and numbers of some transcripts, under a rule. */
async function judgedValues(study: Study, catalogue: Catalogue, rule: string, ids: bigint[]) {
  const read = catalogue.variables.filter(({ kind }) => kind !== "text")
  const asked = population(study.id, catalogue, { ...everything, rule }, { also: read, perTranscript: true })
  const pairs = read.map((variable) => {
    const { value, number } = asked.read(variable)
    return sql`(${variable.key}::text, to_jsonb(${variable.kind === "number" ? number : value}))`
  })
  if (pairs.length === 0) return new Map<bigint, TranscriptRow["values"]>()
  const values = sql`(SELECT coalesce(jsonb_object_agg(key, value) FILTER (WHERE value IS NOT NULL), '{}')
    FROM (VALUES ${join(pairs)}) AS pair(key, value))`
  const rows = await db().$queryRaw`
    SELECT t.id, ${values} AS values FROM ${asked.from} WHERE ${asked.where} AND t.id = ANY(${ids})`
  const Values = z.object({
    ...{ id: z.bigint(), values: z.record(z.string(), z.union([z.string(), z.number()])) },
  })
  return new Map(
    z
      .array(Values)
      .parse(rows)
      .map(({ id, values }) => [id, values]),
  )
}

/** Where the words are: the agent's own messages before its prompts, then the first. */
async function findHits(ids: bigint[], search: string): Promise<Map<bigint, TranscriptRow["hit"]>> {
  const rows = await db().$queryRaw`
    SELECT DISTINCT ON (me.transcript_id) me.transcript_id AS id, me.ordinal, b.text
    FROM message me JOIN body b ON b.hash = me.body_hash
    WHERE me.transcript_id = ANY(${ids}) AND ${bodyMatches(search)}
    ORDER BY me.transcript_id, b.role = 'assistant' DESC, me.ordinal`
  const Hit = z.object({ id: z.bigint(), ordinal: z.int(), text: z.string() })
  return new Map(
    z
      .array(Hit)
      .parse(rows)
      .map(({ id, ordinal, text }) => [id, { message: ordinal, ...snippetOf(text, search) }]),
  )
}
