import type { Page } from "@playwright/test"
import { drawn } from "@/lib/cli/test/sampled"
import { arabic, demoSample, hostile, native, planned } from "../demo"
import { expect, test } from "../fixtures"
import { idOf, ready } from "./page"

const looks = [
  { width: 1440, colorScheme: "light" },
  { width: 1440, colorScheme: "dark" },
  { width: 390, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
] as const

const openAll = async (page: Page) => {
  await page.locator("main details").evaluateAll((all) => {
    for (const details of all) if (details instanceof HTMLDetailsElement) details.open = true
  })
  await ready(page)
}
const openFind = async (page: Page) => {
  await page.keyboard.press("/")
  await page.getByRole("searchbox", { name: "Find in this transcript" }).fill("the")
  await page.getByRole("search").getByRole("button", { name: "list" }).click()
  await expect(page.getByRole("list", { name: "Matches" })).toBeVisible()
}
const openHelp = async (page: Page) => {
  await page.keyboard.press("?")
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible()
}
/** Of a verdict that rests on words: they are lit while it is pointed at. */
const lightEvidence = async (page: Page) => {
  const verdicts = page.locator("[data-lights]:visible")
  await expect(verdicts.first()).toBeVisible()
  for (const verdict of await verdicts.all()) {
    await verdict.hover()
    if ((await page.locator("mark[data-lit]").count()) > 0) return
  }
  throw new Error("No verdict here has evidence.")
}
const setPlain = (page: Page) =>
  page.getByRole("radio", { name: "plain", exact: true }).check({ force: true })
const foldThought = (page: Page) => page.keyboard.press("r")
const nothing = async () => undefined

type Place = { sample?: typeof native; address?: (own: string, other: string) => string }
type Visit = Place & { prepare(page: Page): Promise<unknown> }

const visits: Record<string, Visit> = {
  "with everything open": { prepare: openAll },
  "planned and sent mail, everything open": { sample: planned, prepare: openAll },
  "a hostile one, everything open": { sample: hostile, prepare: openAll },
  "find and its list open": { prepare: openFind },
  "evidence lit": { prepare: lightEvidence },
  "the keys open": { prepare: openHelp },
  "text exactly as written": { sample: arabic, prepare: setPlain },
  "a lane folded": { prepare: foldThought },
  "a linked span": { address: (own) => `/t/${own}?study=demo&at=3:0-40#at`, prepare: nothing },
  "words that moved": {
    address: (own) => `/t/${own}?study=demo&at=2:0-9&quote=Exposure#at`,
    prepare: nothing,
  },
  "words that are gone": {
    address: (own) => `/t/${own}?study=demo&at=2:0-9&quote=unheard#at`,
    prepare: nothing,
  },
  "side by side": { address: (own, other) => `/t/${own}/beside/${other}?study=demo`, prepare: openAll },
  "the same twice": { address: (own) => `/t/${own}/beside/${own}?study=demo`, prepare: nothing },
  "the printed document": { address: (own) => `/t/${own}/print?study=demo`, prepare: nothing },
}

const states = drawn("states of the reader, for axe", Object.entries(visits))
for (const [name, { sample = native, address, prepare }] of states) {
  test(`reader, ${name}: nothing for axe to find, nothing scrolls sideways`, async ({
    page,
    request,
    axe,
  }) => {
    const own = await demoSample(request, ...sample)
    const other = await demoSample(request, ...planned)
    await page.goto(address?.(idOf(own), idOf(other)) ?? own)
    await ready(page)
    await prepare(page)
    for (const { width, colorScheme } of drawn("looks of the reader, for axe", looks, name)) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(width)
      await axe()
    }
  })
}
