import { flushSync } from "react-dom"

/** What is selected or focused stays in the page. */
export function isInUse(index: number): boolean {
  const chunk = chunkElement(index)
  if (!chunk) return false
  const selection = document.getSelection()
  return (
    chunk.contains(document.activeElement) ||
    (selection !== null && !selection.isCollapsed && selection.containsNode(chunk, true))
  )
}

/**
 * Makes a change to a chunk. What ends below the top of the window stays where it is: browsers do so by
 * themselves, but not all of them, and not where the chunk reaches into the window. The height before, in px.
 */
export function changeInPlace(index: number, make: () => void): number | null {
  const before = chunkElement(index)?.getBoundingClientRect()
  flushSync(make)
  const after = chunkElement(index)?.getBoundingClientRect()
  if (before && after && before.top < 0)
    window.scrollBy({ top: after.bottom - before.bottom, behavior: "instant" })
  return before?.height ?? null
}

/** Makes a change to rows without moving the one that was gone to, or else the first on the screen. */
export function keepingPlace(make: () => void): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-conversation] [data-row]")]
  const isShown = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < window.innerHeight
  }
  const gone = document.querySelector("[data-conversation] :is([data-here], :target)")
  const place = gone && isShown(gone) ? gone : rows.find(isShown)
  const before = place?.getBoundingClientRect().top
  flushSync(make)
  const after = place?.getBoundingClientRect().top
  if (before !== undefined && after !== undefined && before !== after)
    window.scrollBy({ top: after - before, behavior: "instant" })
}

function chunkElement(index: number): Element | null {
  return document.querySelector(`[data-conversation] > [data-group] > [data-chunk="${index}"]`)
}
