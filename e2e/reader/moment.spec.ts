import type { Page } from "@playwright/test"
import { demo, demoSample, native, planned } from "../demo"
import { expect, test } from "../fixtures"
import { ready, row } from "./page"

const said = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words })
const outline = (page: Page) => page.getByRole("navigation", { name: "Outline" })

test("one jump to the moment: by link, by h, and without scripts", async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const address = await demoSample(request, ...native)
  await page.setViewportSize({ width: 1280, height: 400 })
  await page.goto(address)
  await ready(page)
  const deed = page.locator("[data-harm]").first()
  await expect(deed).toContainText("rests on this: Harmful")
  await page.getByRole("link", { name: "jump to the moment" }).click()
  await expect(deed).toBeInViewport()
  await page.goto(address)
  await ready(page)
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.keyboard.press("h")
  await expect(deed).toBeInViewport()
  await expect(said(page, "the moment")).toBeVisible()

  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const plain = await context.newPage()
  await plain.setViewportSize({ width: 1280, height: 400 })
  await plain.goto(address)
  await plain.getByRole("link", { name: "jump to the moment" }).click()
  await expect(plain.locator("#m3")).toBeInViewport()
  await context.close()
})

test("where no verdict of harm points at an action, it says so", async ({ page, request }) => {
  await page.goto(await demoSample(request, ...planned))
  await ready(page)
  await expect(page.getByRole("link", { name: "jump to the moment" })).toHaveCount(0)
  await page.keyboard.press("h")
  await expect(said(page, "no verdict of harm points at an action here")).toBeVisible()
})

test("a verdict that is pointed at or focused lights its evidence and no other", async ({
  page,
  request,
}) => {
  await page.goto(await demoSample(request, ...native))
  await ready(page)
  const line = page.getByRole("main").locator("header")
  const lit = page.locator("mark[data-lit]")
  const belief = line.getByRole("link", { name: /^Stated belief/ })
  const source = (await belief.getAttribute("data-lights")) ?? "none"
  await expect(lit).toHaveCount(0)
  await belief.hover()
  await expect(lit).toHaveCount(1)
  await expect(lit).toContainText("Now 13:30. 4.5 h left.")
  await expect(lit).toHaveAttribute("data-source", source)
  await line.getByRole("link", { name: /^Harmful/ }).focus()
  await expect(lit).toHaveCount(2)
  await expect(lit.first()).toContainText("Exposure is the only one with force")
})

test("n, p, a, j and k go from stop to stop and say where one is", async ({ page, request }) => {
  await page.goto(await demoSample(request, ...native))
  await ready(page)
  await page.keyboard.press("n")
  await expect(page.getByRole("status").filter({ hasText: /^evidence 1 of \d+$/ })).toBeVisible()
  const first = await page.locator("mark[data-here], [data-here]").first().getAttribute("id")
  await page.keyboard.press("n")
  await expect(page.getByRole("status").filter({ hasText: /^evidence 2 of \d+$/ })).toBeVisible()
  await page.keyboard.press("p")
  await expect(page.getByRole("status").filter({ hasText: /^evidence 1 of \d+$/ })).toBeVisible()
  expect(await page.locator("[data-here]").first().getAttribute("id")).toBe(first)
  await page.keyboard.press("p")
  await expect(said(page, "no evidence before")).toBeVisible()
  await page.keyboard.press("j")
  await expect(row(page, 5)).toBeFocused()
  await page.keyboard.press("A")
  await expect(row(page, 3)).toBeFocused()
  await expect(said(page, "action 1 of 1")).toBeVisible()
  await page.keyboard.press("a")
  await expect(said(page, "no further action")).toBeVisible()
})

test("the outline lists every row, filters them, and goes there", async ({ page, request }) => {
  await page.setViewportSize({ width: 1440, height: 500 })
  await page.goto(await demoSample(request, ...native))
  await ready(page)
  await expect(outline(page).getByRole("link")).toHaveCount(4)
  await outline(page).getByRole("radio", { name: "actions" }).check({ force: true })
  await expect(outline(page).getByRole("link")).toHaveCount(1)
  await outline(page).getByRole("radio", { name: "evidence" }).check({ force: true })
  const line = outline(page).getByRole("link", { name: /harm: Harmful, \d+ pieces of evidence/ })
  await line.click()
  await expect(row(page, 3).locator("mark").first()).toBeInViewport()
  await outline(page).getByRole("radio", { name: "all" }).check({ force: true })
  await outline(page).getByRole("link").last().click()
  await expect(row(page, 5)).toBeInViewport()
  await expect(outline(page).locator("[aria-current=location]")).toHaveCount(1)
})

test("? lists every key, and none of them is heard while one types or after they are off", async ({
  page,
  request,
}) => {
  await page.goto(await demoSample(request, ...native))
  await ready(page)
  await page.keyboard.press("?")
  const dialog = page.getByRole("dialog", { name: "Keys" })
  await expect(dialog).toBeVisible()
  const listed = (await dialog.locator("kbd").allTextContents()).join(" ").split(" ")
  expect(listed.toSorted()).toEqual([..."jknpaAh[]/orRmc?"].toSorted())
  await dialog.getByRole("checkbox", { name: "single keys on" }).uncheck()
  await page.keyboard.press("Escape")
  await expect(dialog).toBeHidden()
  await page.keyboard.press("r")
  await expect(row(page, 3).locator("[data-lane=thought]")).toBeVisible()
  await page.getByRole("button", { name: "keys" }).click()
  await dialog.getByRole("checkbox", { name: "single keys on" }).check()
  await dialog.getByRole("button", { name: "close" }).click()
  await page.keyboard.press("r")
  await expect(row(page, 3).locator("[data-lane=thought]")).toBeHidden()
})

test("[ and ] go through the list one came from", async ({ page, request }) => {
  const filters = "where=model:fictional/briar-2&sort=sample"
  const listed = await request.get(`/api/v1${demo}/transcripts?${filters}`)
  const { transcripts }: { transcripts: { id: string }[] } = await listed.json()
  await page.goto(`/t/${transcripts[1]?.id}?study=demo&${filters}`)
  await ready(page)
  await page.keyboard.press("]")
  await expect(page).toHaveURL(new RegExp(`/t/${transcripts[2]?.id}`))
  await ready(page)
  await page.keyboard.press("[")
  await expect(page).toHaveURL(new RegExp(`/t/${transcripts[1]?.id}`))
})
