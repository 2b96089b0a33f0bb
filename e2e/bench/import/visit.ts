import type { Browser } from "@playwright/test"
import { z } from "zod"

/**
 * Milliseconds from the start of the navigation: to the first byte of the answer, and to the load event or the
 * last change of the visible text, whichever comes later (a streamed page is there before its content shows).
 */
const Timing = z.object({ firstByte: z.number().positive(), load: z.number().positive() })
export type Visit = z.infer<typeof Timing> & { text: string }

/** A text that has not changed for so long is the whole; React holds content back for 300 ms at most. */
const QUIET = 800

// Plain text, since it runs in the browser before the page's own scripts.
const watchText = `
  const seen = { text: "", at: 0 }
  const look = () => {
    const text = document.body?.innerText ?? ""
    if (text !== seen.text) Object.assign(seen, { text, at: performance.now() })
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  window.benchTiming = () => {
    const { responseStart, loadEventEnd } = performance.getEntriesByType("navigation")[0]
    const load = Math.max(loadEventEnd, seen.at)
    const quiet = loadEventEnd > 0 && seen.text !== "" && performance.now() - load > ${QUIET}
    return quiet ? { firstByte: responseStart, load } : null
  }`

/** Opens an address with an empty cache and waits until it is all there. Throws on an answer that is not OK. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.addInitScript({ content: watchText })
    const response = await page.goto(url, { waitUntil: "load" })
    if (!response?.ok()) throw new Error(`${url} answered ${response?.status()}`)
    const timing = await page.waitForFunction(() => Reflect.get(window, "benchTiming")(), undefined, {
      polling: 100,
    })
    // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees is meant, not what is in the DOM.
    const text = await page.locator("body").innerText()
    return { ...Timing.parse(await timing.jsonValue()), text }
  } finally {
    await context.close()
  }
}
