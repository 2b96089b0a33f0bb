import type { Page } from "@playwright/test"
import { z } from "zod"

const Seen = z.object({
  /** Longest event of the interaction, from input to the next paint, in milliseconds. */
  paint: z.number(),
  /** From the interaction's input to the last change of the page, in milliseconds. */
  shown: z.number(),
})
export type Seen = z.infer<typeof Seen>

/** A page that has not changed for so long is the whole; React holds content back for 300 ms at most. */
const QUIET = 600
/** The browser tells of no event that is shorter; such a one counts as this long. */
const SHORTEST = 16

// Plain text, since it runs in the browser before the page's own scripts.
const script = `{
  const seen = { input: null, changed: 0, paint: ${SHORTEST} }
  const from = (entries) => {
    for (const { interactionId, startTime, duration } of entries)
      if (interactionId > 0 && seen.input !== null && startTime >= seen.input - 1)
        seen.paint = Math.max(seen.paint, duration)
  }
  const events = new PerformanceObserver((list) => from(list.getEntries()))
  events.observe({ type: "event", durationThreshold: ${SHORTEST} })
  for (const type of ["pointerdown", "keydown"])
    addEventListener(type, ({ timeStamp }) => { seen.input ??= timeStamp }, true)
  new MutationObserver(() => { seen.changed = performance.now() })
    .observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  window.benchStart = () => Object.assign(seen, { input: null, changed: 0, paint: ${SHORTEST} })
  window.benchSeen = () => {
    from(events.takeRecords())
    const { input, changed, paint } = seen
    if (input === null || performance.now() - Math.max(input, changed) < ${QUIET}) return null
    if (document.querySelector("[aria-busy=true]")) return null
    return { paint, shown: Math.max(0, changed - input) }
  }
}`

/** Makes every page that opens in it tell what `during` asks. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript({ content: script })
}

/** What one interaction took: `act` makes exactly one, by mouse or keyboard. */
export async function during(page: Page, act: () => Promise<void>): Promise<Seen> {
  await page.evaluate(() => Reflect.get(window, "benchStart")())
  await act()
  const seen = await page.waitForFunction(() => Reflect.get(window, "benchSeen")(), undefined, {
    polling: 50,
  })
  return Seen.parse(await seen.jsonValue())
}
