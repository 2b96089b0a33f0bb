import type { TextRange } from "./transcript"

/** A W3C text quote selector; prefix and suffix are up to 32 code units of context. */
export type TextQuote = { exact: string; prefix: string; suffix: string }

const CONTEXT = 32

/** The quote selector of a range in a text. */
export function quoteOf(text: string, [start, end]: TextRange): TextQuote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  }
}

/**
 * Finds a quote in a text: at the position it was stored with if it still stands there, else the occurrence
 * whose surroundings agree best with prefix and suffix, of equals the nearest to where it was stored. Null when the
 * exact text does not occur.
 */
export function findQuote(text: string, quote: TextQuote, stored?: TextRange): TextRange | null {
  if (quote.exact === "") return null
  if (stored && text.slice(stored[0], stored[1]) === quote.exact) return stored
  const near = ([start]: TextRange) => (stored ? -Math.abs(start - stored[0]) : 0)
  let best: { range: TextRange; score: number } | null = null
  for (let i = text.indexOf(quote.exact); i !== -1; i = text.indexOf(quote.exact, i + 1)) {
    const range: TextRange = [i, i + quote.exact.length]
    const score = surroundings(text, range, quote)
    const better = !best || score > best.score || (score === best.score && near(range) > near(best.range))
    if (better) best = { range, score }
  }
  return best?.range ?? null
}

/** How many code units of a quote's prefix and suffix stand around a range of a text, counted from the range. */
export function surroundings(
  text: string,
  [start, end]: TextRange,
  { prefix, suffix }: Pick<TextQuote, "prefix" | "suffix">,
): number {
  return (
    sharedEnd(text.slice(Math.max(0, start - prefix.length), start), prefix) +
    sharedStart(text.slice(end, end + suffix.length), suffix)
  )
}

function sharedStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

function sharedEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n++
  return n
}

/** The range widened to whole characters: neither end within a surrogate pair. */
export function wholeCharacters(text: string, [start, end]: TextRange): TextRange {
  return [start - (splitsPair(text, start) ? 1 : 0), end + (splitsPair(text, end) ? 1 : 0)]
}

/** Whether a text cut before an offset would cut a surrogate pair in two. */
export function splitsPair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1))
}

/** Converts an offset counted in Unicode code points (Python) to UTF-16 code units (JavaScript). */
export function utf16Offset(text: string, codePoints: number): number {
  let units = 0
  for (let seen = 0; seen < codePoints && units < text.length; seen++) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1
  }
  return units
}
