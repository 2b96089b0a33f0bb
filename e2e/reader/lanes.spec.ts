import type { Locator, Page } from "@playwright/test"
import { arabic, demoSample, hostile, native, planned } from "../demo"
import { expect, test } from "../fixtures"
import { expectAsStored, idOf, ready, row, storedText } from "./page"

const lane = (page: Page, name: "thought" | "said") => row(page, 3).locator(`[data-lane=${name}]`).first()
const divider = (page: Page) => page.getByRole("separator", { name: "Width of the lanes" })
const foldOf = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^\\W*${name}`) })
const form = (page: Page, name: string) => page.getByRole("radio", { name, exact: true })

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error(`${element} is not drawn`)
  return box
}

test("reasoning stands beside its turn; each lane folds, by button and by key", async ({ page, request }) => {
  await page.goto(await demoSample(request, ...native))
  await ready(page)
  const [said, thought] = [await boxOf(lane(page, "said")), await boxOf(lane(page, "thought"))]
  expect(thought.x).toBeGreaterThanOrEqual(said.x + said.width)
  expect(Math.abs(thought.y - said.y)).toBeLessThan(4)
  const font = (name: "thought" | "said") =>
    lane(page, name)
      .locator("[data-at]")
      .first()
      .evaluate((element) => getComputedStyle(element).fontFamily)
  expect(await font("thought")).not.toBe(await font("said"))

  await foldOf(page, "thought").click()
  await expect(lane(page, "thought")).toBeHidden()
  expect((await boxOf(lane(page, "said"))).width).toBeGreaterThan(said.width * 1.2)
  await page.keyboard.press("r")
  await expect(lane(page, "thought")).toBeVisible()
  await foldOf(page, "said and done").click()
  await expect(lane(page, "said")).toBeHidden()
  await expect(lane(page, "thought")).toBeVisible()
  await expect(foldOf(page, "said and done")).toHaveAttribute("aria-pressed", "false")
  await foldOf(page, "said and done").click()
  await page.keyboard.press("r")
  await expect(lane(page, "thought")).toBeHidden()
})

test("a link into a folded lane unfolds it", async ({ page, request }) => {
  await page.goto(await demoSample(request, ...native))
  await ready(page)
  await page.keyboard.press("r")
  await expect(lane(page, "thought")).toBeHidden()
  const verdicts = page.getByRole("region", { name: "Verdicts" })
  await verdicts.getByRole("link", { name: /Exposure is the only one with force/ }).click()
  await expect(lane(page, "thought").locator("mark").last()).toBeInViewport()
})

test("how one reads is remembered, also for the next page and without its scripts", async ({
  page,
  context,
  request,
}) => {
  const address = await demoSample(request, ...native)
  await page.goto(address)
  await ready(page)
  const before = await boxOf(lane(page, "said"))
  await divider(page).focus()
  await page.keyboard.press("ArrowRight")
  await page.keyboard.press("ArrowRight")
  await expect(divider(page)).toHaveAttribute("aria-valuenow", "60")
  expect((await boxOf(lane(page, "said"))).width).toBeGreaterThan(before.width * 1.1)
  for (let i = 0; i < 9; i++) await page.keyboard.press("ArrowRight")
  await expect(divider(page)).toHaveAttribute("aria-valuenow", "75")
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("m")
  await expect(form(page, "with LaTeX")).toBeChecked()
  await page.keyboard.press("o")
  await expect(page.getByRole("navigation", { name: "Outline" })).toBeHidden()

  const after = await boxOf(lane(page, "said"))

  const other = await context.newPage()
  await other.goto(address)
  await expect(divider(other)).toHaveAttribute("aria-valuenow", "60")
  expect((await boxOf(lane(other, "said"))).width).toBeCloseTo(after.width, -1)
  await expect(form(other, "with LaTeX")).toBeChecked()
  await expect(other.getByRole("navigation", { name: "Outline" })).toBeHidden()
  await foldOf(other, "thought").click()
  const html = await (await context.request.get(address)).text()
  expect(html).toContain('data-folded="thought"')
})

test("on a narrow screen there is one column, with reasoning marked, and nothing scrolls sideways", async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 390, height: 800 })
  for (const sample of [native, arabic, hostile, planned]) {
    await page.goto(await demoSample(request, ...sample))
    await ready(page)
    await page.locator("main details:not([data-raw])").evaluateAll((all) => {
      for (const details of all) if (details instanceof HTMLDetailsElement) details.open = true
    })
    const apart = await row(page, 3).evaluate((turn) => {
      const [thought, said] = ["thought", "said"].map((name) => turn.querySelector(`[data-lane=${name}]`))
      return (said?.getBoundingClientRect().top ?? 0) - (thought?.getBoundingClientRect().bottom ?? 0)
    })
    expect(apart).toBeGreaterThanOrEqual(-1)
    const edge = await lane(page, "thought").evaluate((element) => getComputedStyle(element).borderLeftWidth)
    expect(edge).not.toBe("0px")
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
})

test("in every form of text what is shown is exactly what was stored", async ({ page, request }) => {
  for (const sample of [native, arabic, hostile, planned]) {
    const address = await demoSample(request, ...sample)
    await page.goto(address)
    await ready(page)
    const stored = await storedText(request, idOf(address), "demo", 3)
    for (const name of ["plain", "with LaTeX", "Markdown"]) {
      await form(page, name).check({ force: true })
      await expectAsStored(page, stored, 2)
    }
  }
})
