import type { Browser, Page } from "@playwright/test"
import { type Memory, pageMemory } from "./page-memory"
import { awaitText, type Seen, seenText, watchText } from "./watch-text"

export type Target = {
  url: string
  /** What has to come into sight, and what it is to the reader. */
  text: string
  what: string
}

export type Opened = Seen & { memory: Memory }

const WINDOW = { width: 1280, height: 800 }
const PATIENCE = 120_000
/** After the text has come, before memory is read: a page may still fetch, draw and move. */
const SETTLING = 3000

/** Opens an address with empty caches, and what came of it. Throws when the text does not come into sight. */
export async function openOnce(browser: Browser, target: Target): Promise<Opened> {
  return withPage(browser, target, async (page, { visible }) => {
    await page.waitForTimeout(SETTLING)
    await page.waitForLoadState("load", { timeout: PATIENCE })
    const memory = await pageMemory(browser, page)
    return { visible, settled: (await seenText(page))?.settled ?? null, memory }
  })
}

/** A fresh page at a target, for as long as the work takes; what the work comes to. `prepare` comes before it opens. */
export async function withPage<T>(
  browser: Browser,
  { url, text, what }: Target,
  work: (page: Page, seen: Seen) => Promise<T>,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<T> {
  const context = await browser.newContext({ viewport: WINDOW })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    await watchText(page, text)
    await prepare(page)
    const gone = page.goto(url, { waitUntil: "commit" })
    const [seen] = await Promise.all([awaitText(page, PATIENCE, what), gone])
    return await work(page, seen)
  } finally {
    await context.close()
  }
}
