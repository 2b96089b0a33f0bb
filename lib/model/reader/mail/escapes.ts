import type { TextRange } from "@/lib/model/transcript"
import type { Mail } from "./parts"

/** A part of a text: as it is written there, or an escape and what it stands for. */
export type EscapedPart = { at: TextRange; shown: string | null }

const ESCAPES = {
  json: /\\(?:u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|[^u])/g,
  newlines: /\\n/g,
} as const

const MEANT: Record<string, string> = { n: "\n", t: "\t", r: "", b: "", f: "\f" }

/** A text cut at its escapes, by offsets in it; `shown` is what an escape stands for. */
export function escapedParts(text: string, escapes: Mail["escapes"]): EscapedPart[] {
  const parts: EscapedPart[] = []
  let done = 0
  const add = (until: number) => {
    if (until > done) parts.push({ at: [done, until], shown: null })
  }
  for (const { 0: written, index } of escapes === null ? [] : text.matchAll(ESCAPES[escapes])) {
    add(index)
    done = index + written.length
    parts.push({ at: [index, done], shown: meantBy(written) })
  }
  add(text.length)
  return parts
}

/** A text with what its escapes stand for in their place. */
export function withoutEscapes(text: string, escapes: Mail["escapes"]): string {
  return escapes === null ? text : text.replace(ESCAPES[escapes], meantBy)
}

function meantBy(written: string): string {
  const char = written.charAt(1)
  if (char !== "u") return MEANT[char] ?? written.slice(1)
  const units = written.split("\\u").slice(1)
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)))
}
