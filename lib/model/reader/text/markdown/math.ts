import type { TextRange } from "@/lib/model/transcript"
import type { Leaf } from "./leaves"
import type { MarkdownMath, MarkdownText } from "./nodes"

/** \( … \) and \[ … \] as the parser knows formulas, with every character in its place. */
export function withDollars(text: string): string {
  return replacePairs(replacePairs(text, "\\(", "\\)", /\n/), "\\[", "\\]", /\n[ \t]*\n/)
}

const LONGEST = 4_000

function replacePairs(text: string, open: string, close: string, never: RegExp): string {
  const parts: string[] = []
  let done = 0
  let end = 0
  for (let start = text.indexOf(open); start !== -1; start = text.indexOf(open, Math.max(done, start + 2))) {
    if (end < start + 2) end = text.indexOf(close, start + 2)
    if (end === -1) break
    if (end - start > LONGEST || never.test(text.slice(start, end))) continue
    parts.push(text.slice(done, start), "$$", text.slice(start + 2, end), "$$")
    done = end + 2
  }
  return parts.join("") + text.slice(done)
}

/**
 * A formula, its leaf as it is written, with its dollars; an amount of money, such as in "$5 and $10", stays text.
 * `inner` is what of it is TeX.
 */
export function mathOf(
  text: string,
  at: TextRange,
  inner: Leaf[],
  block: boolean,
): MarkdownMath | MarkdownText {
  const leaves: Leaf[] = [{ at, shown: null }]
  const written = text.slice(...at)
  const single = written.startsWith("$") && !written.startsWith("$$")
  const tex = inner.map((leaf) => text.slice(...leaf.at)).join("")
  const isMoney = single && (/^\s|\s$/.test(written.slice(1, -1)) || /\d/.test(text.charAt(at[1])))
  if (isMoney || tex.length > LONGEST) return { kind: "text", leaves }
  return { kind: "math", leaves, tex, display: block || !(single || written.startsWith("\\(")) }
}
