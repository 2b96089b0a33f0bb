import { splitsPair, type TextQuote, wholeCharacters } from "@/lib/model/span"
import type { TextRange } from "@/lib/model/transcript"

// How an address quotes a span: the grammar of text fragments, `[prefix-,]start[,end][,-suffix]`, in which "%", ","
// and "-" of the words themselves are percent-encoded. The address encodes the whole once more, as any value.

/** The words of a span: all of them (`end` null), or of a long one how it starts and how it ends. */
export type AddressQuote = { prefix: string; start: string; end: string | null; suffix: string }

/** Longer spans are quoted by their ends. */
const WHOLE = 120
const ENDS = 48
const CONTEXT = 24

/** The quote of a range of a text, widened to whole characters; null of a range without any. */
export function addressQuote(text: string, at: TextRange): AddressQuote | null {
  const [start, end] = wholeCharacters(text, at)
  if (start >= end) return null
  return {
    prefix: lastOf(text.slice(Math.max(0, start - CONTEXT), start), CONTEXT),
    ...quotedWords(text.slice(start, end)),
    suffix: firstOf(text.slice(end, end + CONTEXT + 1), CONTEXT),
  }
}

/** The quote of a span that was stored with its words. */
export function storedQuote({ exact, prefix, suffix }: TextQuote): AddressQuote {
  return { prefix: lastOf(prefix, CONTEXT), ...quotedWords(exact), suffix: firstOf(suffix, CONTEXT) }
}

/** The quote of words whose surroundings are not known; null of none. */
export function bareQuote(words: string): AddressQuote | null {
  return words === "" ? null : { prefix: "", ...quotedWords(words), suffix: "" }
}

/** Words as a quote says them. */
export function quotedWords(words: string): Pick<AddressQuote, "start" | "end"> {
  return words.length <= WHOLE
    ? { start: words, end: null }
    : { start: firstWords(words.slice(0, ENDS + 1)), end: lastWords(words.slice(-ENDS - 1)) }
}

/** A quote as the value of a parameter, before that is encoded. Half characters become U+FFFD. */
export function formatQuote({ prefix, start, end, suffix }: AddressQuote): string {
  return [
    ...(prefix === "" ? [] : [`${escaped(prefix)}-`]),
    escaped(start),
    ...(end === null ? [] : [escaped(end)]),
    ...(suffix === "" ? [] : [`-${escaped(suffix)}`]),
  ].join(",")
}

/** The quote that a parameter holds, or null when it holds none. */
export function parseQuote(value: string): AddressQuote | null {
  const parts = value.split(",")
  const prefix = parts.length > 1 && parts[0]?.endsWith("-") ? parts.shift()?.slice(0, -1) : ""
  const suffix = parts.length > 1 && parts.at(-1)?.startsWith("-") ? parts.pop()?.slice(1) : ""
  const [start = "", end, ...more] = parts
  if (start === "" || end === "" || more.length > 0) return null
  return {
    prefix: unescaped(prefix ?? ""),
    start: unescaped(start),
    end: end === undefined ? null : unescaped(end),
    suffix: unescaped(suffix ?? ""),
  }
}

function escaped(text: string): string {
  return text.toWellFormed().replace(/[%,-]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Only what stands for one of the three signs: whoever writes an address by hand may write "100 %". */
function unescaped(text: string): string {
  return text.replace(/%(25|2C|2D)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Whole words from the beginning where it has enough of them, else whole characters. */
function firstWords(text: string): string {
  const words = text.replace(/\s+\S*$/, "")
  return isEnough(words) ? words : firstOf(text, ENDS)
}

function lastWords(text: string): string {
  const words = text.replace(/^\S*\s+/, "")
  return isEnough(words) ? words : lastOf(text, ENDS)
}

function isEnough(words: string): boolean {
  return words.length > ENDS / 2 && words.length <= ENDS
}

function firstOf(text: string, most: number): string {
  return text.slice(0, splitsPair(text, most) ? most - 1 : most)
}

function lastOf(text: string, most: number): string {
  const own = text.slice(-most)
  return /^[\udc00-\udfff]/.test(own) ? own.slice(1) : own
}
