import { messageLeaves } from "@/components/reader/text/positions"
import { joinSelections, type RawSelection } from "@/lib/model/reader/raw/selection"
import type { Plan, ReaderPlace } from "@/lib/model/reader/shown"

export type Selected = {
  /** What of the transcript is selected, in its order; whole messages also where they are not in the page. */
  parts: RawSelection[]
  /** Where it begins. */
  place: ReaderPlace
  /** Whether some of it is not in the page, so that the browser has not all of its text. */
  partial: boolean
  range: Range
}

/** What of the transcript the reader selected in the conversation; null when nothing. */
export function selectedOf(selection: Selection | null, plan: Plan): Selected | null {
  const conversation = document.querySelector("[data-conversation]")
  if (!conversation || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(conversation)) return null
  const missing = [...conversation.querySelectorAll("[data-missing]")].filter((room) =>
    range.intersectsNode(room),
  )
  const away = missing.map((room) => messagesOfRoom(room, plan))
  const parts = joinSelections([...away, ...partsInPage(conversation, range)])
  const [first] = parts
  if (!first) return null
  const place = "at" in first ? first : { message: first.messages[0] }
  return { parts, place, partial: missing.length > 0 || misses(conversation, range), range }
}

/** All messages of a chunk, or of a group of them, up to those of the next: a turn's results stand after it. */
function messagesOfRoom(room: Element, { chunks, messages }: Plan): RawSelection {
  const named = room.getAttribute("data-away") ?? room.getAttribute("data-chunk") ?? ""
  const [first = 0, last = first] = named.split(" ").map(Number)
  return { messages: [chunks[first]?.messages[0] ?? 0, (chunks[last + 1]?.messages[0] ?? messages) - 1] }
}

function partsInPage(conversation: Element, range: Range): RawSelection[] {
  const elements = [...conversation.querySelectorAll("[data-message]")].filter((one) =>
    range.intersectsNode(one),
  )
  const byMessage = Map.groupBy(elements, (element) => Number(element.getAttribute("data-message")))
  return [...byMessage].flatMap(([message, own]): RawSelection[] => {
    const all = conversation.querySelectorAll(`[data-message="${message}"]`).length
    if (own.length === all && own.every((element) => holds(range, element)))
      return [{ messages: [message, message] }]
    return coveredOf(conversation, range, message)
  })
}

/** From the first to the last character that is selected of a message. */
function coveredOf(conversation: Element, range: Range, message: number): RawSelection[] {
  let [start, end] = [Number.POSITIVE_INFINITY, 0]
  for (const { node, at } of messageLeaves(conversation, message)) {
    if (!range.intersectsNode(node) || !isShown(node)) continue
    const from = at[0] + (node === range.startContainer ? range.startOffset : 0)
    const to = at[0] + (node === range.endContainer ? range.endOffset : node.length)
    if (from >= to) continue
    start = Math.min(start, from)
    end = Math.max(end, to)
  }
  return start < end ? [{ message, at: [start, end] }] : []
}

/** Parts of long texts that come only as one reads on, and are not here. */
function misses(conversation: Element, range: Range): boolean {
  return [...conversation.querySelectorAll("[data-part]")].some(
    (part) =>
      range.intersectsNode(part) && part.querySelector("[data-at]") === null && part.checkVisibility(),
  )
}

function holds(range: Range, element: Element): boolean {
  const own = document.createRange()
  own.selectNodeContents(element)
  return (
    range.compareBoundaryPoints(Range.START_TO_START, own) <= 0 &&
    range.compareBoundaryPoints(Range.END_TO_END, own) >= 0
  )
}

/** What is folded away is not selected by who drags over it. */
function isShown(node: Text): boolean {
  return node.parentElement?.checkVisibility({ contentVisibilityAuto: false }) ?? false
}
