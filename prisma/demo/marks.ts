import type { TextRange } from "@/lib/model/transcript"

export type Mark = { kind: "harm" | "belief"; at: TextRange }

const signs = /[⟦⟧⟪⟫]/gu

/**
 * Takes the marks ⟦harm⟧ and ⟪belief⟫ out of a text and says where in the clean text (UTF-16) they stood.
 * Marks may stand inside one another, but not cross. Throws on one that is not closed: the text is ours.
 */
export function unmark(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = []
  const open: { sign: string; start: number }[] = []
  let text = ""
  let read = 0
  for (const { 0: sign, index } of marked.matchAll(signs)) {
    text += marked.slice(read, index)
    read = index + 1
    if (sign === "⟦" || sign === "⟪") {
      open.push({ sign, start: text.length })
      continue
    }
    const last = open.pop()
    if (!last || (last.sign === "⟦") !== (sign === "⟧"))
      throw new Error(`${sign} closes nothing: ${marked.slice(0, 80)}`)
    marks.push({ kind: sign === "⟧" ? "harm" : "belief", at: [last.start, text.length] })
  }
  if (open.length > 0) throw new Error(`A mark is not closed: ${marked.slice(0, 80)}`)
  return { text: text + marked.slice(read), marks: marks.sort((a, b) => a.at[0] - b.at[0]) }
}
