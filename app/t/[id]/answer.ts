import type { AskedFind } from "@/components/reader/find/use-search"
import type { ListView } from "@/lib/filters/transcripts"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { FindQuery } from "@/lib/model/reader/find/scan"
import { chunkOfMessage } from "@/lib/model/reader/plan"
import type { Place, ReadingHead } from "@/lib/model/reader/reading"
import type { Chunk, Plan, ReaderPlace } from "@/lib/model/reader/shown"
import type { Catalogue, Study } from "@/lib/model/study"
import { findInTranscript } from "@/lib/queries/reader/find/in-transcript"
import { BusyError } from "@/lib/queries/reader/find/worker"
import { pathsOf } from "@/lib/queries/reader/paths/of-sample"
import type { Planned } from "@/lib/queries/reader/plan"
import { placeOf } from "@/lib/queries/reader/reading"
import { mailboxOfTranscript, readOutline, readRows } from "@/lib/queries/reader/rows"
import { linkedSpan } from "@/lib/queries/reader/spans/linked"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import type { Asked } from "./asked"

/** What the reader shows at first; what may come later is in later.tsx. */
export async function answer(head: ReadingHead, planned: Planned, study: Study, asked: Asked) {
  const { plan } = planned
  const [catalogue, linked] = await Promise.all([
    catalogueOf(study),
    asked.at && linkedSpan(planned, asked.at, asked.quote),
  ])
  const link = linked && { message: linked.message, ...(linked.at && { at: linked.at }) }
  const shown = chunksAround(plan, link)
  const [place, outline, rows, paths, mailbox, found] = await Promise.all([
    asked.list && placeIn(head, catalogue, asked.list),
    plan.whole ? readOutline(planned, head) : null,
    Promise.all(shown.map((chunk) => readRows(planned, chunk.rows, { notes: head, link }))),
    // A blind reader is not led to what belongs to the same sample.
    head.blind ? [] : pathsOf(head),
    mailboxOfTranscript(planned),
    asked.find && foundFor(planned, asked.find),
  ])
  const first = shown.map(({ index }, i) => ({ index, rows: rows[i] ?? [] }))
  return { catalogue, linked, link, place, outline, first, paths, mailbox, found }
}

/** So many matches come with the page; the others when the reader asks again. */
const FIRST_MATCHES = 300

/** What the address asks to be found, with its answer, or why it has none. */
async function foundFor(planned: Planned, query: FindQuery): Promise<AskedFind> {
  if (query.text === "") return { query, found: null, error: null }
  try {
    const found = await findInTranscript(planned, query)
    return { query, found: { ...found, matches: found.matches.slice(0, FIRST_MATCHES) }, error: null }
  } catch (error) {
    if (error instanceof QuestionError || error instanceof BusyError)
      return { query, found: null, error: error.message }
    throw error
  }
}

/** The chunks that the first answer brings: all of a short transcript, else those around the place. */
function chunksAround(plan: Plan, at: ReaderPlace | null): Chunk[] {
  if (plan.whole) return plan.chunks
  const middle = at ? (chunkOfMessage(plan, at.message)?.index ?? 0) : 0
  return plan.chunks.slice(Math.max(0, middle - 1), middle + 2)
}

/** Null when the list that the address speaks of does not exist: the transcript itself still does. */
async function placeIn(
  head: ReadingHead,
  catalogue: Catalogue,
  list: Filters & ListView,
): Promise<Place | null> {
  try {
    return await placeOf(head, catalogue, list, list)
  } catch (error) {
    if (error instanceof QuestionError) return null
    throw error
  }
}
