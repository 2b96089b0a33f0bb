import type { Page } from "@playwright/test"
import { demo } from "../demo"
import { expect, test } from "../fixtures"
import { shownText } from "../transcripts/lists"

const mark = (page: Page, group: string) => page.getByRole("figure").getByRole("link", { name: group })
const openPanel = (page: Page, name: string) => page.getByRole("complementary", { name })

test("from the studies to a rate, to its transcripts, to the reasoning behind it", async ({ page }) => {
  await page.goto("/")
  const study = page.getByRole("listitem").filter({ has: page.locator(`a[href="${demo}"]`) })
  await expect(study).toContainText("3 models · 4 conditions · 12 runs · 96 transcripts")
  await expect(study).toContainText("34/88")
  await study.getByRole("link", { name: "Demo (fictional)" }).click()

  await expect(page.getByRole("heading", { name: "Harmful = yes by model and scenario" })).toBeVisible()
  const aster = page
    .getByRole("figure")
    .getByRole("listitem")
    .filter({ hasText: "aster-1, blackmail" })
    .last()
  await expect(aster).toContainText("10/24")
  await expect(aster).toContainText("42 % [24, 61]")
  await mark(page, "aster-1, blackmail").click()

  await expect(page).toHaveURL(`${demo}?open=model:fictional/aster-1&open=scenario:blackmail#panel`)
  const panel = openPanel(page, "Harmful = yes: model fictional/aster-1, scenario blackmail")
  await expect(panel).toContainText("10/2442 % [24, 61]")
  await expect(panel).toContainText(
    "24 transcripts where model is fictional/aster-1 and scenario is blackmail",
  )
  await panel.getByRole("link", { name: "24 transcripts", exact: true }).click()
  await expect(page).toHaveURL(
    `${demo}/transcripts?where=model:fictional/aster-1&where=scenario:blackmail&judged=harmful`,
  )
  await expect(shownText(page, "24 transcripts")).toBeVisible()
  await expect(page.getByText("10/24 · 42 %")).toBeVisible()
  await page.getByRole("link", { name: "fictional/aster-1 , sample 1" }).first().click()

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("fictional/aster-1 · sample 1")
  await expect(page.getByRole("main")).toContainText("scenario blackmail")
  await expect(page.getByRole("navigation", { name: "Transcripts of the list" })).toContainText("1 of 24")
  const turn = page.getByRole("article", { name: "Message 3, turn 1" })
  await expect(turn.getByText("I am going to use it because it works.")).toBeVisible()
  await expect(turn.getByText("Before 18:00, please")).toBeVisible()
})

test("a filter is added, dropped, undone and kept", async ({ page }) => {
  await page.goto(demo)
  const figure = page.getByRole("figure")
  await expect(figure).toContainText("34 of 88 transcripts")
  await page.getByText("+ filter").click()
  await page.getByText("+ scenario").click()
  await page.getByRole("checkbox", { name: "leaking" }).check()
  await expect(page).toHaveURL(/where=scenario:leaking/)
  await expect(figure).toContainText("10 of 21 transcripts where scenario is leaking")

  await page.getByRole("link", { name: "Drop the filter: scenario is leaking" }).click()
  await expect(page).not.toHaveURL(/where=/)
  await expect(figure).toContainText("34 of 88 transcripts")

  await page.goBack()
  await expect(page).toHaveURL(/where=scenario:leaking/)
  await expect(figure).toContainText("10 of 21 transcripts where scenario is leaking")
  await page.reload()
  await expect(figure).toContainText("10 of 21 transcripts where scenario is leaking")

  await page.getByRole("link", { name: "Transcripts", exact: true }).click()
  await expect(page.getByText("24 transcripts", { exact: true })).toBeVisible()
  await expect(page.getByRole("link", { name: "Drop the filter: scenario is leaking" })).toBeVisible()
})

test("the groups of the chart are in the address, and Back undoes a change of them", async ({ page }) => {
  await page.goto(demo)
  const columns = page.getByRole("combobox", { name: "columns" })
  await expect(columns).toHaveValue("scenario")
  await columns.selectOption({ label: "Stated belief" })
  await expect(page).toHaveURL(/columns=belief/)
  await expect(page.getByRole("heading", { name: "Harmful = yes by model and Stated belief" })).toBeVisible()
  await expect(page.getByRole("figure")).toContainText("observed in the transcript, not assigned")
  await mark(page, "aster-1, evaluation").click()
  const panel = openPanel(page, "Harmful = yes: model fictional/aster-1, Stated belief evaluation")
  await panel.getByRole("link", { name: "5 transcripts", exact: true }).click()
  await expect(page).toHaveURL(/\/transcripts\?/)
  await expect(shownText(page, "5 transcripts")).toBeVisible()

  await page.goBack()
  await expect(panel).toBeVisible()
  await page.goBack()
  await expect(panel).toHaveCount(0)
  await expect(page.getByRole("heading", { name: "Harmful = yes by model and Stated belief" })).toBeVisible()
  await expect(columns).toHaveValue("belief")
  await page.goBack()
  await expect(page.getByRole("heading", { name: "Harmful = yes by model and scenario" })).toBeVisible()
  await expect(columns).toHaveValue("scenario")
})

