import type { Page } from "@playwright/test"
import { drawn } from "@/lib/cli/test/sampled"
import { arabic, demo, demoSample, demoTranscripts, hostile, native } from "../demo"
import { expect, test } from "../fixtures"
import { shownText } from "../transcripts/lists"

/** Layout depends on the width alone and colours on the scheme: the fourth look would find what these three find. */
const looks = [
  { width: 1440, colorScheme: "light" },
  { width: 1440, colorScheme: "dark" },
  { width: 390, colorScheme: "dark" },
] as const

type Visit = { address: string; prepare?: (page: Page) => Promise<unknown> }

const openFilters = async (page: Page) => {
  await page.getByText("+ filter").click()
  await page.getByText("+ scenario").click()
  await expect(page.getByRole("checkbox", { name: "leaking" })).toBeVisible()
}
const openFolds = (page: Page) =>
  page
    .getByRole("main")
    .locator("details")
    .evaluateAll((all) => {
      for (const details of all) if (details instanceof HTMLDetailsElement) details.open = true
    })

/** A definition to start from, which opens with its preview. */
const openExample = async (page: Page) => {
  const examples = page.getByRole("region", { name: "Examples to start from" })
  await examples.getByRole("link", { name: "Speaks of a test" }).click()
  await expect(page.getByRole("heading", { name: "Preview" })).toBeVisible()
}

const aster = "open=model:fictional/aster-1&open=scenario:blackmail"
const sides = "a=system_prompt:original&b=system_prompt:no-agency-line"

const visits: Record<string, Visit> = {
  studies: { address: "/" },
  rates: { address: demo, prepare: openFilters },
  "rates in panels": {
    address: `${demo}?rows=model&columns=belief&panels=scenario&where=urgency_type:replacement`,
  },
  "rates as bars": { address: `${demo}?form=bars`, prepare: openFolds },
  "rates as a heat map": { address: `${demo}?form=matrix`, prepare: openFolds },
  "a mix": { address: `${demo}?form=mix&outcome=outcome`, prepare: openFolds },
  differences: { address: `${demo}?form=difference`, prepare: openFolds },
  "an open panel": { address: `${demo}?${aster}`, prepare: openFolds },
  "an open part of a mix": { address: `${demo}?form=mix&part=1&${aster}`, prepare: openFolds },
  "a panel of published counts": {
    address: "/studies/lynch-2025?form=matrix&open=model:Claude+Opus+4&open=scenario:blackmail",
  },
  "a number that cannot be opened": { address: `${demo}?open=model:nobody` },
  "rates of nothing": { address: `${demo}?where=scenario:leaking&where=system_prompt:no-agency-line` },
  "a question that cannot be asked": { address: `${demo}?rows=astrology` },
  "published rates": { address: "/studies/lynch-2025" },
  transcripts: { address: `${demo}/transcripts`, prepare: openFilters },
  "a search": { address: `${demo}/transcripts?search=tobias&where=harmful:yes&sort=severity&dir=desc` },
  "transcripts of nothing": { address: `${demo}/transcripts?search=zeppelin` },
  "published counts as a list": { address: "/studies/lynch-2025/transcripts" },
  runs: { address: `${demo}/runs`, prepare: openFolds },
  "published runs": { address: "/studies/lynch-2025/runs", prepare: openFolds },
  "pairs of conditions": { address: `${demo}/compare` },
  "two sides compared": { address: `${demo}/compare?${sides}`, prepare: openFolds },
  observed: { address: `${demo}/observed`, prepare: openFolds },
  "nothing to replicate": { address: `${demo}/replication` },
  replication: { address: "/studies/lynch-2025/replication", prepare: openFolds },
  codebook: { address: `${demo}/codebook`, prepare: openFolds },
  "a detector": { address: `${demo}/codebook/detector`, prepare: openExample },
  rules: { address: `${demo}/rules?to=outcome+classifier&variable=harmful`, prepare: openFolds },
  methods: { address: "/methods", prepare: openFolds },
  "no such page": { address: "/nowhere" },
}

for (const [name, { address, prepare }] of drawn("pages, for axe", Object.entries(visits))) {
  test(`${name}: nothing for axe to find, nothing scrolls sideways`, async ({ page, axe }) => {
    await page.goto(address)
    await check(page, axe, prepare)
  })
}

const samples = { native, hostile, arabic } as const

for (const [name, sample] of Object.entries(samples)) {
  test(`a transcript (${name}): nothing for axe to find, nothing scrolls sideways`, async ({
    page,
    request,
    axe,
  }) => {
    await page.goto(await demoSample(request, ...sample))
    await check(page, axe, openFolds)
  })
}

test("a transcript that failed: nothing for axe to find, nothing scrolls sideways", async ({
  page,
  request,
  axe,
}) => {
  await page.goto((await demoTranscripts(request, "missing=harmful:failed"))[0] ?? "")
  await check(page, axe)
})

async function check(page: Page, axe: () => Promise<void>, prepare?: Visit["prepare"]) {
  const name = test.info().title
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1)
  await prepare?.(page)
  for (const { width, colorScheme } of drawn("looks of a page, for axe", looks, name)) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(width)
    await axe()
  }
}

test("dark is dark, and light is light", async ({ page }) => {
  const lightness = async (colorScheme: "light" | "dark") => {
    await page.emulateMedia({ colorScheme })
    return page.evaluate(() => {
      const canvas = document.createElement("canvas").getContext("2d")
      if (!canvas) throw new Error("no canvas")
      for (const element of [document.documentElement, document.body]) {
        canvas.fillStyle = getComputedStyle(element).backgroundColor
        canvas.fillRect(0, 0, 1, 1)
      }
      return canvas.getImageData(0, 0, 1, 1).data[1] ?? 0
    })
  }
  await page.goto(demo)
  expect(await lightness("light")).toBeGreaterThan(200)
  expect(await lightness("dark")).toBeLessThan(60)
})

test("a page is left and entered by keyboard, with the focus in sight", async ({ page }) => {
  await page.goto(demo)
  await page.keyboard.press("Tab")
  const skip = page.getByRole("link", { name: "Skip to the content" })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("main")).toBeFocused()

  const mark = page.getByRole("figure").getByRole("link", { name: /aster-1, blackmail/ })
  await mark.focus()
  await page.keyboard.press("Shift+Tab")
  await page.keyboard.press("Tab")
  await expect(mark).toBeFocused()
  expect(await mark.evaluate((link) => getComputedStyle(link).outlineStyle)).not.toBe("none")
  await page.keyboard.press("Enter")
  const panel = page.getByRole("complementary", { name: /model fictional\/aster-1, scenario blackmail/ })
  await expect(panel).toBeFocused()
  await panel.getByRole("link", { name: "24 transcripts", exact: true }).focus()
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/transcripts\?/)
  await expect(shownText(page, "24 transcripts")).toBeVisible()
})
