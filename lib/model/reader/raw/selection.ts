import { formatPlace, parsePlace } from "@/lib/model/reader/place-address"
import type { TextRange } from "@/lib/model/transcript"

/** Whole messages from one ordinal to another, both included, or a range of one message's text. */
export type RawSelection = { messages: [number, number] } | { message: number; at: TextRange }

/** "12", "12-40" or "12:5-99", counted from 1. */
export function formatSelection(part: RawSelection): string {
  if ("at" in part) return formatPlace(part)
  const [first, last] = part.messages
  return first === last ? `${first + 1}` : `${first + 1}-${last + 1}`
}

/** The part that an address speaks of; null when it is none. */
export function parseSelection(text: string): RawSelection | null {
  const [, first, last] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? []
  if (first !== undefined && last !== undefined)
    return Number(first) > 0 && Number(first) <= Number(last)
      ? { messages: [Number(first) - 1, Number(last) - 1] }
      : null
  const place = parsePlace(text)
  if (!place) return null
  return place.at ? { message: place.message, at: place.at } : { messages: [place.message, place.message] }
}

/** Parts in the order of the transcript, neighbouring whole messages as one. */
export function joinSelections(parts: RawSelection[]): RawSelection[] {
  const joined: RawSelection[] = []
  for (const part of parts.toSorted((a, b) => firstOf(a) - firstOf(b))) {
    const last = joined.at(-1)
    if (last && "messages" in last && "messages" in part && part.messages[0] <= last.messages[1] + 1)
      last.messages[1] = Math.max(last.messages[1], part.messages[1])
    else joined.push("messages" in part ? { messages: [...part.messages] } : part)
  }
  return joined
}

/** Ordinals of the first and the last message of parts in their order. */
export function messagesOf(parts: RawSelection[]): [number, number] | null {
  const [first, last] = [parts[0], parts.at(-1)]
  return first && last ? [firstOf(first), "at" in last ? last.message : last.messages[1]] : null
}

function firstOf(part: RawSelection): number {
  return "at" in part ? part.message : part.messages[0]
}
