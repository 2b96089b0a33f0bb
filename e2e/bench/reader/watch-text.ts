import type { Page } from "@playwright/test"
import { z } from "zod"

const Seen = z.object({
  /** Milliseconds until the first frame after the one in which the text could be read. */
  visible: z.number(),
  /** The same of its last coming into sight: later where a page shows the text and moves away again. */
  settled: z.number().nullable(),
})
export type Seen = z.infer<typeof Seen>

/**
 * Makes every page that opens in it watch for a text: whether the text's own rectangle, clipped by all that clips or
 * scrolls around it, is inside the window, is drawn, and is what a click at its centre would meet.
 */
export async function watchText(page: Page, text: string): Promise<void> {
  await page.addInitScript({ content: script(text) })
}

/** Watches for another text from now on, within what the selector names; times are from now. */
export async function watchAnother(page: Page, text: string, within: string): Promise<void> {
  await page.evaluate(([text, within]) => Reflect.get(window, "benchWatch")(text, within), [text, within])
}

/** When the text was seen; null when it has not been. */
export async function seenText(page: Page): Promise<Seen | null> {
  return Seen.nullable().parse(await page.evaluate(() => Reflect.get(window, "benchText")?.() ?? null))
}

/** When the text was seen. Throws after so many milliseconds without. */
export async function awaitText(page: Page, timeout: number, what: string): Promise<Seen> {
  const until = performance.now() + timeout
  while (performance.now() < until) {
    // The page tells the time; it is asked seldom, and a page that is busy answers later. One that moves on fails.
    const left = new Promise<null>((resolve) => setTimeout(resolve, until - performance.now(), null).unref())
    const seen = await Promise.race([seenText(page).catch(() => null), left])
    if (seen) return seen
    await page.waitForTimeout(100)
  }
  throw new Error(`${what} did not come into sight within ${timeout / 1000} seconds: ${page.url()}`)
}

// Plain text, since it runs in the browser before the page's own scripts.
const script = (text: string) => `if (window === top) {
  let wanted = ${JSON.stringify(text)}, within = "*", from = 0, shown = false
  let seen = { visible: null, settled: null }
  const found = new Set()
  const take = (node) => {
    if (node.data.includes(wanted) && node.parentElement?.closest(within)) found.add(node)
  }
  const search = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return take(node)
    if (node.nodeType !== Node.ELEMENT_NODE) return
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) take(walker.currentNode)
  }
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      for (const node of type === "characterData" ? [target] : addedNodes) search(node)
  }).observe(document, { childList: true, subtree: true, characterData: true })

  const clip = (box, other) => ({
    left: Math.max(box.left, other.left), right: Math.min(box.right, other.right),
    top: Math.max(box.top, other.top), bottom: Math.min(box.bottom, other.bottom),
  })
  const readable = (node) => {
    const parent = node.parentElement
    const at = node.data.indexOf(wanted)
    if (!parent || at < 0 || parent.closest("script, style, title, noscript")) return false
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + wanted.length)
    const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
    let box = clip(range.getBoundingClientRect(), view)
    for (let one = parent; one && one !== document.body; one = one.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(one)
      if (overflowX !== "visible" || overflowY !== "visible") box = clip(box, one.getBoundingClientRect())
    }
    if (box.right - box.left < 1 || box.bottom - box.top < 1) return false
    const drawn = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }
    if (!parent.checkVisibility(drawn)) return false
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return hit !== null && (hit.contains(parent) || parent.contains(hit))
  }
  const look = () => {
    let now = false
    for (const node of found) {
      if (!node.isConnected) found.delete(node)
      else if (readable(node)) { now = true; break }
    }
    if (now !== shown) {
      shown = now
      const of = seen
      if (!now) seen.settled = null
      else requestAnimationFrame(() => {
        of.settled = performance.now() - from
        of.visible ??= of.settled
      })
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  window.benchText = () => seen.visible === null ? null : seen
  window.benchWatch = (text, inside) => {
    wanted = text
    within = inside
    from = performance.now()
    shown = false
    seen = { visible: null, settled: null }
    found.clear()
    search(document.documentElement)
  }
}`
