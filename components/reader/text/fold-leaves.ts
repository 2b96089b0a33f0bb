import { plural } from "@/lib/format/words"
import type { Leaf } from "@/lib/model/reader/text/markdown/leaves"

const MOST_CHARACTERS = 600
const MOST_LINES = 12

export const moreOf = (characters: number) => `${plural(characters, "more character")}`

/** Where a text is folded: after so many characters or lines, at a line's end or a blank; its length: nowhere. */
export function foldAt(text: string): number {
  let lines = 0
  let end = Math.min(text.length, MOST_CHARACTERS)
  for (let i = text.indexOf("\n"); i !== -1 && i < end; i = text.indexOf("\n", i + 1)) {
    lines++
    if (lines === MOST_LINES) end = i + 1
  }
  // A fold that hides a line or two costs more than it saves.
  if (text.length - end < 80) return text.length
  const boundary = Math.max(text.lastIndexOf("\n", end - 1), text.lastIndexOf(" ", end - 1)) + 1
  const cut = boundary > end / 2 ? boundary : end
  const unit = text.charCodeAt(cut - 1)
  return unit >= 0xd800 && unit <= 0xdbff ? cut - 1 : cut
}

/** Leaves before and after the fold. */
export function cutLeaves(text: string, leaves: Leaf[]): [Leaf[], Leaf[]] {
  const shown = leaves.map((leaf) => leaf.shown ?? text.slice(...leaf.at))
  const fold = foldAt(shown.join(""))
  const head: Leaf[] = []
  const tail: Leaf[] = []
  let before = 0
  leaves.forEach((leaf, i) => {
    const length = shown[i]?.length ?? 0
    if (before + length <= fold) head.push(leaf)
    else if (before >= fold || leaf.shown !== null) tail.push(leaf)
    else {
      const cut = leaf.at[0] + fold - before
      head.push({ at: [leaf.at[0], cut], shown: null })
      tail.push({ at: [cut, leaf.at[1]], shown: null })
    }
    before += length
  })
  return [head, tail]
}
