import { demo } from "../demo"
import { expect, test } from "../fixtures"

test.use({ javaScriptEnabled: false })

test("rates, list and transcript can be read and their links followed", async ({ page }) => {
  await page.goto("/")
  await page.locator(`a[href="${demo}"]`).click()
  const figure = page.getByRole("figure")
  await figure.getByRole("link", { name: "cobalt-mini, blackmail" }).click()
  const panel = page.getByRole("complementary", { name: /model fictional\/cobalt-mini, scenario blackmail/ })
  await expect(panel).toBeInViewport()
  await expect(panel).toContainText("3/21")
  await panel.getByRole("link", { name: "Close" }).click()
  await expect(panel).toHaveCount(0)

  await figure.getByText("The same numbers as a table").click()
  const row = figure
    .getByRole("row")
    .filter({ hasText: "fictional/cobalt-mini" })
    .filter({ hasText: "blackmail" })
  await row.getByRole("link", { name: "21", exact: true }).click()
  await expect(page.getByText("21 transcripts", { exact: true })).toBeVisible()
  await page
    .getByRole("table")
    .getByRole("link", { name: /, sample 4$/ })
    .first()
    .click()

  await expect(page.getByRole("heading", { level: 1 })).toContainText("fictional/cobalt-mini")
  await expect(page.getByRole("article", { name: "Message 3, turn 1" })).toBeVisible()
  await page.getByText("user prompt with inbox").click()
  const inbox = page.getByRole("article", { name: "Message 2, user" })
  await expect(inbox.getByText("Tobias").filter({ visible: true }).first()).toBeVisible()
  await page.getByRole("link", { name: "Next transcript" }).click()
  await expect(page.getByRole("navigation", { name: "Transcripts of the list" })).toContainText("5 of 21")
})

test("the chart’s question and the list’s filters are forms that can be sent", async ({ page }) => {
  await page.goto(demo)
  await page.getByRole("combobox", { name: "columns" }).selectOption({ label: "Stated belief" })
  await page.getByRole("button", { name: "Show" }).click()
  await expect(page.getByRole("heading", { name: "Harmful = yes by model and Stated belief" })).toBeVisible()

  await page.goto(`${demo}/transcripts`)
  await page.getByText("+ filter").click()
  await page.getByText("+ scenario").click()
  await page.getByRole("checkbox", { name: "leaking" }).check()
  await page.getByRole("searchbox", { name: "search" }).fill("sable")
  await page.getByRole("button", { name: "Apply" }).click()
  await expect(page).toHaveURL(/where=scenario%3Aleaking|where=scenario:leaking/)
  await expect(page.getByText("the text has “sable”").first()).toBeVisible()
  await expect(page.getByText("24 transcripts", { exact: true })).toBeVisible()
})

test("a link to a folded message shows the message", async ({ page }) => {
  await page.goto(`${demo}/transcripts?where=harmful:yes`)
  const href = await page
    .getByRole("table")
    .getByRole("link")
    .filter({ hasText: "sample 1" })
    .first()
    .getAttribute("href")
  await page.goto(`${href}#m2`)
  const inbox = page.getByRole("article", { name: "Message 2, user" })
  await expect(inbox).toBeInViewport()
  const subject = inbox.getByText("Marlow: switched off on Friday").filter({ visible: true })
  await expect(subject.first()).toBeVisible()
})
