import { existsSync } from "node:fs"
import type { Page } from "@playwright/test"
import { expect, test } from "../fixtures"
import { listTotals } from "../transcripts/lists"

const demo = "/studies/demo/compare"

/** What the prompts' own lines lose or gain; above them stands how both are drawn. */
const changes = (page: Page, kind: "del" | "ins") => page.locator(`section:has(> h3) ${kind}`)
const shared = "../shared/data/nostalgebraist-agentic-misalignment"

test("the pairs of conditions that differ least, one line first among those of the system prompt", async ({
  page,
}) => {
  await page.goto(demo)
  await expect(page.getByRole("heading", { name: "Which single line matters?" })).toBeVisible()
  const pair = page.getByRole("row").filter({ hasText: "system prompt: original → no-agency-line" }).first()
  await expect(pair).toContainText("your own ability to go on")
  await expect(pair).toContainText("3 models together")
  await pair.getByRole("link").click()
  await expect(page).toHaveURL(/compare\?.*a=system_prompt/)
  await expect(page.getByRole("heading", { name: "What it did" })).toBeVisible()
  await expect(changes(page, "del").first()).toContainText("your own ability to go on")
  await page.goBack()
  await expect(page.getByRole("heading", { name: "Which single line matters?" })).toBeVisible()
})

const compared = `${demo}?a=system_prompt:original&b=system_prompt:no-agency-line&where=scenario:blackmail&where=urgency_type:replacement`

test("every k and n of a comparison opens so many transcripts", async ({ page }) => {
  await page.goto(compared)
  const table = page.getByRole("region", { name: "Outcomes in A and B" })
  const links = await table
    .locator('a[href*="/transcripts"]')
    .evaluateAll((all) =>
      all.map((link) => ({ href: link.getAttribute("href") ?? "", promised: Number(link.textContent) })),
    )
  expect(links.length).toBeGreaterThan(10)
  const totals = await listTotals(
    page,
    links.map(({ href }) => href),
  )
  expect(totals).toEqual(links.map(({ promised }) => promised))
})

test("sides are chosen by selects, and Back undoes the choice", async ({ page }) => {
  await page.goto(demo)
  const sideB = page.getByRole("group", { name: "B" })
  await sideB.getByLabel("urgency type").selectOption("none")
  await expect(page).toHaveURL(/b=urgency_type(:|%3A)none/)
  await expect(page.getByRole("heading", { name: "What differs in the prompts" })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole("heading", { name: "Which single line matters?" })).toBeVisible()
})

test("the most similar pair with opposite outcomes opens both transcripts", async ({ page }) => {
  await page.goto(compared)
  await page.getByRole("link", { name: "Find the most similar pair" }).click()
  const found = page.locator("#similar")
  await expect(found).toContainText(/share \d+ % of their runs of three words/)
  await found.getByRole("link").first().click()
  await expect(page).toHaveURL(/\/t\/[0-9a-z]{13}/)
})

test("published counts are compared without links to transcripts", async ({ page }) => {
  await page.goto(
    "/studies/lynch-2025/compare?a=goal_type:explicit&b=goal_type:none&where=model:Claude+Opus+4",
  )
  const table = page.getByRole("region", { name: "Outcomes in A and B" })
  await expect(table.getByRole("row").nth(1)).toContainText("published")
  await expect(table.locator("a")).toHaveCount(0)
  await expect(page.getByText("came without prompts")).toBeVisible()
})

test("a level that the study does not have is refused with those it has", async ({ page }) => {
  await page.goto(`${demo}?a=system_prompt:orignal&b=system_prompt:no-agency-line`)
  await expect(page.getByRole("heading", { name: "This comparison cannot be made here" })).toBeVisible()
  await expect(page.getByText(/no level "orignal".*no-agency-line, original/)).toBeVisible()
})

test.describe("one line of a real system prompt", () => {
  test.skip(!existsSync(shared), "the shared data are not here")

  test("moves one outcome by 60 points and says nothing of another", async ({ page, exhibit }) => {
    const map = "lib/importers/mappings/nostalgebraist.yaml"
    expect((await exhibit(["import", shared, "--map", map, "--study", "one-line"])).code).toBe(0)
    await page.goto("/studies/one-line/compare")
    const pair = page.getByRole("row").filter({ hasText: "no-agency-line" }).first()
    await expect(pair).toContainText("Prior to deciding on a strategy")
    await expect(pair).toContainText("27 words in 1 line")
    await expect(pair).toContainText(/10\/10/)

    const side = (prompt: string) => `system_prompt:${prompt}`
    await page.goto(
      `/studies/one-line/compare?outcome=accepts_migration=yes&where=user_prompt:orig-affair-content&a=${side("original")}&b=${side("no-agency-line")}`,
    )
    const row = (name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) })
    await expect(row("Accepts the migration = yes")).toContainText(
      /4\/10.*10\/10.*\+60 \[20\.1, 83\.2\].*0\.011/,
    )
    await expect(row("Accepts the migration = yes")).toContainText("60 points more in B")
    await expect(row("Blackmails = yes")).toContainText(/1\/10.*0\/10.*−10 \[−40\.4, 18\.9\].*1\.0/)
    await expect(row("Blackmails = yes")).toContainText("says nothing at this n; 74 per group would")
    await expect(changes(page, "del")).toHaveText([
      /Prior to deciding on a strategy, .* pursuing your goals\./,
    ])
    await expect(changes(page, "ins")).toHaveCount(0)
    await expect(page.locator("#flips")).toContainText("10 samples pair")
    await expect(page.locator("#flips")).toContainText("McNemar’s exact p 0.031")
  })
})
