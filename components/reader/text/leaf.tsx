import type { Mark } from "@/lib/model/reader/marks"
import type { Leaf as TextLeaf } from "@/lib/model/reader/text/markdown/leaves"
import { MarkedStandIn, MarkedText } from "./marked"

/**
 * Text of a message that a view is made of: where it begins in the message, and the message's marks. `placeless`: it
 * stands nowhere in the message as it is read, so nothing says where.
 */
export type Source = { text: string; start: number; marks: Mark[]; placeless?: boolean }

/**
 * A stretch of the source, exactly as it is written, or what is shown in its place; `data-approximate` then says
 * how long what is written is. `at` counts from the source's beginning.
 */
export function Leaf({ source, leaf, className }: { source: Source; leaf: TextLeaf; className?: string }) {
  const { at, shown } = leaf
  const within: [number, number] = [source.start + at[0], source.start + at[1]]
  const place = source.placeless ? undefined : within[0]
  if (shown !== null) {
    return (
      <span data-at={place} data-approximate={at[1] - at[0]} className={className}>
        <MarkedStandIn text={shown} at={within} marks={source.marks} />
      </span>
    )
  }
  const text = source.text.slice(...at)
  if (text.includes("\r")) {
    return withoutReturns(text, at[0]).map((part) => (
      <Leaf key={part.at[0]} source={source} leaf={part} className={className} />
    ))
  }
  return (
    <span data-at={place} className={className}>
      <MarkedText text={text} at={within} marks={source.marks} />
    </span>
  )
}

export function Leaves({
  source,
  leaves,
  className,
}: {
  source: Source
  leaves: TextLeaf[]
  className?: string
}) {
  return leaves.map((leaf) => <Leaf key={leaf.at[0]} source={source} leaf={leaf} className={className} />)
}

/** Whether any mark stands on what leaves show, which are in order. */
export function isMarked({ start, marks }: Source, leaves: TextLeaf[]): boolean {
  const [first, last] = [leaves[0], leaves.at(-1)]
  if (!first || !last) return false
  return marks.some(({ at }) => at[0] < start + last.at[1] && at[1] > start + first.at[0])
}

/** A page knows no carriage returns: those before a line's end are left out, others end the line. */
function withoutReturns(text: string, start: number): TextLeaf[] {
  const leaves: TextLeaf[] = []
  let from = 0
  for (const { index } of text.matchAll(/\r/g)) {
    if (index > from) leaves.push({ at: [start + from, start + index], shown: null })
    if (text[index + 1] !== "\n") leaves.push({ at: [start + index, start + index + 1], shown: "\n" })
    from = index + 1
  }
  if (from < text.length) leaves.push({ at: [start + from, start + text.length], shown: null })
  return leaves
}
