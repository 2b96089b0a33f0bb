import "server-only"
import type { ClientBase } from "pg"
import { QuestionError } from "@/lib/model/question-error"
import { findQuote, quoteOf, type TextQuote, wholeCharacters } from "@/lib/model/span"
import type { TextRange } from "@/lib/model/transcript"

/** A span as it is given: where it was seen, and the words that find it again. */
export type GivenSpan = { message: number; start: number; end: number } & TextQuote

/** A span as it is stored. */
export type CheckedSpan = GivenSpan & { block: number | null }

/**
 * Spans of a transcript as its stored texts have them: at their offsets where their words stand there (as they are
 * shown: without the marks of Markdown among them), else where the words are found. Throws QuestionError for words that are not in their message.
 */
export async function checkedSpans(
  client: ClientBase,
  transcript: bigint,
  spans: GivenSpan[],
): Promise<CheckedSpan[]> {
  if (spans.length === 0) return []
  const { rows } = await client.query<{ ordinal: number; text: string; blocks: { at: TextRange }[] }>(
    `SELECT m.ordinal, b.text, b.blocks FROM message m JOIN body b ON b.hash = m.body_hash
     WHERE m.transcript_id = $1 AND m.ordinal = ANY($2::int[])`,
    [transcript.toString(), [...new Set(spans.map(({ message }) => message))]],
  )
  const bodies = new Map(rows.map(({ ordinal, ...body }) => [ordinal, body]))
  return spans.map(({ message, start, end, ...quote }) => {
    const body = bodies.get(message)
    if (!body) throw new QuestionError(`There is no message ${message + 1} in this transcript.`)
    const there = isShownAs(body.text.slice(start, end), quote.exact)
    const found: TextRange | null = there ? [start, end] : findQuote(body.text, quote, [start, end])
    if (!found)
      throw new QuestionError(`The words “${quote.exact.slice(0, 80)}” are not in message ${message + 1}.`)
    const at = wholeCharacters(body.text, found)
    const holds = body.blocks.map((block) => block.at[0] <= at[0] && at[1] <= block.at[1])
    const block = holds.lastIndexOf(true)
    return {
      message,
      start: at[0],
      end: at[1],
      block: block === -1 ? null : block,
      ...quoteOf(body.text, at),
    }
  })
}

/** Whether a screen may show the text so: its characters in their order, from the first to the last, most of them. */
function isShownAs(text: string, shown: string): boolean {
  if (shown === "" || text === "" || shown.length * 2 + 16 < text.length) return false
  if (shown[0] !== text[0] || shown.at(-1) !== text.at(-1)) return false
  let at = 0
  for (const unit of text) if (shown.startsWith(unit, at)) at += unit.length
  return at === shown.length
}
