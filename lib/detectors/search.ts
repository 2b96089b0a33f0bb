import { RE2JS, RE2JSException } from "re2js"
import type { TextRange } from "@/lib/model/transcript"
import type { Pattern } from "./definition"

/** Finds up to `limit` places in a text, in order, as UTF-16 ranges within it; none of them is empty. */
export type Search = (text: string, limit: number) => TextRange[]

const LONGEST_PHRASE = 500
const LONGEST_PATTERN = 1000
/** Matching takes time in proportion to the text and, at worst, to this. */
const LARGEST_PROGRAM = 300
const PROBES = ["", "a", " ", "a b", "a\nb"]

/**
 * A pattern as a search, or a sentence that says why it cannot be one. A phrase is found literally, ignoring
 * case by Unicode's simple folding. Patterns are RE2's: no look-around and no back references, so that none
 * takes more than time in proportion to the text.
 */
export function compilePattern(pattern: Pattern): Search | string {
  if (pattern.kind === "regex") return compileRegex(pattern.source, pattern.ignoreCase)
  if (pattern.text.length > LONGEST_PHRASE) return `a phrase may have ${LONGEST_PHRASE} characters at most`
  const literal = new RegExp(pattern.text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu")
  return (text, limit) => {
    const found: TextRange[] = []
    literal.lastIndex = 0
    for (let match = literal.exec(text); match && found.length < limit; match = literal.exec(text))
      found.push([match.index, match.index + match[0].length])
    return found
  }
}

function compileRegex(source: string, ignoreCase: boolean): Search | string {
  if (source.length > LONGEST_PATTERN) return `a /pattern/ may have ${LONGEST_PATTERN} characters at most`
  let regex: RE2JS
  try {
    regex = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
  } catch (error) {
    if (error instanceof RE2JSException) return unreadable(error)
    throw error
  }
  if (regex.programSize() > LARGEST_PROGRAM)
    return "this /pattern/ is too large to be run over every transcript; split it, or let it repeat less"
  if (PROBES.some((probe) => matchesNothing(regex, probe)))
    return "this /pattern/ also matches where there is nothing, so it would be found in every text"
  return (text, limit) => {
    const found: TextRange[] = []
    if (!regex.test(text)) return found
    const matcher = regex.matcher(text)
    for (let tries = 0; found.length < limit && tries < 2 * limit && matcher.find(); tries++)
      if (matcher.end() > matcher.start()) found.push([matcher.start(), matcher.end()])
    return found
  }
}

function matchesNothing(regex: RE2JS, probe: string): boolean {
  const matcher = regex.matcher(probe)
  return matcher.find() && matcher.start() === matcher.end()
}

function unreadable({ message }: RE2JSException): string {
  const reason = message.replace(/^error parsing regexp: /, "")
  if (/\(\?(?:[=!]|<[=!])/.test(reason)) return "a /pattern/ cannot look ahead or behind"
  if (/escape sequence: `\\[1-9k]/.test(reason)) return "a /pattern/ cannot refer back to a group"
  return `this /pattern/ cannot be read: ${reason}`
}
