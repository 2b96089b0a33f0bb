import { alignedRuns, type Budget, commonEnd, commonStart, type Run } from "./aligned-runs"
import { foldRuns, type Hunk, type LineRun, type Part } from "./hunks"
import { alignMessages } from "./messages"
import { whole, wordParts } from "./word-parts"
import { linesOf, wordsOf } from "./words"

export type { Hunk, Part } from "./hunks"

export type PromptMessage = { role: string; text: string }

/** One message of two prompts. Same and removed parts join to a's text, same and added parts to b's. */
export type MessageDiff = {
  role: string
  /** Who has the message at all. */
  side: "both" | "a" | "b"
  changed: boolean
  /** Words that only b has, and that only a has. A change of marks or of white space alone has none. */
  added: number
  removed: number
  /** Lines that changed, were added or were removed; a line that changed is one. */
  lines: number
  /** Too different to be compared word by word throughout: some lines are shown as removed and added whole. */
  coarse: boolean
  hunks: Hunk[]
}

/** How much work a comparison may be, however the texts differ: a fraction of a second, for one that is read. */
const MOST_STEPS = 4_000_000
/** For lists, which hold many: some hundred words may differ before whole lines are counted. */
export const FEW_STEPS = 200_000

/** The difference of two prompts, message by message: first by lines, then within changed lines by words. */
export function diffPrompts(a: PromptMessage[], b: PromptMessage[], steps = MOST_STEPS): MessageDiff[] {
  const budget = { steps }
  return alignMessages(a, b).map((pair) => diffMessage(pair.a, pair.b, budget))
}

/** How many words are only in one of two prompts; a word in place of another counts as two. */
export function differenceSize(a: PromptMessage[], b: PromptMessage[]): number {
  const { added, removed } = totals(diffPrompts(a, b))
  return added + removed
}

/** Words and lines that changed in all messages together. */
export function totals(diffs: MessageDiff[]): { added: number; removed: number; lines: number } {
  const sum = { added: 0, removed: 0, lines: 0 }
  for (const { added, removed, lines } of diffs) {
    sum.added += added
    sum.removed += removed
    sum.lines += lines
  }
  return sum
}

function diffMessage(
  a: PromptMessage | undefined,
  b: PromptMessage | undefined,
  budget: Budget,
): MessageDiff {
  const side = a === undefined ? "b" : b === undefined ? "a" : "both"
  const { runs, coarse } = lineRuns(linesOf(a?.text ?? ""), linesOf(b?.text ?? ""), budget)
  let lines = 0
  let wholeLines = coarse
  const parts = runs.map((run): LineRun => {
    if (run.kind === "same") return run
    lines += Math.max(run.removed.length, run.added.length)
    const words = coarse ? null : wordParts(run.removed.join(""), run.added.join(""), budget)
    if (words === null) wholeLines = true
    return { kind: "change", parts: words ?? whole(run.removed.join(""), run.added.join("")) }
  })
  const hunks = foldRuns(parts)
  return {
    role: a?.role ?? b?.role ?? "",
    side,
    changed: side !== "both" || a?.text !== b?.text,
    added: countWords(hunks, "added"),
    removed: countWords(hunks, "removed"),
    lines,
    coarse: wholeLines,
    hunks,
  }
}

/** Lines aligned; where that costs too much, all between the common beginning and the common end is one change. */
function lineRuns(a: string[], b: string[], budget: Budget): { runs: Run[]; coarse: boolean } {
  if (a.length === 0 || b.length === 0) {
    return { runs: a.length + b.length > 0 ? [{ kind: "change", removed: a, added: b }] : [], coarse: false }
  }
  const runs = alignedRuns(a, b, budget)
  if (runs !== null) return { runs, coarse: false }
  const start = commonStart(a, b)
  const end = commonEnd(a, b, start)
  const change: Run = {
    kind: "change",
    removed: a.slice(start, a.length - end),
    added: b.slice(start, b.length - end),
  }
  const around: Run[] = [
    { kind: "same", items: a.slice(0, start) },
    change,
    { kind: "same", items: a.slice(a.length - end) },
  ]
  return { runs: around.filter((run) => run.kind === "change" || run.items.length > 0), coarse: true }
}

function countWords(hunks: Hunk[], kind: Part["kind"]): number {
  const parts = hunks.flatMap((hunk) => (hunk.kind === "change" ? hunk.parts : []))
  return parts.reduce((sum, part) => sum + (part.kind === kind ? wordsOf(part.text).length : 0), 0)
}
