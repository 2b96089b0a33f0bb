import type { Page } from "@playwright/test"
import { arabic, demo, demoSample, demoTranscripts, hostile, native } from "./demo"
import { expect, test } from "./fixtures"

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

const visits: Record<string, Visit> = {
  studies: { address: "/" },
  rates: { address: demo, prepare: openFilters },
  "rates in panels": {
    address: `${demo}?rows=model&columns=belief&panels=scenario&where=urgency_type:replacement`,
  },
  "rates of nothing": { address: `${demo}?where=scenario:leaking&where=system_prompt:no-agency-line` },
  "a question that cannot be asked": { address: `${demo}?rows=astrology` },
  "published rates": { address: "/studies/lynch-2025" },
  transcripts: { address: `${demo}/transcripts`, prepare: openFilters },
  "a search": { address: `${demo}/transcripts?search=tobias&where=harmful:yes&sort=severity&dir=desc` },
  "transcripts of nothing": { address: `${demo}/transcripts?search=zeppelin` },
  "published counts as a list": { address: "/studies/lynch-2025/transcripts" },
  runs: { address: `${demo}/runs`, prepare: openFolds },
  "published runs": { address: "/studies/lynch-2025/runs", prepare: openFolds },
  "no such page": { address: "/nowhere" },
}

for (const [name, { address, prepare }] of Object.entries(visits)) {
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
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1)
  await prepare?.(page)
  for (const { width, colorScheme } of looks) {
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
  await expect(page.getByText("24 transcripts", { exact: true })).toBeVisible()
})
