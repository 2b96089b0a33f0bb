import { leavesOf, positionOf, rangeIn, type TextLeaf } from "@/components/reader/text/positions"

// Evidence without a pointer: a cursor that goes from sentence to sentence through what is shown of the messages.

export type SentenceStep = "next" | "previous" | "more"

/**
 * Selects the sentence after or before what is selected, or one more at its end; without a selection in the message
 * that one is at, its first. Goes on into the messages around. False where there is none further.
 */
export function selectSentence(step: SentenceStep, here: Element | null): boolean {
  const elements = [...document.querySelectorAll("[data-conversation] [data-message]")]
  const range = rangeHere()
  const edge = range && (step === "previous" ? startOf(range) : endOf(range))
  let at = elements.indexOf(edge?.element ?? here ?? elements[0] ?? document.body)
  let from = edge?.at ?? null
  for (; at >= 0 && at < elements.length; at += step === "previous" ? -1 : 1) {
    const element = elements[at]
    const found = element && neighbour(leavesOf(element).filter(isShown), step, from)
    if (found) return select(found, step === "more" && range && !range.collapsed ? range : null)
    from = null
  }
  return false
}

/** What is selected, or where the caret is; unless the focus has gone to another message since. */
function rangeHere(): Range | null {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const row = document.activeElement?.closest("[data-row]")
  return row && !row.contains(range.endContainer) ? null : range
}

type Edge = { element: Element; at: number }

function startOf(range: Range): Edge | null {
  return edgeAt(range.startContainer, range.startOffset)
}

function endOf(range: Range): Edge | null {
  return edgeAt(range.endContainer, range.endOffset)
}

function edgeAt(node: Node, offset: number): Edge | null {
  const element = (node instanceof Element ? node : node.parentElement)?.closest("[data-message]")
  const place = positionOf(node, offset)
  return element && place ? { element, at: place.at } : null
}

/** The sentence that begins at or after a place in the message's text, or that ends at or before it. */
function neighbour(leaves: TextLeaf[], step: SentenceStep, from: number | null): Range | null {
  const sentences = sentencesOf(leaves)
  const found =
    step === "previous"
      ? sentences.findLast(([, end]) => from === null || end <= from)
      : sentences.find(([start]) => from === null || start >= from)
  return found ? rangeIn(leaves, found) : null
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" })

/** Sentences as ranges of the message's text; a line break ends one, as a gap in what is shown does. */
function sentencesOf(leaves: TextLeaf[]): [number, number][] {
  return joined(leaves).flatMap(({ text, places }) =>
    [...segmenter.segment(text)].flatMap(({ segment, index }): [number, number][] => {
      const words = segment.trim()
      const start = index + segment.indexOf(words)
      const [first, last] = [places[start], places[start + words.length - 1]]
      return words === "" || first === undefined || last === undefined ? [] : [[first, last + 1]]
    }),
  )
}

/** What is shown, run together as long as it goes forwards in the text; `places` is where each unit stands there. */
function joined(leaves: TextLeaf[]): { text: string; places: number[] }[] {
  const runs: { text: string; places: number[] }[] = []
  for (const { node, at } of leaves) {
    const last = runs.at(-1)
    const goesOn = last && (last.places.at(-1) ?? 0) < at[0] && sameBlock(node, leaves)
    const run = goesOn ? last : { text: "", places: [] }
    if (!goesOn) runs.push(run)
    run.text += node.data
    for (let unit = 0; unit < node.length; unit++) run.places.push(at[0] + unit)
  }
  return runs
}

const INLINE = "a, b, code, em, i, mark, s, span, strong, u"

/** Whether a text stands in the same paragraph as the one before it. */
function sameBlock(node: Text, leaves: TextLeaf[]): boolean {
  const before = leaves[leaves.findIndex((leaf) => leaf.node === node) - 1]
  return before !== undefined && blockOf(before.node) === blockOf(node)
}

function blockOf(node: Text): Element | null {
  let element = node.parentElement
  while (element?.matches(INLINE)) element = element.parentElement
  return element
}

function isShown({ node }: TextLeaf): boolean {
  return node.parentElement?.checkVisibility({ contentVisibilityAuto: false }) ?? false
}

function select(range: Range, before: Range | null): boolean {
  const selection = document.getSelection()
  if (!selection) return false
  const start = before ?? range
  selection.setBaseAndExtent(start.startContainer, start.startOffset, range.endContainer, range.endOffset)
  const element = range.endContainer.parentElement
  const row = element?.closest<HTMLElement>("[data-row]")
  if (row && !row.contains(document.activeElement)) row.focus({ preventScroll: true })
  const box = range.getBoundingClientRect()
  if (box.top < 60 || box.bottom > window.innerHeight - 60) element?.scrollIntoView({ block: "center" })
  return true
}
