import { surroundings } from "@/lib/model/span"
import type { TextRange } from "@/lib/model/transcript"
import type { AddressQuote } from "./address"

/** Where the span that an address speaks of is now; `at` null when it is no span, or gone. */
export type LinkedSpan = {
  message: number
  at: TextRange | null
  /** "moved": within its message; "elsewhere": in another one. */
  found: "there" | "moved" | "elsewhere" | "gone"
}

export type FoundQuote = {
  at: TextRange
  /** How much of the quote's surroundings stands around it, in code units. */
  agrees: number
}

/** So many places where the words stand are weighed; who quotes a commoner word gets one of these. */
const WEIGHED = 20_000

/** How much can agree at most. */
export function fullAgreement({ prefix, suffix }: AddressQuote): number {
  return prefix.length + suffix.length
}

/**
 * Where a text holds the words of a quote: of several places the one whose surroundings agree best, of equals the
 * nearest to where they were (`stored`). Where they stand nowhere as quoted, blanks and line breaks may differ.
 * Linear in the text's length.
 */
export function findAddressQuote(text: string, quote: AddressQuote, stored?: TextRange): FoundQuote | null {
  return bestOf(text, quote, verbatim, stored) ?? bestOf(text, quote, loosely, stored)
}

/** The longest run without blanks in the words that a quote starts with: what any text that holds them holds. */
export function tellingWord({ start }: AddressQuote): string {
  const words = start.split(/[\s\0\ufffd]+/)
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "")
}

type Occurrences = (text: string, words: string) => TextRange[]

function bestOf(text: string, quote: AddressQuote, occurrences: Occurrences, stored?: TextRange) {
  const distance = ([start]: TextRange) => (stored ? Math.abs(start - stored[0]) : 0)
  let best: FoundQuote | null = null
  for (const at of candidates(text, quote, occurrences, stored)) {
    const agrees = surroundings(text, at, quote)
    const better =
      !best || agrees > best.agrees || (agrees === best.agrees && distance(at) < distance(best.at))
    if (better) best = { at, agrees }
  }
  return best
}

function candidates(text: string, quote: AddressQuote, occurrences: Occurrences, stored?: TextRange) {
  const there = stored && standsAt(text, quote, stored) ? [stored] : []
  const starts = occurrences(text, quote.start)
  if (quote.end === null || starts.length === 0) return [...there, ...starts]
  const ends = occurrences(text, quote.end)
  const closing = ends.filter(([, end]) => text.startsWith(quote.suffix, end))
  const known = new Set(ends.map(([, end]) => end))
  const length = stored ? stored[1] - stored[0] : Number.NaN
  const next = { any: after(ends), closing: after(closing) }
  const ranges = starts.flatMap(([start, from]): TextRange[] => {
    if (known.has(start + length)) return [[start, start + length]]
    const end = next.closing(from) ?? next.any(from)
    return end === null ? [] : [[start, end]]
  })
  return [...there, ...ranges]
}

function standsAt(text: string, { start, end }: AddressQuote, [from, to]: TextRange): boolean {
  if (end === null) return text.slice(from, to) === start
  return (
    to - from >= start.length + end.length && text.startsWith(start, from) && text.slice(0, to).endsWith(end)
  )
}

/** For rising offsets: the end of the first range that begins there or later. */
function after(ranges: TextRange[]): (offset: number) => number | null {
  let next = 0
  return (offset) => {
    while ((ranges[next]?.[0] ?? Number.POSITIVE_INFINITY) < offset) next++
    return ranges[next]?.[1] ?? null
  }
}

function verbatim(text: string, words: string): TextRange[] {
  const found: TextRange[] = []
  for (let i = text.indexOf(words); i !== -1 && found.length < WEIGHED; i = text.indexOf(words, i + 1))
    found.push([i, i + words.length])
  return found
}

function loosely(text: string, words: string): TextRange[] {
  const parts = words.split(/\s+/).filter((part) => part !== "")
  if (parts.length === 0) return []
  const pattern = new RegExp(parts.map((part) => RegExp.escape(part)).join("\\s+"), "g")
  return Array.from(text.matchAll(pattern).take(WEIGHED), ({ 0: found, index }) => [
    index,
    index + found.length,
  ])
}
