import type { TextRange } from "@/lib/model/transcript"

/** A range without the blanks at its ends, where a backslash with an "n" is one too; null when it is blank. */
export function withoutNewlines(text: string, [start, end]: TextRange): TextRange | null {
  let [from, to] = [start, end]
  const blankAt = (at: number) => (/\s/.test(text.charAt(at)) ? 1 : text.startsWith("\\n", at) ? 2 : 0)
  while (from < to && blankAt(from) > 0) from += blankAt(from)
  while (to > from) {
    if (blankAt(to - 1) === 1) to--
    else if (to - 2 >= from && blankAt(to - 2) === 2) to -= 2
    else break
  }
  return from < to ? [from, to] : null
}

/** A range without the blanks at its ends; null when it is blank. */
export function trimmed(text: string, [start, end]: TextRange): TextRange | null {
  const part = text.slice(start, end)
  const inner = part.trim()
  if (inner === "") return null
  const from = start + (part.length - part.trimStart().length)
  return [from, from + inner.length]
}
