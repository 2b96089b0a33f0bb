import { CALL_PART } from "@/components/reader/text/lazy-part"
import { rangeOf } from "@/components/reader/text/positions"
import type { TextRange } from "@/lib/model/transcript"

/** The element of a message, wherever the page has it. */
export function messageElement(message: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-conversation] [data-message="${message}"]`)
}

/** Scrolls to an element, opening every fold around it and the fold that it is or heads, and lights it. */
export function reveal(target: HTMLElement): void {
  light(target)
  openFolds(target)
  openFold(target)
  target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" })
  if (target.tabIndex === -1 && target.hasAttribute("tabindex")) target.focus({ preventScroll: true })
}

/** Scrolls to a range of a message's text, once the part that holds it is here. Null when it is nowhere drawn. */
export async function revealRange(
  message: HTMLElement,
  ordinal: number,
  at: TextRange,
): Promise<HTMLElement | null> {
  await callPart(ordinal, at[0])
  const range = rangeOf(message, ordinal, at)
  const element = range?.startContainer.parentElement
  if (!range || !element) return null
  light(message)
  openFolds(element)
  const box = range.getBoundingClientRect()
  window.scrollBy({ top: box.top - Math.max(120, (window.innerHeight - box.height) / 3) })
  return element
}

/** Opens the fold that a message is as a whole; folds within its text stay as they are. */
export function openFold(row: HTMLElement) {
  if (row instanceof HTMLDetailsElement) row.open = true
  const fold = row.matches("[data-row]") ? row.querySelector<HTMLDetailsElement>("details[data-fold]") : null
  if (fold?.parentElement?.parentElement === row) fold.open = true
}

function openFolds(target: HTMLElement) {
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true
}

function light(target: HTMLElement) {
  document.querySelector("[data-here]")?.removeAttribute("data-here")
  target.setAttribute("data-here", "")
}

/** Has the part of a long text that holds an offset come, if it is not here. */
async function callPart(ordinal: number, offset: number): Promise<void> {
  const parts = document.querySelectorAll<HTMLElement>(`[data-part^="${ordinal} "]`)
  const part = [...parts].find((one) => {
    const [, from = 0, to = 0] = (one.dataset.part ?? "").split(" ").map(Number)
    return offset >= from && offset < to
  })
  if (!part) return
  openFolds(part)
  part.dispatchEvent(new Event(CALL_PART))
  await until(() => part.querySelector("[data-at]") !== null)
}

const PATIENCE = 10_000

function until(done: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = performance.now() + PATIENCE
    const look = () => {
      if (done() || performance.now() > end) resolve()
      else requestAnimationFrame(look)
    }
    look()
  })
}
