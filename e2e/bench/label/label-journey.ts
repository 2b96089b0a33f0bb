import type { Browser, BrowserContext, Page } from "@playwright/test"
import { nextItemUrl } from "@/lib/urls/review"
import { type KeySeen, keysSeen, watchKeys } from "./keys-seen"

export type Journey = {
  keys: KeySeen[]
  /** Of a page that does nothing but change a word and tick a box, half before and half after. */
  plain: KeySeen[]
  /** From the key that submits until the next transcript can be read and labelled, in milliseconds. */
  next: number[]
}

const VIEWPORT = { width: 1440, height: 900 }
const PLAIN_KEYS = 40

/** Labels the items of a queue by keys alone, in one browser that is signed in. */
export async function labelByKeys(
  browser: Browser,
  at: { url: string; study: string; queue: number; items: number; state: SignedIn },
): Promise<Journey> {
  const context = await browser.newContext({ viewport: VIEWPORT, baseURL: at.url, storageState: at.state })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await watchKeys(page)
  const plain = await plainKeys(context)
  const journey: Journey = { keys: [], plain, next: [] }
  await page.goto(nextItemUrl(at.study, at.queue))
  await readable(page, "")
  for (let item = 1; item <= at.items; item++) {
    const yes = item % 3 === 0
    // To the next message, its first sentence, the level, the evidence, the next question.
    for (const key of ["j", "v", yes ? "1" : "2", "e", ".", ...(yes ? ["1", "3", "."] : []), "3", "u", "u"]) {
      await page.keyboard.press(key)
      journey.keys.push(...(await keysSeen(page)))
    }
    const before = page.url()
    const pressed = Date.now()
    await page.keyboard.press("Enter")
    if (item < at.items) journey.next.push((await readable(page, before)) - pressed)
  }
  await page.waitForURL(/\/review\/queues\/\d+$/)
  journey.plain.push(...(await plainKeys(context)))
  await context.close()
  return journey
}

type SignedIn = Awaited<ReturnType<BrowserContext["storageState"]>>

/** When another transcript's text and questions are there and keys are heard, in ms since 1970. */
async function readable(page: Page, before: string): Promise<number> {
  const at = await page.waitForFunction(
    (old) =>
      location.href !== old &&
      document.documentElement.hasAttribute("data-keys") &&
      document.querySelector("[data-question][data-current]")?.checkVisibility() === true &&
      document.querySelector("[data-conversation] [data-message]")?.checkVisibility() === true &&
      Date.now(),
    before,
    { polling: "raf" },
  )
  return Number(await at.jsonValue())
}

const PLAIN = `<!doctype html><title>plain</title><label><input type="checkbox"> <span>0</span></label><script>
addEventListener("keydown", () => {
  const box = document.querySelector("input")
  box.checked = !box.checked
  document.querySelector("span").textContent = String(Math.random())
})</script>`

async function plainKeys(context: BrowserContext): Promise<KeySeen[]> {
  const page = await context.newPage()
  await watchKeys(page)
  await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: PLAIN }))
  await page.goto("/plain")
  const keys: KeySeen[] = []
  for (let press = 0; press < PLAIN_KEYS; press++) {
    await page.keyboard.press("1")
    keys.push(...(await keysSeen(page)))
  }
  await page.close()
  return keys
}