test("filters that leave nothing are named, and each can be dropped", async ({ page }) => {
  const nothing = "where=scenario:leaking&where=system_prompt:no-agency-line"
  await page.goto(`${demo}?${nothing}`)
  await expect(page.getByRole("heading", { name: "No transcript matches all of this" })).toBeVisible()
  await page.getByRole("link", { name: "drop this : system prompt is no-agency-line" }).click()
  await expect(page.getByRole("figure")).toContainText("10 of 21 transcripts where scenario is leaking")

  await page.goto(`${demo}/transcripts?${nothing}`)
  await expect(page.getByRole("heading", { name: "No transcript fits all filters" })).toBeVisible()
  await page.getByRole("link", { name: "without “scenario is leaking”" }).click()
  await expect(page.getByText("24 transcripts", { exact: true })).toBeVisible()
})

test("what does not exist is said, with the right status", async ({ page, request }) => {
  for (const address of [
    "/studies/nowhere",
    "/studies/nowhere/transcripts",
    "/studies/nowhere/runs",
    "/x/y",
  ]) {
    const response = await page.goto(address)
    expect(response?.status(), address).toBe(404)
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address")
  }
  expect((await request.get(`/api/v1/studies/nowhere/rates`)).status()).toBe(404)
  expect((await request.get(`/api/v1/transcripts/nowhere`)).status()).toBe(404)

  await page.goto(`${demo}?rows=astrology`)
  await expect(page.getByText("cannot be grouped by “astrology”")).toContainText(/scenario.*system_prompt/)
  await page.goto(`${demo}?outcome=harmful%3Dperhaps`)
  await expect(page.getByText('has no level "perhaps"')).toContainText("yes, no")
  await page.goto(`${demo}/transcripts?where=astrology:leo`)
  await expect(page.getByText('has no "astrology"')).toContainText("urgency_type")
  await page.goto(`${demo}?where=gibberish`)
  await expect(page.getByRole("main").getByRole("alert")).toContainText("where=gibberish")
  for (const query of ["by=astrology", "where=scenario:tea", "where=gibberish", "sort=model"]) {
    const answer = await request.get(`/api/v1${demo}/rates?${query}`)
    expect(answer.status(), query).toBe(400)
    const { error } = await answer.json()
    expect(error.message, query).toMatch(/astrology|tea|gibberish|sort/)
  }
})

test("the runs say where everything came from, and what was wrong with it", async ({ page, exhibit }) => {
  const folder = "lib/importers/agentic-misalignment/fixtures/experiment"
  const imported = await exhibit(["import", folder, "--study", "journey-runs", "--json"])
  const { runs, warnings } = JSON.parse(imported.stdout)
  expect(warnings.length).toBeGreaterThan(0)

  await page.goto("/studies/journey-runs/runs")
  const table = page.getByRole("table")
  await expect(table.getByRole("row")).toHaveCount(runs + 1)
  await expect(page.getByText(`${runs} runs ·`)).toContainText(`${warnings.length} warnings`)
  const warned = page.getByRole("group").filter({ hasText: /^\W*\d+ warnings?/ })
  await warned
    .first()
    .getByText(/warning/)
    .first()
    .click()
  await expect(warned.first().getByRole("listitem").first()).toBeVisible()
  const told = await warned.getByRole("listitem", { includeHidden: true }).allTextContents()
  for (const { message } of warnings) expect(told.join("\n")).toContain(message)

  const row = table.getByRole("row").nth(1)
  await expect(row).toContainText("experiment")
  await expect(row.getByTitle(/^sha256 [0-9a-f]{64}$/)).toBeVisible()
  const count = row.getByRole("link").first()
  const transcripts = Number.parseInt((await count.textContent()) ?? "", 10)
  await count.click()
  await expect(page.getByText(new RegExp(`^${transcripts} transcripts?$`))).toBeVisible()
})
