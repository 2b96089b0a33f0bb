import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { QuestionError } from "@/lib/model/question-error"
import {
  COUNTED,
  type FindMatch,
  type FindPlace,
  type FindQuery,
  type Found,
  LISTED,
  patternOf,
  scan,
} from "@/lib/model/reader/find/scan"
import { messagesIn } from "@/lib/model/reader/rows"
import type { TextRange } from "@/lib/model/transcript"
import type { Planned } from "../plan"
import { type Scan, searchApart } from "./worker"

/**
 * Matches in all messages of a transcript, in the order of the text: counted up to COUNTED, listed up to LISTED.
 * @throws QuestionError for a pattern that is none or took longer than 5 s, BusyError when too many wait, the
 * signal's reason when it aborts.
 */
export async function findInTranscript(
  planned: Planned,
  query: FindQuery,
  signal?: AbortSignal,
): Promise<Found> {
  if (query.text === "") throw new QuestionError("There is nothing to search for.")
  const pattern = patternOf(query)
  if (query.regex) return searchApart(pattern, (apart) => search(planned, apart, signal), { signal })
  const here: Scan = async (texts, list, limit) => {
    let count = 0
    return texts.map((text) => {
      const scanned = scan(text, pattern, Math.max(0, list - count), Math.max(0, limit - count))
      count += scanned.count
      return scanned
    })
  }
  return search(planned, here, signal)
}

async function search(planned: Planned, scanTexts: Scan, signal?: AbortSignal): Promise<Found> {
  const shapes = new Map(planned.messages.map((message) => [message.ordinal, message]))
  const rows = new Map<number, number>()
  for (const [index, row] of planned.rows.entries())
    for (const message of messagesIn(row)) if (!rows.has(message)) rows.set(message, index)
  const matches: FindMatch[] = []
  let total = 0
  for await (const texts of batchesOf(planned.id)) {
    signal?.throwIfAborted()
    const scanned = await scanTexts(
      texts.map(({ text }) => text),
      LISTED - matches.length,
      COUNTED + 1 - total,
    )
    for (const [i, { ordinal, text }] of texts.entries()) {
      const { count, at } = scanned[i] ?? { count: 0, at: [] }
      total += count
      for (let k = 0; k + 1 < at.length; k += 2) {
        const range: TextRange = [at[k] ?? 0, at[k + 1] ?? 0]
        const place = placeIn(shapes.get(ordinal), range[0])
        matches.push({
          message: ordinal,
          at: range,
          row: rows.get(ordinal) ?? 0,
          place,
          ...around(text, range),
        })
      }
    }
    if (total > COUNTED) break
  }
  return { total: Math.min(total, COUNTED), shown: matches.length, capped: total > COUNTED, matches }
}

type Shape = Planned["messages"][number] | undefined

function placeIn(shape: Shape, start: number): FindPlace {
  if (!shape) return "said"
  if (shape.prompt) return "prompt"
  const around = shape.blocks.filter(({ at }) => at[0] <= start && start < at[1])
  if (around.some(({ type, planned }) => type === "reasoning" || planned)) return "thought"
  return shape.role === "tool" || around.some(({ type }) => type === "tool_result") ? "result" : "said"
}

const CONTEXT = 60
const SHOWN = 300

function around(text: string, [start, end]: TextRange): Pick<FindMatch, "before" | "text" | "after"> {
  const shown = wholeAt(text, Math.min(end, start + SHOWN))
  return {
    before: text.slice(wholeAt(text, Math.max(0, start - CONTEXT)), start),
    text: text.slice(start, shown),
    after: shown < end ? "…" : text.slice(end, wholeAt(text, Math.min(text.length, end + CONTEXT))),
  }
}

/** The place, or the one before it where it would cut a surrogate pair. */
function wholeAt(text: string, place: number): number {
  return (text.codePointAt(place - 1) ?? 0) > 0xffff ? place - 1 : place
}

const Size = z.object({ ordinal: z.int(), size: z.int() })
const Text = z.object({ ordinal: z.int(), text: z.string() })
const BATCH = { bytes: 4_000_000, messages: 2_000 }

/** All texts in their order, some at a time; the next are on their way while these are searched. */
async function* batchesOf(transcript: bigint): AsyncGenerator<z.infer<typeof Text>[]> {
  const sizes = await db().$queryRaw`
    SELECT me.ordinal, octet_length(b.text) AS size FROM message me JOIN body b ON b.hash = me.body_hash
    WHERE me.transcript_id = ${transcript} ORDER BY me.ordinal`
  const [first, ...others] = rangesOf(z.array(Size).parse(sizes))
  let coming = first && readTexts(transcript, first)
  for (const next of [...others, undefined]) {
    const texts = await coming
    coming = next && readTexts(transcript, next)
    // Who stops early never awaits what is coming.
    coming?.catch(() => undefined)
    if (texts) yield texts
  }
}

function rangesOf(sizes: z.infer<typeof Size>[]): [number, number][] {
  const ranges: [number, number][] = []
  let bytes = 0
  let messages = 0
  for (const { ordinal, size } of sizes) {
    const last = ranges.at(-1)
    if (!last || bytes + size > BATCH.bytes || messages === BATCH.messages) {
      ranges.push([ordinal, ordinal])
      bytes = 0
      messages = 0
    } else last[1] = ordinal
    bytes += size
    messages++
  }
  return ranges
}

async function readTexts(transcript: bigint, [from, to]: [number, number]): Promise<z.infer<typeof Text>[]> {
  const rows = await db().$queryRaw`
    SELECT me.ordinal, b.text FROM message me JOIN body b ON b.hash = me.body_hash
    WHERE me.transcript_id = ${transcript} AND me.ordinal BETWEEN ${from} AND ${to} ORDER BY me.ordinal`
  return z.array(Text).parse(rows)
}
