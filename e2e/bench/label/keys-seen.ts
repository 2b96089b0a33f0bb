import type { Page } from "@playwright/test"
import { z } from "zod"

/** Plain text, since it runs in the browser: for every key, the time from its event to the frame that shows what it did. */
const script = `{
  const seen = []
  let changed = 0
  new MutationObserver(() => { changed = performance.now() }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
  })
  // What is selected is no mutation.
  document.addEventListener("selectionchange", () => { changed = performance.now() })
  addEventListener("keydown", ({ key, timeStamp }) => {
    const entry = { key, milliseconds: null }
    seen.push(entry)
    const look = () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        if (changed < timeStamp && performance.now() - timeStamp < 1000) look()
        else entry.milliseconds = performance.now() - timeStamp
      }
      port2.postMessage(0)
    })
    look()
  }, true)
  window.benchKeys = () => seen.some(({ milliseconds }) => milliseconds === null) ? null : seen.splice(0)
}`

const Seen = z.array(z.object({ key: z.string(), milliseconds: z.number() }))
export type KeySeen = z.infer<typeof Seen>[number]

/** Has every page that opens in it time its keys. */
export async function watchKeys(page: Page): Promise<void> {
  await page.addInitScript({ content: script })
}

/** The keys that were pressed since this was asked last, once all of them have been seen. */
export async function keysSeen(page: Page): Promise<KeySeen[]> {
  const seen = await page.waitForFunction(() => Reflect.get(window, "benchKeys")(), undefined, {
    polling: 30,
  })
  return Seen.parse(await seen.jsonValue())
}
