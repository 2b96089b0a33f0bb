import type { Span } from "@/lib/model/reader/reading"
import type { ReaderPlace } from "@/lib/model/reader/shown"

/** Where words that an explanation quotes stand in the transcript, by those words; null: surely nowhere in it. */
export type QuotedPlaces = Record<string, ReaderPlace | null>

export type ExplanationPart =
  | { kind: "text"; text: string }
  /** Words of the transcript, or a number: `evidence` is the index of the span they are in. */
  | { kind: "evidence"; text: string; evidence: number }
  | { kind: "place"; text: string; place: ReaderPlace }
  /** Words given as a quote that the transcript does not hold. */
  | { kind: "lost"; text: string }

export type CitedHighlight = { number: number; text: string; evidence: number | null }

/** As importers write it, on lines of its own: a quote that they did not find, and why. */
const LOST = String.raw`^“[\s\S]{1,4000}?” \((?:not in the transcript|from [^()\n]{1,60})\)$`
const QUOTE = String.raw`"[^"\n]{2,600}"|“[^“”]{2,2000}”`
const PARTS = new RegExp(String.raw`${LOST}|${QUOTE}|\[\d{1,3}\]`, "gm")
/** Shorter quotes are a judge's own words as often as the transcript's. */
const TELLING = 12
/** A quote as long as this that stands nowhere is said to stand nowhere. */
const LONG = 24

/**
 * An explanation cut where it quotes or cites: quoted words that stand in its evidence, or at a place that was found
 * for them, and [n], the n-th span of its evidence. The parts joined are the text.
 */
export function citationsOf(text: string, evidence: Span[], found: QuotedPlaces = {}): ExplanationPart[] {
  const parts: ExplanationPart[] = []
  let from = 0
  for (const match of text.matchAll(PARTS)) {
    const part = citationOf(match[0], evidence, found)
    if (!part) continue
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) })
    parts.push(part)
    from = match.index + match[0].length
  }
  return from < text.length ? [...parts, { kind: "text", text: text.slice(from) }] : parts
}

function citationOf(text: string, evidence: Span[], found: QuotedPlaces): ExplanationPart | null {
  if (text.startsWith("[")) {
    const index = Number(text.slice(1, -1)) - 1
    return evidence[index] ? { kind: "evidence", text, evidence: index } : null
  }
  if (text.endsWith(")")) return { kind: "lost", text }
  const words = wordsOf(text)
  const index = evidence.findIndex(({ exact }) => holds(exact, words))
  if (index !== -1) return { kind: "evidence", text, evidence: index }
  const place = found[words]
  if (place) return { kind: "place", text, place }
  return place === null && words.length >= LONG ? { kind: "lost", text } : null
}

/** The words that an explanation quotes and that are not in its evidence: what to look for in the transcript. */
export function quotedWords(text: string, evidence: Span[]): string[] {
  const quotes = [...text.matchAll(PARTS)].map(([part]) => part)
  const words = quotes.filter((part) => !part.startsWith("[") && !part.endsWith(")")).map(wordsOf)
  return [...new Set(words)].filter(
    (one) => one.length >= TELLING && !evidence.some(({ exact }) => holds(exact, one)),
  )
}

/** A quote without its marks, and without the comma or full stop that style puts inside them. */
function wordsOf(quote: string): string {
  return quote
    .slice(1, -1)
    .trim()
    .replace(/^(?:…|\.{3})\s*/, "")
    .replace(/(?:\s*(?:…|\.{3})|[,.;])$/, "")
}

function holds(exact: string, words: string): boolean {
  if (words.length < TELLING) return words !== "" && exact === words
  return exact.includes(words) || (words.length >= LONG && lettersOf(exact).includes(lettersOf(words)))
}

/**
 * Letters and digits alone, in lower case: judges quote over the ends of lines, the signs of comments, and calls whose
 * text is written as JSON.
 */
export function lettersOf(text: string): string {
  return text
    .replace(/\\[nrt]/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase()
}

const HEADING = /(?:^|\n\n)Highlights\n\n/

/**
 * The highlights at the end of an explanation, each with its span. They are told from one another only by their order:
 * where they and the spans do not come out even, none is given a span.
 */
export function highlightsOf(
  text: string,
  evidence: Span[],
): { prose: string; highlights: CitedHighlight[] } {
  const heading = HEADING.exec(text)
  if (!heading) return { prose: text, highlights: [] }
  const listed = text.slice(heading.index + heading[0].length)
  const items = listed.split(/\n\n(?=\d+\. )/).map((item) => /^(\d+)\. ([\s\S]*)$/.exec(item))
  if (items.some((item) => item === null)) return { prose: text, highlights: [] }
  const lost = (item: string) => new RegExp(LOST, "m").test(item)
  const held = items.filter((item) => !lost(item?.[2] ?? ""))
  const even = held.length === evidence.length
  return {
    prose: text.slice(0, heading.index),
    highlights: items.flatMap((item) => {
      if (!item) return []
      const [, number = "", words = ""] = item
      return [
        { number: Number(number), text: words, evidence: even && !lost(words) ? held.indexOf(item) : null },
      ]
    }),
  }
}
