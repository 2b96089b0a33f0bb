import type { ImportedEvidence } from "@/lib/importers/contract"
import { findQuote, utf16Offset } from "@/lib/model/span"
import type { TextRange } from "@/lib/model/transcript"
import type { Conversation } from "./conversation"
import type { ReadMessage } from "./read-message"

export type SourceQuote = {
  text: string
  /** The message that the judge names, where it names one. */
  messageId?: string | undefined
  /** In code points, into that message's text blocks joined by a newline. */
  position?: [number, number] | undefined
  /** The target's turn that it is said to be from, counted from 1. */
  turn?: number | undefined
}

/**
 * Where a judge's quote stands in what the target saw and wrote: at its position, else in the message or turn
 * that it names, else anywhere, the target's own messages first. A quote from a tool call's argument may stand
 * there as JSON writes it. Null where the quote is not in the transcript.
 */
export function locateQuote({ messages }: Conversation, quote: SourceQuote): ImportedEvidence | null {
  const named = messages.findIndex(({ message }) => message.sourceId && message.sourceId === quote.messageId)
  const first = named >= 0 ? [named] : quote.turn === undefined ? [] : turnOf(messages, quote.turn)
  const places = [...new Set([...first, ...messages.keys()])].sort(
    (a, b) => rank(a, first, messages) - rank(b, first, messages) || a - b,
  )
  const stored = named >= 0 && quote.position ? storedRange(messages[named], quote.position) : undefined
  for (const exact of spellings(quote.text)) {
    for (const ordinal of places) {
      const text = messages[ordinal]?.message.text ?? ""
      const at = findQuote(text, { exact, prefix: "", suffix: "" }, ordinal === named ? stored : undefined)
      if (at) return { message: ordinal, at }
    }
  }
  return null
}

/** Why a quote is not in the transcript, in words. */
export function quoteWords({ branches, unseen }: Conversation, text: string): string {
  const has = (where: string) => spellings(text).some((exact) => where.includes(exact))
  if (branches.some((branch) => branch.some((message) => has(message.text))))
    return "from a branch that was rolled back"
  return unseen.some(has) ? "from the evaluator's own messages" : "not in the transcript"
}

/** Each span once. */
export function distinct(evidence: ImportedEvidence[]): ImportedEvidence[] {
  return [...new Map(evidence.map((span) => [`${span.message} ${span.at}`, span])).values()]
}

/**
 * The messages of a turn, counted from 1: a turn begins with a message of the user's, and all that the target does
 * until the next one belongs to it, tool calls and their results included.
 */
function turnOf(messages: ReadMessage[], turn: number): number[] {
  let current = 0
  return [...messages.entries()].flatMap(([ordinal, { message }]) => {
    if (message.role === "user") current++
    return message.role !== "system" && Math.max(current, 1) === turn ? [ordinal] : []
  })
}

function rank(ordinal: number, first: number[], messages: ReadMessage[]): number {
  const others = messages[ordinal]?.message.role === "assistant" ? 0 : 1
  return (first.includes(ordinal) ? 0 : 2) + others
}

function spellings(text: string): string[] {
  const trimmed = text.trim()
  return [...new Set([text, trimmed, JSON.stringify(trimmed).slice(1, -1)])].filter(
    (exact) => exact.trim() !== "",
  )
}

/** A position over the joined text blocks as a range of the message's text. */
function storedRange(read: ReadMessage | undefined, [start, end]: [number, number]): TextRange | undefined {
  let joined = 0
  for (const [from, to] of read?.texts ?? []) {
    const text = read?.message.text.slice(from, to) ?? ""
    const length = [...text].length
    if (start >= joined && end <= joined + length)
      return [from + utf16Offset(text, start - joined), from + utf16Offset(text, end - joined)]
    joined += length + 1
  }
  return undefined
}
