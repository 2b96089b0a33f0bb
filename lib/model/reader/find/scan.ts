import { QuestionError } from "@/lib/model/question-error"
import type { TextRange } from "@/lib/model/transcript"

// Finding within one transcript. Everything is found in the text as it is stored, so every match is a place.

export type FindQuery = { text: string; regex: boolean; case: boolean }

/** Where a match stands: what the agent said or did, what it thought, what came back, or what was put before it. */
export type FindPlace = "said" | "thought" | "result" | "prompt"

export type FindMatch = {
  message: number
  at: TextRange
  /** The index of the row that shows the message. */
  row: number
  place: FindPlace
  /** The matched words, of a long match the beginning, with what stands around them on up to 60 code units. */
  before: string
  text: string
  after: string
}

export type Found = {
  /** How many matches there are; of more than COUNTED, COUNTED. */
  total: number
  /** How many of them are listed: the first in the order of the text. */
  shown: number
  /** There are more than were counted. */
  capped: boolean
  matches: FindMatch[]
}

export const LISTED = 5_000
export const COUNTED = 100_000
const LONGEST_QUERY = 2_000

/**
 * What to search with. Literal words match in either composition (é as one sign or two) and, unless `case`, in
 * either case by Unicode's simple folding. A regular expression is JavaScript's, over lines; with Unicode's
 * classes where it can be read so. @throws QuestionError with the engine's words when it cannot be read at all.
 */
export function patternOf(query: FindQuery): RegExp {
  if (query.text.length > LONGEST_QUERY)
    throw new QuestionError(`What is searched for can have up to ${LONGEST_QUERY} characters.`)
  if (!query.regex) return new RegExp(literal(query.text), query.case ? "gu" : "giu")
  const flags = query.case ? "gm" : "gim"
  try {
    return new RegExp(query.text, `${flags}u`)
  } catch {
    return loose(query.text, flags)
  }
}

function loose(text: string, flags: string): RegExp {
  try {
    return new RegExp(text, flags)
  } catch (error) {
    throw new QuestionError(error instanceof Error ? error.message : String(error))
  }
}

function literal(text: string): string {
  const forms = new Set([text, text.normalize("NFC"), text.normalize("NFD")])
  const escaped = [...forms].map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
  return escaped.length === 1 ? (escaped[0] ?? "") : `(?:${escaped.join("|")})`
}

/** How many matches a text has, and the ranges of the first, start and end in turn. */
export type Scanned = { count: number; at: number[] }

/**
 * Matches of a global pattern in a text: counts up to `limit`, keeps the ranges of the first `list`. Empty matches
 * do not count; ranges never cut a surrogate pair.
 * Its source runs in a worker too: it may use nothing but its arguments.
 */
export function scan(text: string, pattern: RegExp, list: number, limit: number): Scanned {
  const at: number[] = []
  let count = 0
  let last = 0
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null && count < limit; match = pattern.exec(text)) {
    let start = match.index
    let end = start + match[0].length
    if (start === end) {
      pattern.lastIndex = end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1)
      continue
    }
    if ((text.codePointAt(start - 1) ?? 0) > 0xffff) start--
    if ((text.codePointAt(end - 1) ?? 0) > 0xffff) end++
    if (start < last) continue
    last = end
    count++
    if (count <= list) at.push(start, end)
  }
  return { count, at }
}
