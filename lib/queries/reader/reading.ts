import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { ListView } from "@/lib/filters/transcripts"
import type { Viewer } from "@/lib/model/people/viewer"
import type { Filters } from "@/lib/model/population/filters"
import type { Place, Reading, ReadingHead } from "@/lib/model/reader/reading"
import type { Catalogue } from "@/lib/model/study"
import { population } from "@/lib/queries/population/where"
import { countTranscripts } from "@/lib/queries/transcripts/list"
import { listOrder, orderVariables } from "@/lib/queries/transcripts/order"
import { readMessages } from "./messages"
import { readNotes } from "./notes"
import { findTranscript, type StoredTranscript } from "./stored"

/** One transcript in full; without a study, that of the study that had it first. Null when there is none. */
export async function readTranscript(
  viewer: Viewer,
  publicId: string,
  study?: string,
): Promise<Reading | null> {
  const row = await findTranscript(viewer, publicId, study)
  if (!row) return null
  const [head, messages] = await Promise.all([headOf(row), readMessages(row)])
  return { ...head, messages }
}

/** One transcript without its messages. */
export async function readHead(
  viewer: Viewer,
  publicId: string,
  study?: string,
): Promise<ReadingHead | null> {
  const row = await findTranscript(viewer, publicId, study)
  return row && headOf(row)
}

/** A stored transcript with what was said of it, as far as its viewer may know. */
export async function headOf(row: StoredTranscript): Promise<ReadingHead> {
  const { id, publicId, conditionId: _, messageCount: __, characters: ___, blind, ...own } = row
  const { model = false, condition = false } = blind ?? {}
  return {
    ...own,
    ...(model && { model: HIDDEN_MODEL }),
    ...(condition && { factors: {} }),
    // Names of runs, files and samples, and what a source notes, often say the model or the condition.
    ...((model || condition) && HIDDEN_SOURCE),
    id: publicId,
    blind: blind && { model, condition },
    ...(await readNotes(row)),
  }
}

const HIDDEN = "hidden"
const HIDDEN_MODEL = { name: HIDDEN, canonical: HIDDEN, provider: null }
const HIDDEN_SOURCE = {
  run: { id: 0, title: HIDDEN, file: HIDDEN, format: HIDDEN, sha256: HIDDEN },
  sampleId: HIDDEN,
  place: HIDDEN,
  startedAt: null,
  metadata: {},
}

const Neighbours = z.object({
  position: z.int(),
  previous: z.string().nullable(),
  next: z.string().nullable(),
})

/** Where the transcript stands in a list and what stands beside it; null when it is not in the list. */
export async function placeOf(
  reading: ReadingHead,
  catalogue: Catalogue,
  asked: Filters,
  view: ListView,
): Promise<Place | null> {
  const listed = population(reading.study.id, catalogue, asked, {
    also: orderVariables(catalogue, view),
    perTranscript: true,
  })
  const order = listOrder(catalogue, view, listed.read)
  const own = await db().$queryRaw`
    SELECT t.id::text AS id, ${order.text} AS value FROM ${listed.from}
    WHERE ${listed.where} AND t.public_id = ${reading.id}`
  const [cursor] = z.array(z.object({ id: z.string(), value: z.string() })).parse(own)
  if (!cursor) return null
  const back = view.dir === "asc" ? "desc" : "asc"
  const neighbours = db().$queryRaw`
    SELECT
      (SELECT count(*)::int FROM ${listed.from} WHERE ${listed.where} AND ${order.beyond(cursor, back, true)}) AS position,
      (SELECT t.public_id FROM ${listed.from} WHERE ${listed.where} AND ${order.beyond(cursor, back)}
        ORDER BY ${order.by(back)} LIMIT 1) AS previous,
      (SELECT t.public_id FROM ${listed.from} WHERE ${listed.where} AND ${order.beyond(cursor, view.dir)}
        ORDER BY ${order.by(view.dir)} LIMIT 1) AS next`
  const [rows, { total }] = await Promise.all([neighbours, countTranscripts(reading.study, catalogue, asked)])
  const [place] = z.tuple([Neighbours]).parse(rows)
  return { ...place, total }
}
