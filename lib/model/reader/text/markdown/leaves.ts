import type { Extension } from "mdast-util-from-markdown"
import type { TextRange } from "@/lib/model/transcript"

// What a view shows of a text are leaves: stretches of it in their order. Syntax between them is not shown, so
// every leaf knows where it stands, and an offset into the text stays true whatever the view makes of it.

/** `shown` where that differs from what is written there, such as "&" for "&amp;"; else null. */
export type Leaf = { at: TextRange; shown: string | null }

type Syntax = Leaf & { indent: boolean }

/** What no Markdown needs a backslash before: it is TeX's then, and stays. */
const KEPT = new Set("()[]{},;:='\"/")

/** The syntax of a Markdown text, noted while it is parsed: what is not shown, and what is shown otherwise. */
export class MarkdownSyntax {
  private notes: Syntax[] = []
  private sorted = true
  private addresses: TextRange[] = []
  private labels: TextRange[] = []
  private reference: { start: number; length: number } | null = null

  constructor(private text: string) {}

  /** To be parsed with; notes every token of syntax. */
  extension(): Extension {
    const hide: NonNullable<Extension["enter"]>["linePrefix"] = (token) => {
      this.note([token.start.offset, token.end.offset], null)
    }
    const escaped: typeof hide = (token) => {
      if (!KEPT.has(this.text.charAt(token.end.offset)))
        this.note([token.start.offset, token.end.offset], null)
    }
    const indent: typeof hide = (token) => {
      this.notes.push({ at: [token.start.offset, token.end.offset], shown: null, indent: true })
      this.sorted = false
    }
    const { reference, noteAddress, noteLabel } = this.handlers()
    return {
      enter: {
        ...{ linePrefix: indent, lineSuffix: hide, blockQuotePrefix: hide, listItemIndent: hide },
        ...{ escapeMarker: escaped, codeFencedFence: hide, codeTextSequence: hide },
        ...{ codeTextPadding: hide, mathFlowFence: hide, mathTextSequence: hide, mathTextPadding: hide },
        ...{ characterReferenceMarker: reference, resourceDestination: noteAddress, labelText: noteLabel },
      },
    }
  }

  /** What is shown of a range; the blanks before its lines only where they are not the syntax of `code`. */
  leaves([start, end]: TextRange, code = false): Leaf[] {
    this.sort()
    const leaves: Leaf[] = []
    let from = start
    for (let i = this.firstFrom(start); i < this.notes.length; i++) {
      const note = this.notes[i]
      if (!note || note.at[0] >= end) break
      if (note.indent && !code) continue
      if (note.at[0] > from) leaves.push({ at: [from, note.at[0]], shown: null })
      if (note.shown !== null && note.at[1] <= end) leaves.push({ at: note.at, shown: note.shown })
      from = Math.max(from, note.at[1])
    }
    if (from < end) leaves.push({ at: [from, end], shown: null })
    return leaves
  }

  /** The last address within a link or an image; null where it has none. */
  address([start, end]: TextRange): TextRange | null {
    const found = this.addresses.findLast((at) => at[0] >= start && at[1] <= end)
    return found && this.text[found[0]] === "<" ? [found[0] + 1, found[1] - 1] : (found ?? null)
  }

  /** The words between the brackets that open at a place. */
  label(start: number): TextRange | null {
    return this.labels.find((at) => at[0] === start) ?? null
  }

  private handlers() {
    const syntax = this
    const reference: NonNullable<Extension["enter"]>["characterReferenceMarker"] = function (token) {
      const node = this.stack.at(-1)
      if (node?.type !== "text") return
      const { offset } = token.start
      if (syntax.reference === null) syntax.reference = { start: offset, length: node.value.length }
      else {
        const { start, length } = syntax.reference
        syntax.note([start, offset + 1], node.value.slice(length))
        syntax.reference = null
      }
    }
    const noteAddress: NonNullable<Extension["enter"]>["resourceDestination"] = (token) => {
      this.addresses.push([token.start.offset, token.end.offset])
    }
    const noteLabel: NonNullable<Extension["enter"]>["labelText"] = (token) => {
      this.labels.push([token.start.offset, token.end.offset])
    }
    return { reference, noteAddress, noteLabel }
  }

  private note(at: TextRange, shown: string | null) {
    this.notes.push({ at, shown, indent: false })
    this.sorted = false
  }

  private sort() {
    if (this.sorted) return
    this.notes.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
    this.sorted = true
  }

  private firstFrom(start: number): number {
    let [low, high] = [0, this.notes.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.notes[middle]?.at[0] ?? start) < start) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Leaves without the line's end before and after them. */
export function withoutOuterLines(text: string, leaves: Leaf[]): Leaf[] {
  const [first] = leaves
  if (!first) return leaves
  const opening = /^\r?\n/.exec(text.slice(first.at[0], first.at[0] + 2))?.[0].length ?? 0
  const begun = leaves.map(
    (leaf, i): Leaf => (i === 0 ? { ...leaf, at: [leaf.at[0] + opening, leaf.at[1]] } : leaf),
  )
  const last = begun.at(-1) ?? first
  const closing = /\r?\n$/.exec(text.slice(Math.max(last.at[0], last.at[1] - 2), last.at[1]))?.[0].length ?? 0
  return begun
    .map((leaf): Leaf => (leaf === last ? { ...leaf, at: [leaf.at[0], leaf.at[1] - closing] } : leaf))
    .filter(({ at }) => at[0] < at[1])
}
