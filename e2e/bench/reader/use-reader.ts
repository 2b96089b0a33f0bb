import type { Browser, Page } from "@playwright/test"
import { type Target, withPage } from "./open-page"
import { type Frames, framesDuring, longestInteraction, watchFrames } from "./watch-frames"
import { awaitText, watchAnother } from "./watch-text"

export type Used = {
  frames: Frames
  /** Longest interactions, in milliseconds. */
  scrolling: number | null
  searching: number | null
  /** From the last key of a search until what was looked for is in sight, in milliseconds. */
  found: number | null
}

/** A quick reader: so many turns of a wheel, so far apart, each of so many pixels. */
const WHEEL = { turns: 240, every: 32, pixels: 300 }
const PAUSE = 1500
const LONGEST_SEARCH = 30_000

/** Scrolls through a page by wheel. */
export async function scrollThrough(browser: Browser, target: Target): Promise<Frames> {
  return withPage(browser, target, scrolled, watchFrames)
}

/** Scrolls through the reader by wheel, then by wheel and keys together, then searches for a word of a message. */
export async function readThrough(browser: Browser, target: Target, sought: Sought): Promise<Used> {
  return withPage(
    browser,
    target,
    async (page) => {
      const frames = await scrolled(page)
      const scrolling = await longestInteraction(page, () => turnWheel(page, "j"))
      return { frames, scrolling, ...(await search(page, sought)) }
    },
    watchFrames,
  )
}

export type Sought = { text: string; ordinal: number }

async function scrolled(page: Page): Promise<Frames> {
  await page.waitForTimeout(PAUSE)
  await page.mouse.move(400, 500)
  const frames = await framesDuring(page, () => turnWheel(page))
  if (frames.travelled < WHEEL.pixels) throw new Error(`the wheel does not scroll ${page.url()}`)
  return frames
}

/** Real input: the browser takes it as a person's. With a key, it is pressed at every tenth turn. */
async function turnWheel(page: Page, key?: string): Promise<void> {
  const turns = key === undefined ? WHEEL.turns : WHEEL.turns / 2
  for (let turn = 1; turn <= turns; turn++) {
    const next = performance.now() + WHEEL.every
    await page.mouse.wheel(0, WHEEL.pixels)
    if (key !== undefined && turn % 10 === 0) await page.keyboard.press(key)
    await page.waitForTimeout(Math.max(0, next - performance.now()))
  }
}

async function search(page: Page, { text, ordinal }: Sought): Promise<Pick<Used, "searching" | "found">> {
  let found: number | null = null
  const searching = await longestInteraction(page, async () => {
    await page.keyboard.press("/")
    const field = page.locator("input:focus")
    if (!(await field.waitFor({ timeout: PAUSE }).then(yes, no))) return
    await page.keyboard.type(text, { delay: 80 })
    await watchAnother(page, text, `[data-message="${ordinal}"]`)
    await page.keyboard.press("Enter")
    found = (await awaitText(page, LONGEST_SEARCH, "what was searched for")).visible
    for (let again = 0; again < 3; again++) await page.keyboard.press("Enter", { delay: 80 })
  })
  return found === null ? { searching: null, found } : { searching, found }
}

const [yes, no] = [() => true, () => false]
