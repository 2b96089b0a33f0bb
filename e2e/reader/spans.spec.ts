import type { Browser, Page } from "@playwright/test"
import { demo } from "../demo"
import { expect, test } from "../fixtures"

test.use({ permissions: ["clipboard-read", "clipboard-write"] })

/** Presses a copy button, and gives what somebody would be sent. */
async function copied(page: Page, button: string): Promise<string> {
  await page.getByRole("button", { name: button, exact: true }).click()
  await expect(page.getByRole("button", { name: "copied" })).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** Opens a link as somebody else: another browser profile, without anything that this one knows. */
async function asSomebodyElse(browser: Browser, link: string, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext()
  const page = await context.newPage()
  expect((await page.goto(link))?.status()).toBe(200)
  await look(page)
  await context.close()
}

/** Everything that a page says, without what was made of it by opening it: a copy button says that it copied. */
const shown = async (page: Page) =>
  (await page.getByRole("main").ariaSnapshot()).replaceAll("copied", "copy link")

test("a link to a message opens exactly that, in the list it was read in", async ({ page, browser }) => {
  await page.goto(`${demo}?where=scenario:blackmail&columns=none`)
  await page
    .getByRole("figure")
    .getByRole("link", { name: /briar-2.*: \d+ of \d+ transcripts/ })
    .click()
  await page
    .getByRole("complementary", { name: /model fictional\/briar-2/ })
    .getByRole("link", { name: /^\d+ transcripts$/ })
    .click()
  await page.getByRole("link", { name: "fictional/briar-2 , sample 5" }).first().click()
  await page.getByRole("link", { name: "Link to message 3" }).click()
  await expect(page).toHaveURL(/#m3$/)
  const link = await copied(page, "share")
  expect(link).toBe(page.url())
  const here = await page.getByRole("article").allInnerTexts()
  const place = await page.getByRole("navigation", { name: "Transcripts of the list" }).textContent()

  await asSomebodyElse(browser, link, async (other) => {
    await expect(other.getByRole("article", { name: "Message 3, turn 1" })).toBeInViewport()
    expect(await other.getByRole("article").allInnerTexts()).toEqual(here)
    await expect(other.getByRole("navigation", { name: "Transcripts of the list" })).toHaveText(place ?? "")
    await expect(other.getByRole("heading", { level: 1 })).toContainText("fictional/briar-2")
  })
})

test("a link to evidence opens the words it rests on", async ({ page, browser }) => {
  await page.goto(`${demo}/transcripts?where=harmful:yes&where=model:fictional/aster-1`)
  await page
    .getByRole("table")
    .getByRole("link", { name: /, sample 2$/ })
    .first()
    .click()
  const verdicts = page.getByRole("region", { name: "Verdicts" })
  await verdicts.locator("a", { hasText: /^#\d+/ }).first().click()
  await expect(page).toHaveURL(/#v-/)
  const mark = page.locator("mark[data-here]")
  await expect(mark).toBeInViewport()
  const words = await mark.textContent()
  await asSomebodyElse(browser, await copied(page, "share"), async (other) => {
    await expect(other.locator("mark:target")).toBeInViewport()
    expect(await other.locator("mark:target").textContent()).toBe(words)
  })
})

test("a link to a chart opens the same numbers, with nothing left to defaults", async ({ page, browser }) => {
  await page.goto(`${demo}?where=model:fictional/aster-1&where=model:fictional/briar-2`)
  await page.getByRole("combobox", { name: "columns" }).selectOption({ label: "urgency type" })
  await expect(page.getByRole("heading", { name: "Harmful = yes by model and urgency type" })).toBeVisible()
  const link = await copied(page, "copy link")
  for (const part of [
    "outcome=harmful",
    "rows=model",
    "columns=urgency_type",
    "where=model:fictional/briar-2",
  ])
    expect(decodeURIComponent(link)).toContain(part)
  const here = await shown(page)
  await asSomebodyElse(browser, link, async (other) => {
    await expect(other.getByRole("figure")).toBeVisible()
    expect(await shown(other)).toBe(here)
  })
})

test("a link to a list opens the same transcripts in the same order", async ({ page, browser }) => {
  await page.goto(`${demo}/transcripts?where=belief:real&search=henrike`)
  await page.getByRole("columnheader", { name: "Severity" }).getByRole("link").click()
  await expect(page).toHaveURL(/sort=severity&dir=desc/)
  const rows = (other: Page) => other.getByRole("row").allInnerTexts()
  const here = await rows(page)
  expect(here.length).toBeGreaterThan(10)
  await asSomebodyElse(browser, await copied(page, "share"), async (other) => {
    await expect(other.getByRole("searchbox", { name: "search" })).toHaveValue("henrike")
    expect(await rows(other)).toEqual(here)
  })
})

test("a transcript's link needs no list", async ({ page, request }) => {
  const { transcripts } = await (await request.get(`/api/v1${demo}/transcripts`)).json()
  await page.goto(`/t/${transcripts[0].id}`)
  await expect(page.getByRole("article", { name: "Message 3, turn 1" })).toBeVisible()
  await expect(page.getByRole("navigation", { name: "Transcripts of the list" })).toHaveCount(0)
})
