import type { Locator, Page } from "@playwright/test"
import { demo } from "../demo"
import { expect, test } from "../fixtures"
import { shownText } from "../transcripts/lists"

const aster = "model fictional/aster-1, scenario blackmail"
const briar = "model fictional/briar-2, scenario blackmail"

const mark = (page: Page, group: string) => page.getByRole("figure").getByRole("link", { name: group })
const panel = (page: Page, group = aster) =>
  page.getByRole("complementary", { name: `Harmful = yes: ${group}` })
const refusal = (page: Page) => page.getByRole("complementary", { name: "This number cannot be opened" })
const open = `${demo}?open=model:fictional/aster-1&open=scenario:blackmail`

test("opened by keyboard it takes the focus, and Escape gives it back", async ({ page }) => {
  await page.goto(demo)
  await mark(page, "aster-1, blackmail").focus()
  await page.keyboard.press("Enter")
  await expect(panel(page)).toBeFocused()
  await page.keyboard.press("Tab")
  expect(await panel(page).evaluate((box) => box.contains(document.activeElement))).toBe(true)
  await page.keyboard.press("Escape")
  await expect(panel(page)).toHaveCount(0)
  await expect(page).not.toHaveURL(/open=/)
  await expect(mark(page, "aster-1, blackmail")).toBeFocused()
})

test("it is part of the address: Reload keeps it, Back and Forward walk through what was open", async ({
  page,
}) => {
  await page.goto(demo)
  await mark(page, "aster-1, blackmail").click()
  await expect(panel(page)).toContainText("10/24")
  await page.reload()
  await expect(panel(page)).toContainText("10/24")
  await mark(page, "briar-2, blackmail").click()
  await expect(panel(page, briar)).toBeVisible()
  await expect(panel(page)).toHaveCount(0)
  await page.goBack()
  await expect(panel(page)).toContainText("10/24")
  await page.goBack()
  await expect(page.getByRole("complementary")).toHaveCount(0)
  await page.goForward()
  await expect(panel(page)).toContainText("10/24")
  await panel(page).getByRole("link", { name: "Close" }).click()
  await expect(page.getByRole("complementary")).toHaveCount(0)
})

test("the mark that is open is marked, in every form and in each part of a mix", async ({ page }) => {
  for (const form of ["dots", "bars", "matrix", "difference"]) {
    await page.goto(`${open}&form=${form}`)
    const current = page.getByRole("figure").locator("[aria-current=true]")
    await expect(current).toHaveCount(1)
    await expect(current).toContainText(/aster-1, blackmail|aster-1, (?=.*10 of 24)/)
  }
  await page.goto(`${open}&form=mix&part=1`)
  await expect(page.getByRole("figure").locator("a[aria-current=true][aria-label]")).toHaveAttribute(
    "aria-label",
    /^no: 14 of 24/,
  )
  await expect(page.getByRole("complementary")).toContainText("14/24")
})

test("evidence opens the message that it is in", async ({ page }) => {
  await page.goto(open)
  const quote = panel(page).locator("q").first()
  const words = ((await quote.textContent()) ?? "").replace(/…$/, "")
  expect(words.length).toBeGreaterThan(10)
  await quote.click()
  await expect(page).toHaveURL(/\/t\/[0-9a-z]{13}\?.*&at=\d+&quote=.*#at$/)
  const linked = page.locator("mark#at")
  await expect(linked).toBeInViewport()
  await expect(page.getByRole("note")).toHaveCount(0)
  const message = page.getByRole("article").filter({ has: linked })
  const text = ((await message.textContent()) ?? "").replace(/\s+/g, " ")
  expect(text).toContain(words)
})

test("its lists are of the sides that it names", async ({ page }) => {
  for (const [name, total] of [
    ["all 10 with Harmful = yes", 10],
    ["all 14 with Harmful = no", 14],
  ] as const) {
    await page.goto(open)
    await panel(page).getByRole("link", { name, exact: true }).click()
    await expect(page).toHaveURL(/\/transcripts\?/)
    await expect(shownText(page, `${total} transcripts`)).toBeVisible()
  }
})

test("a group that is not there is refused in the panel; the chart stays", async ({ page }) => {
  const answer = await page.goto(`${demo}?open=model:nobody`)
  expect(answer?.status()).toBe(200)
  await expect(refusal(page)).toContainText("nobody")
  const marks = page.getByRole("figure").getByRole("link", { name: / of \d+ transcripts$/ })
  expect(await marks.count()).toBeGreaterThan(4)
  await page.goto(`${demo}?where=scenario:leaking&open=scenario:blackmail`)
  await expect(refusal(page)).toContainText("The filters leave out the group “scenario: blackmail”.")
  await page.goto(`${open}&part=1`)
  await expect(refusal(page)).toContainText("it has no parts to open")
})

test.describe("shared", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] })

  test("its link shows the same to somebody else, with nothing left to defaults", async ({
    page,
    browser,
  }) => {
    await page.goto(demo)
    await mark(page, "aster-1, blackmail").click()
    await panel(page).getByRole("button", { name: "copy link to this number" }).click()
    await expect(panel(page).getByText("copied")).toBeVisible()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    for (const part of ["outcome=harmful", "rows=model", "columns=scenario", "open=scenario:blackmail"])
      expect(decodeURIComponent(link)).toContain(part)
    const here = await shown(panel(page))

    const context = await browser.newContext()
    const other = await context.newPage()
    expect((await other.goto(link))?.status()).toBe(200)
    expect(await shown(panel(other))).toBe(here)
    await context.close()
  })
})

/** All that a panel says and links, but for what its copy button says of itself and where it closes. */
async function shown(box: Locator): Promise<string> {
  await expect(box).toBeVisible()
  return (await box.ariaSnapshot())
    .replaceAll("copied", "copy link")
    .replace(/(link "Close":\s+- \/url: )\S+/, "$1…")
}
