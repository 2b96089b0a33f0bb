import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Filters, ListView, PageView } from "@/lib/filters"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Catalogue, Study, TranscriptList, TranscriptRow } from "@/lib/model/study"
import { type Direction, listOrder, orderVariables, readCursor, writeCursor } from "./list-order"
import { bodyMatches, snippetOf } from "./search"
import { population } from "./where"

const { sql, empty, join } = Prisma

export const PAGE = 50

const Row = z.object({
  id: z.bigint(),
  publicId: z.string(),
  sortValue: z.string(),
  model: z.string(),
  factors: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.string().nullable()),
  sampleId: z.string(),
  epoch: z.int(),
  failed: z.string().nullable(),
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
  const listed = population(study.id, catalogue, asked, {
    also: orderVariables(catalogue, view),
    perTranscript: true,
  })
  const order = listOrder(catalogue, view, listed.read)
  const backwards = view.before !== null
  const direction: Direction = backwards === (view.dir === "desc") ? "asc" : "desc"
  const cursor = view.before ?? view.after
  const [found, totals] = await Promise.all([
    db().$queryRaw`
      SELECT t.id, t.public_id AS "publicId", ${order.text} AS "sortValue", m.canonical AS model, co.factors,
        c.values, t.sample_id AS "sampleId", t.epoch, t.failed, t.action, t.message_count AS "messageCount",
        t.characters
      FROM ${listed.from}
      WHERE ${listed.where} ${cursor === null ? empty : sql`AND ${order.beyond(readCursor(cursor), direction)}`}
      ORDER BY ${order.by(direction)} LIMIT ${size + 1}`,
    countTranscripts(study, catalogue, asked),
  ])
  const parsed = z.array(Row).parse(found)
  const more = parsed.length > size
  const page = parsed.slice(0, size)
  if (backwards) page.reverse()
  const rows = await complete(study, catalogue, asked, page)
  const [first, last] = [rows[0]?.cursor ?? null, rows.at(-1)?.cursor ?? null]
  return {
    rows,
    ...totals,
    before: (backwards ? more : cursor !== null) ? first : null,
    after: (backwards ? true : more) ? last : null,
  }
}

/** Transcripts of a population, and how many more its published counts speak of. */
export async function countTranscripts(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
): Promise<{ total: number; publishedN: number }> {
  const counted = population(study.id, catalogue, asked)
  const rows = await db().$queryRaw`
    SELECT coalesce(sum(${counted.weight}) FILTER (WHERE c.run_id IS NULL), 0)::int AS total,
      coalesce(sum(${counted.weight}) FILTER (WHERE c.run_id IS NOT NULL), 0)::int AS "publishedN"
    FROM ${counted.from} WHERE ${counted.where}`
  const Totals = z.object({ total: z.int(), publishedN: z.int() })
  const [totals] = z.tuple([Totals]).parse(rows)
  return totals
}

/** All rows of a list in its order, read page by page. */
export async function* streamTranscripts(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  view: ListView,
): AsyncIterable<TranscriptRow> {
  let after: string | null = null
  do {
    const page: TranscriptList = await listTranscripts(
      study,
      catalogue,
      asked,
      { ...view, before: null, after },
      1000,
    )
    yield* page.rows
    after = page.after
  } while (after !== null)
}

async function complete(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  page: z.infer<typeof Row>[],
): Promise<TranscriptRow[]> {
  const ids = page.map(({ id }) => id)
  const [values, hits] = await Promise.all([
    judgedValues(study, catalogue, asked, ids),
    asked.search === "" ? new Map<bigint, TranscriptRow["hit"]>() : findHits(ids, asked.search),
  ])
  return page.map(({ id, publicId, sortValue, values: _, ...row }) => ({
    ...row,
    id: publicId,
    cursor: writeCursor({ value: sortValue, id: id.toString() }),
    values: values.get(id) ?? {},
    hit: hits.get(id) ?? null,
  }))
}

/** The values that a page's rows show, under the population's rule. */
async function judgedValues(study: Study, catalogue: Catalogue, asked: Filters, ids: bigint[]) {
  const shown = catalogue.variables.filter(({ kind }) => kind !== "text")
  const values = new Map<bigint, TranscriptRow["values"]>()
  if (ids.length === 0 || shown.length === 0) return values
  const all = { ...asked, where: [], judged: null, missing: null, search: "", run: null }
  const { from, read } = population(study.id, catalogue, all, { also: shown, perTranscript: true })
  const pairs = shown.flatMap((variable) => {
    const { value, number } = read(variable)
    return [
      sql`${variable.key}::text`,
      variable.kind === "number" ? sql`to_jsonb(${number})` : sql`to_jsonb(${value})`,
    ]
  })
  const rows = await db().$queryRaw`
    SELECT t.id, jsonb_strip_nulls(jsonb_build_object(${join(pairs)})) AS values
    FROM ${from} WHERE t.id = ANY(${ids})`
  const Values = z.object({ id: z.bigint(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
  for (const row of z.array(Values).parse(rows)) values.set(row.id, row.values)
  return values
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
