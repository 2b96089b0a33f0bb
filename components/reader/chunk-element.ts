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

function chunkElement(index: number): Element | null {
  return document.querySelector(`[data-conversation] > [data-group] > [data-chunk="${index}"]`)
}
