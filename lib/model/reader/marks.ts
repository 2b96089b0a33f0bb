import { mailPieces } from "@/lib/model/reader/mail/parse"
import type { TextRange, ToolCallBlock } from "@/lib/model/transcript"
import { argumentPlaces } from "./argument-places"
import type { ReadComment, ReadJudgement, ReadMessage, Span } from "./reading"
import { piecesOf } from "./thought-pieces"

// Evidence is a range of a message's text; what is shown are pieces of that text. A mark carries its anchor in
// the first piece that shows any of it.

export type Mark = {
  /** The anchor's id on the page. */
  id: string
  /** What put it there; "link" is the span that the address speaks of. */
  kind: "evidence" | "comment" | "link"
  at: TextRange
  /** What the mark is evidence of, in words, and where that is on the page. */
  label: string
  source: string
  /** Where the anchor goes; null when nothing that is shown holds any of the mark. */
  anchor: number | null
}

export type Segment = { at: TextRange; marks: Mark[]; opens: Mark[]; closes: Mark[] }

export const judgementAnchor = (judgement: Pick<ReadJudgement, "id">) => `v-${judgement.id}`
export const commentAnchor = (comment: Pick<ReadComment, "id">) => `c-${comment.id}`
export const spanAnchor = (source: string, index: number) => `${source}-${index + 1}`

/** The marks of one message: evidence of its judgements that still stand, and the spans of comments. */
export function marksOf(message: ReadMessage, judgements: ReadJudgement[], comments: ReadComment[]): Mark[] {
  const shown = visibleRanges(message)
  const mark = (span: Span, kind: Mark["kind"], source: string, index: number, label: string): Mark[] => {
    if (span.message !== message.ordinal || span.start >= span.end) return []
    const at: TextRange = [span.start, span.end]
    const first = shown.find((range) => overlaps(range, at))
    const anchor = first ? Math.max(first[0], at[0]) : null
    return [{ id: spanAnchor(source, index), kind, at, label, source, anchor }]
  }
  return [
    ...judgements
      .filter(({ superseded }) => !superseded)
      .flatMap((judgement) =>
        judgement.evidence.flatMap((span, i) =>
          mark(
            span,
            "evidence",
            judgementAnchor(judgement),
            i,
            judgement.variable.label ?? judgement.variable.key,
          ),
        ),
      ),
    ...comments.flatMap((comment) =>
      comment.span
        ? mark(comment.span, "comment", commentAnchor(comment), 0, `comment by ${comment.author}`)
        : [],
    ),
  ]
}

/** A range cut where marks begin and end. */
export function segmentsOf([start, end]: TextRange, marks: Mark[]): Segment[] {
  const here = marks.filter((mark) => overlaps(mark.at, [start, end]))
  const cuts = new Set([start, end])
  for (const { at, anchor } of here) {
    for (const cut of [...at, anchor]) if (cut !== null && cut > start && cut < end) cuts.add(cut)
  }
  const ordered = [...cuts].sort((a, b) => a - b)
  return ordered.slice(0, -1).map((from, i) => {
    const at: TextRange = [from, ordered[i + 1] ?? end]
    const over = here.filter((mark) => overlaps(mark.at, at))
    return {
      at,
      marks: over,
      opens: over.filter(({ anchor }) => anchor === from),
      closes: over.filter((mark) => mark.at[1] === at[1]),
    }
  })
}

/** The parts of a message's text that the reader shows, in the order of its blocks. */
export function visibleRanges(message: ReadMessage): TextRange[] {
  return message.blocks.flatMap((block): TextRange[] => {
    switch (block.type) {
      case "text":
      case "tool_result":
        return textRanges(message, block.at)
      case "reasoning":
        if (block.form === "redacted") return []
        return piecesOf(message.text, block, message.blocks).flatMap((piece) =>
          piece.kind === "text" ? [piece.at] : argumentRanges(message.text, piece.call),
        )
      case "tool_call":
        return argumentRanges(message.text, block)
      case "image":
        return []
      default:
        return [block.at]
    }
  })
}

function argumentRanges(text: string, call: ToolCallBlock): TextRange[] {
  return [...argumentPlaces({ text }, call).values()].map(({ at }) => at)
}

function textRanges(message: ReadMessage, at: TextRange): TextRange[] {
  if (message.role === "assistant") return [at]
  return mailPieces(message, message.ordinal, at).flatMap((piece) => {
    if (piece.kind === "text") return [piece.at]
    const fields = piece.mail.fields.flatMap((field) => (field.at ? [field.at] : []))
    return piece.mail.body ? [...fields, piece.mail.body] : fields
  })
}

function overlaps(a: TextRange, b: TextRange): boolean {
  return a[0] < b[1] && b[0] < a[1]
}
