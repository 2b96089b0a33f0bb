import type { OutlineRow } from "@/lib/model/reader/shown"

// The transcript as a strip: every row takes room by about its height on the page, and what falls into the same
// pixel is drawn together, so that a hundred thousand rows cost no more than a hundred.

/** What a row weighs besides its text, and what of a text is on the page at once; in characters. */
const FRAME = 300
const SHOWN = 20_000
const FOLDED = 600

/** Where each row begins, as shares of the strip from 0 to 1, and 1 at the end. */
export function startsOf(outline: OutlineRow[]): Float64Array {
  const starts = new Float64Array(outline.length + 1)
  let sum = 0
  for (const [i, { said, thought, results }] of outline.entries()) {
    sum += FRAME + Math.max(Math.min(said, SHOWN) + Math.min(results, FOLDED), Math.min(thought, SHOWN))
    starts[i + 1] = sum
  }
  for (let i = 0; i < starts.length; i++) starts[i] = sum === 0 ? 0 : (starts[i] ?? 0) / sum
  return starts
}

/** The index of the row at a share of the strip. */
export function rowAt(starts: Float64Array, share: number): number {
  let low = 0
  let high = Math.max(0, starts.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= share) low = middle
    else high = middle - 1
  }
  return low
}

/** The share of the strip at a share of a row. */
export function shareOf(starts: Float64Array, row: number, within: number): number {
  const start = starts[row] ?? 1
  return start + ((starts[row + 1] ?? 1) - start) * Math.min(1, Math.max(0, within))
}

/** Per pixel: the share of what is thought in the text there, from 0 to 1 (null: no text), and what else is there. */
export type Bins = {
  thought: (number | null)[]
  actions: boolean[]
  evidence: boolean[]
  harm: boolean[]
  failed: boolean[]
}

/** The strip in pixels of a height. */
export function binsOf(outline: OutlineRow[], starts: Float64Array, height: number): Bins {
  const said = new Float64Array(height)
  const thought = new Float64Array(height)
  const empty = () => Array.from({ length: height }, () => false)
  const [actions, evidence, harm, failed] = [empty(), empty(), empty(), empty()]
  for (const [i, row] of outline.entries()) {
    const top = (starts[i] ?? 0) * height
    const bottom = (starts[i + 1] ?? 0) * height
    const first = Math.min(height - 1, Math.floor(top))
    const last = Math.max(first, Math.min(height, Math.ceil(bottom)) - 1)
    for (let y = first; y <= last; y++) {
      const part = bottom > top ? (Math.min(bottom, y + 1) - Math.max(top, y)) / (bottom - top) : 1
      said[y] = (said[y] ?? 0) + part * (row.said + Math.min(row.results, FOLDED))
      thought[y] = (thought[y] ?? 0) + part * row.thought
    }
    const middle = Math.min(height - 1, Math.floor((top + bottom) / 2))
    if (row.actions.length > 0) actions[middle] = true
    // Where in its row a piece of evidence lies is not known here: they are spread over it.
    for (let k = 0; k < row.evidence.length; k++)
      evidence[Math.min(height - 1, Math.floor(top + ((bottom - top) * (k + 0.5)) / row.evidence.length))] =
        true
    if (row.harm !== null) harm[middle] = true
    if (row.failed) failed[middle] = true
  }
  const share = Array.from({ length: height }, (_, y) => {
    const all = (said[y] ?? 0) + (thought[y] ?? 0)
    return all === 0 ? null : (thought[y] ?? 0) / all
  })
  return { thought: share, actions, evidence, harm, failed }
}

/** Widths per pixel as one SVG path of bars that stand on x = `from` and grow to the right; equal ones are joined. */
export function barsPath(widths: number[], from: (width: number) => number): string {
  let path = ""
  for (let y = 0; y < widths.length; ) {
    const width = widths[y] ?? 0
    let end = y + 1
    while (end < widths.length && widths[end] === width) end++
    if (width > 0) path += `M${from(width)} ${y}h${width}v${end - y}h${-width}z`
    y = end
  }
  return path
}

/** Ticks of a height in px around the pixels that have one, at least so far apart, as one SVG path. */
export function ticksPath(marked: boolean[], x: number, width: number, thick: number, apart = thick): string {
  let path = ""
  let free = 0
  for (const [y, is] of marked.entries()) {
    if (!is || y < free) continue
    path += `M${x} ${Math.max(0, y - thick / 2)}h${width}v${thick}h${-width}z`
    free = y + apart
  }
  return path
}
