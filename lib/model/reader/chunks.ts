import type { TextRange } from "@/lib/model/transcript"

/** What of a block is shown at once; the rest waits behind a control. */
export const SHOWN_AT_ONCE = 20_000

/**
 * Cuts a range into parts of about `size` code units, each after a line's end or a blank where the second half
 * of the part has one, and never within a surrogate pair. The parts put together are the range.
 */
export function chunksOf(text: string, [start, end]: TextRange, size = SHOWN_AT_ONCE): TextRange[] {
  const chunks: TextRange[] = []
  let from = start
  while (end - from > size) {
    const to = cutBefore(text, from + Math.ceil(size / 2), from + size)
    chunks.push([from, to])
    from = to
  }
  if (from < end) chunks.push([from, end])
  return chunks
}

function cutBefore(text: string, least: number, most: number): number {
  for (const boundary of ["\n", " "]) {
    const found = text.lastIndexOf(boundary, most - 1)
    if (found >= least) return found + 1
  }
  const unit = text.charCodeAt(most - 1)
  return unit >= 0xd800 && unit <= 0xdbff ? most - 1 : most
}
