import { commentAnchor, judgementAnchor, spanAnchor } from "./marks"
import type { Moment } from "./moment"
import type { ReadComment, ReadJudgement } from "./reading"
import { messagesIn, type RowRef, type ShapeBlock, type ShapeMessage } from "./rows"
import type { OutlineRow } from "./shown"

/** A block with what the outline says of it besides: whether a call sends mail. */
export type OutlineBlock = ShapeBlock & { sends?: boolean | undefined }
export type OutlineMessage = Omit<ShapeMessage, "blocks"> & { blocks: OutlineBlock[] }

/** Every row in one line, as the transcript alone tells it; verdicts and comments come by `annotate`. */
export function outlineOf(rows: RowRef[], messages: OutlineMessage[]): OutlineRow[] {
  const byOrdinal = new Map(messages.map((message) => [message.ordinal, message]))
  return rows.map((row, index): OutlineRow => {
    const own = byOrdinal.get(row.message)
    const blocks = own?.blocks ?? []
    const calls = blocks.filter((block) => block.type === "tool_call" && !block.planned)
    const turn = row.kind === "turn"
    const results = turn
      ? row.steps.flatMap(({ said }) => said.flatMap((one) => (one.kind === "action" ? one.results : [])))
      : []
    const returned = results.flatMap(({ message, blocks: indices }) =>
      indices.flatMap((one) => byOrdinal.get(message)?.blocks[one] ?? []),
    )
    return {
      row: index,
      message: row.message,
      kind: row.kind,
      number: turn ? row.number : null,
      role: own?.role ?? "user",
      said: sum(blocks.filter(({ type }) => type !== "reasoning")),
      thought: sum(blocks.filter(({ type }) => type === "reasoning")),
      results: sum(returned),
      actions: turn ? calls.map(({ name = "" }) => name) : [],
      sent: turn ? calls.filter(({ sends }) => sends).length : 0,
      failed: [...blocks, ...returned].some(
        ({ type, error }) => type === "tool_result" && error !== undefined,
      ),
      harm: null,
      evidence: [],
      comments: [],
    }
  })
}

/** The outline with what judges and people said of the rows. */
export function annotate(
  outline: OutlineRow[],
  rows: RowRef[],
  notes: { judgements: ReadJudgement[]; comments: ReadComment[]; moments: Moment[] },
): OutlineRow[] {
  const rowOf = new Map<number, number>()
  for (const [index, row] of rows.entries())
    for (const message of messagesIn(row)) if (!rowOf.has(message)) rowOf.set(message, index)
  const spans = new Map<number, { evidence: [number, string][]; comments: string[] }>()
  const at = (message: number) => {
    const row = rowOf.get(message) ?? -1
    const kept = spans.get(row) ?? { evidence: [], comments: [] }
    spans.set(row, kept)
    return kept
  }
  for (const judgement of notes.judgements) {
    if (judgement.superseded) continue
    judgement.evidence.forEach((span, i) => {
      at(span.message).evidence.push([span.start, spanAnchor(judgementAnchor(judgement), i)])
    })
  }
  for (const comment of notes.comments)
    if (comment.span) at(comment.span.message).comments.push(spanAnchor(commentAnchor(comment), 0))
  // A row whose evidence is only thought holds no harmful action.
  const deeds = notes.moments.filter(({ block }) => block !== null)
  const harm = new Map(deeds.map(({ message, variable }) => [rowOf.get(message), variable]))
  return outline.map((row) => {
    const own = spans.get(row.row)
    if (!own && !harm.has(row.row)) return row
    const evidence = (own?.evidence ?? []).toSorted((a, b) => a[0] - b[0]).map(([, anchor]) => anchor)
    return { ...row, harm: harm.get(row.row) ?? null, evidence, comments: own?.comments ?? [] }
  })
}

function sum(blocks: ShapeBlock[]): number {
  return blocks.reduce((total, { at }) => total + at[1] - at[0], 0)
}
