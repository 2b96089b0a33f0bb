import type { ReaderPlace } from "@/lib/model/reader/shown"
import type { TextRange } from "@/lib/model/transcript"

// Where transcript text stands in the page, both ways, over the reader's marks in it: `data-message` (ordinal),
// `data-at` (where in the message's text an element's text begins) and `data-label` (words of ours among it).

/** A text node of the page and the range of the message's text that it holds. */
export type TextLeaf = { node: Text; at: TextRange }

/**
 * The place in a message's text of a boundary in the page, in UTF-16 code units; within words of ours, where they
 * interrupt the text. Null outside of transcript text.
 */
export function positionOf(node: Node, offset: number): { message: number; at: number } | null {
  const element = node instanceof Element ? node : node.parentElement
  const holder = element?.closest<HTMLElement>("[data-at]")
  const message = holder?.closest<HTMLElement>("[data-message]")
  if (!holder || !message) return null
  const before = document.createRange()
  before.setStart(holder, 0)
  before.setEnd(node, offset)
  let at = Number(holder.dataset.at)
  for (const text of textsIn(holder)) {
    if (text === node) at += offset
    else if (before.comparePoint(text, text.length) <= 0) at += text.length
    else break
    if (text === node) break
  }
  return { message: Number(message.dataset.message), at }
}

/**
 * The transcript text that a range of the page covers, such as a selection: of the first message that it touches,
 * from the first to the last character in it. Null where it covers none.
 */
export function placeOf(range: Range): Required<ReaderPlace> | null {
  const root = range.commonAncestorContainer
  const element = root instanceof Element ? root : root.parentElement
  const around = element?.closest("[data-message]") ?? element
  if (!around) return null
  const messages = around.matches("[data-message]") ? [around] : []
  for (const inner of around.querySelectorAll("[data-message]")) {
    if (range.intersectsNode(inner)) messages.push(inner)
  }
  for (const message of messages) {
    const covered = leavesOf(message).flatMap(({ node, at }) => {
      if (!range.intersectsNode(node)) return []
      const start = node === range.startContainer ? range.startOffset : 0
      const end = node === range.endContainer ? range.endOffset : node.length
      return start < end ? [[at[0] + start, at[0] + end] as const] : []
    })
    if (covered.length === 0) continue
    const start = Math.min(...covered.map(([from]) => from))
    const end = Math.max(...covered.map(([, to]) => to))
    return { message: Number(message.getAttribute("data-message")), at: [start, end] }
  }
  return null
}

/**
 * The range of the page that shows a range of a message's text: what of it is in the page, from the first to the
 * last piece. Null when nothing of it is.
 */
export function rangeOf(root: ParentNode, message: number, at: TextRange): Range | null {
  return rangeIn(messageLeaves(root, message), at)
}

/** Every text node of a message within the root, or that it is, in the page's order. */
export function messageLeaves(root: ParentNode, message: number): TextLeaf[] {
  const own = `[data-message="${message}"]`
  const itself = root instanceof Element && root.matches(own) ? [root] : []
  return [...itself, ...root.querySelectorAll(own)].flatMap(leavesOf)
}

/** As `rangeOf`, for who asks for many ranges of one message. */
export function rangeIn(leaves: TextLeaf[], at: TextRange): Range | null {
  const run = bestRun(leaves, at)
  const first = run[0]
  const last = run.at(-1)
  if (!first || !last) return null
  const range = document.createRange()
  range.setStart(first.node, Math.max(0, at[0] - first.at[0]))
  range.setEnd(last.node, Math.min(last.node.length, at[1] - last.at[0]))
  return range
}

/**
 * Of pieces in the page's order, the run in the text's order that shows most of a range; the first of equals. The
 * same text may be in the page twice, as a letter and raw.
 */
export function bestRun<Piece extends { at: TextRange }>(pieces: Piece[], at: TextRange): Piece[] {
  const shown = ({ at: own }: Piece) => Math.min(own[1], at[1]) - Math.max(own[0], at[0])
  let best: { run: Piece[]; shown: number } = { run: [], shown: 0 }
  let run: Piece[] = []
  let sum = 0
  for (const piece of pieces) {
    if (shown(piece) <= 0) continue
    const last = run.at(-1)
    if (last && piece.at[0] < last.at[1]) {
      run = []
      sum = 0
    }
    run.push(piece)
    sum += shown(piece)
    if (sum > best.shown) best = { run, shown: sum }
  }
  return best.run
}

/** The text nodes of one element of a message, without those of messages within it. */
export function leavesOf(message: Element): TextLeaf[] {
  const leaves: TextLeaf[] = []
  const reached = new Map<HTMLElement, number>()
  for (const node of textsIn(message)) {
    const holder = holderOf(node)
    if (!holder) continue
    const start = reached.get(holder) ?? Number(holder.dataset.at)
    leaves.push({ node, at: [start, start + node.length] })
    for (let around: HTMLElement | null = holder; around; around = holderOf(around))
      reached.set(around, (reached.get(around) ?? Number(around.dataset.at)) + node.length)
  }
  return leaves
}

function holderOf(node: Node): HTMLElement | null {
  return node.parentElement?.closest<HTMLElement>("[data-at]") ?? null
}

/** Text nodes within an element, without words of ours and other messages. */
function* textsIn(root: Element): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Text
      ? NodeFilter.FILTER_ACCEPT
      : node instanceof Element && node.matches("[data-label], [data-message]")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP,
  )
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) yield node
}
