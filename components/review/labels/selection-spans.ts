import { bestRun, messageLeaves } from "@/components/reader/text/positions"
import type { RawSelection } from "@/lib/model/reader/raw/selection"
import type { AnswerSpan } from "@/lib/model/review/labels/answers"

export type SelectedSpan = Omit<AnswerSpan, "level">

/** As many messages of a selection become evidence; more is no evidence but the transcript. */
const MOST = 5

/**
 * The selected words as evidence, a piece per message, quoted as the page shows them: the server compares them with
 * the text that is stored.
 */
export function spansOf(parts: RawSelection[]): SelectedSpan[] {
  const conversation = document.querySelector("[data-conversation]")
  if (!conversation) return []
  return parts
    .flatMap((part) => ("at" in part ? [part] : wholeMessages(conversation, part.messages)))
    .slice(0, MOST)
    .flatMap(({ message, at: [start, end] }) => {
      const run = bestRun(messageLeaves(conversation, message), [start, end])
      const exact = run
        .map(({ node, at }) => node.data.slice(Math.max(0, start - at[0]), Math.max(0, end - at[0])))
        .join("")
      return exact.trim() === "" ? [] : [{ message, start, end, exact, prefix: "", suffix: "" }]
    })
}

function wholeMessages(root: Element, [first, last]: [number, number]) {
  const ordinals = Array.from({ length: Math.min(last - first + 1, MOST) }, (_, index) => first + index)
  return ordinals.flatMap((message) => {
    const leaves = messageLeaves(root, message)
    const start = Math.min(...leaves.map(({ at }) => at[0]))
    const end = Math.max(...leaves.map(({ at }) => at[1]))
    return start < end ? [{ message, at: [start, end] as const }] : []
  })
}
