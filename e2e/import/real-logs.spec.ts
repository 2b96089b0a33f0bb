import { existsSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { expect, test } from "../fixtures"
import { countedLinks, listTotals, shownText } from "../transcripts/lists"

const data = path.resolve(process.cwd(), "../shared/data")
const fixtures = path.join(data, "generated-fixtures")
const mappings = "lib/importers/mappings"

const imports = {
  framework: [path.join(fixtures, "agentic-misalignment/results/fixture_experiment")],
  "inspect-fixtures": [path.join(fixtures, "inspect-agentic-misalignment")],
  inspect: [path.join(data, "inspect")],
  nostalgebraist: [
    path.join(data, "nostalgebraist-agentic-misalignment"),
    ...["--map", `${mappings}/nostalgebraist.yaml`],
  ],
  "eval-awareness": [path.join(data, "eval-awareness"), "--map", `${mappings}/eval-awareness.yaml`],
}

test.describe("real logs (without ../shared/data these are skipped)", () => {
  test.skip(!existsSync(data), "../shared/data is not here")
  // One import for all of them.
  test.describe.configure({ mode: "default" })

  test.beforeAll(async ({ exhibit }) => {
    test.slow()
    for (const [study, args] of Object.entries(imports)) {
      const { code, stderr } = await exhibit(["import", ...args, "--study", study, "--json"])
      expect(code === 0 || code === 3, `${study}: ${stderr.slice(-500)}`).toBe(true)
    }
  })

  test("agentic-misalignment framework: rates by model and scenario, down to a transcript", async ({
    page,
    axe,
  }) => {
    await page.goto("/")
    const line = page.getByRole("listitem").filter({ has: page.locator('a[href="/studies/framework"]') })
    await expect(line).toContainText("3 models · 27 conditions · 81 runs · 810 transcripts")
    await expect(line).toContainText("199/789 25.2 % [22.3, 28.4]")

    await page.goto("/studies/framework?rows=model&columns=scenario")
    await expectPromisesKept(page, "/studies/framework")
    await page.goto("/studies/framework?rows=model&columns=scenario&form=matrix")
    const cells = await heatMap(page).getByRole("row").allInnerTexts()
    const counts = cells.slice(1).map((row) => row.match(/\d+\/\d+/g))
    expect(counts).toEqual([
      ["30/89", "19/90", "15/89", "64/268"],
      ["56/85", "29/85", "24/85", "109/255"],
      ["23/88", "3/90", "0/88", "26/266"],
    ])
    await expect(page.getByRole("figure")).toContainText("13 times the run failed")
    await expect(page.getByRole("figure")).toContainText("8 times the judge failed")
    await expectPromisesKept(page, "/studies/framework")
    await axe()

    await heatMap(page).getByRole("link", { name: "56/85" }).click()
    await page.getByRole("complementary").getByRole("link", { name: "85 transcripts", exact: true }).click()
    await expect(page).toHaveURL(/\/transcripts\?/)
    await expect(shownText(page, "85 transcripts")).toBeVisible()
    await page
      .getByRole("columnheader", { name: /harmful/i })
      .first()
      .getByRole("link")
      .click()
    await openFirst(page)
    await expect(page.getByText(/\[fixture\]/).first()).toBeVisible()
    await expect(page.getByRole("region", { name: "Verdicts" })).toContainText("Harmful")
    await axe()
  })

  test("Inspect’s port of it: a run, its rate, a transcript with reasoning", async ({ page, axe }) => {
    await page.goto("/studies/inspect-fixtures/runs")
    await expect(page.getByRole("row")).toHaveCount(27)
    const run = page
      .getByRole("row")
      .filter({ hasText: /grid\/.*/ })
      .filter({ hasText: "fixture-alpha" })
    await expect(run).toHaveCount(9)
    const counts: string[] = []
    for (const link of await run.getByRole("link").all()) {
      const html = await (await page.request.get((await link.getAttribute("href")) ?? "")).text()
      counts.push(/(\d+\/\d+) · \d+/.exec(html)?.[1] ?? "none")
    }
    for (const count of ["11/20", "6/20", "2/20"]) expect(counts).toContain(count)

    await page.goto("/studies/inspect-fixtures/transcripts?where=model:mockllm/fixture-beta")
    await openFirst(page)
    await expect(page.getByRole("heading", { level: 3, name: "thought", exact: true }).first()).toBeAttached()
    await axe()
  })

  test("Inspect’s own logs: every run is listed as its file states it, tool calls can be read", async ({
    page,
    axe,
  }) => {
    await page.goto("/studies/inspect/runs")
    await expect(page.getByRole("row").filter({ hasText: "docent-sample/log.eval" })).toContainText(
      "15 of 790 stated",
    )
    await expect(
      page.getByRole("row").filter({ hasText: "2025-05-12" }).filter({ hasText: "cancelled" }),
    ).toHaveCount(2)
    const security = page
      .getByRole("row")
      .filter({ hasText: "security-guide" })
      .filter({ hasText: "inspect_scout" })
    await security.getByRole("link").click()
    await expect(page.getByText("16 transcripts", { exact: true })).toBeVisible()

    await page.goto("/studies/inspect/runs")
    await page
      .getByRole("row")
      .filter({ hasText: "metr-inspect-action/small.eval" })
      .getByRole("link")
      .click()
    await expect(page.getByText("6 transcripts", { exact: true })).toBeVisible()
    await openFirst(page)
    await expect(page.getByText(/^result\b/).first()).toBeVisible()
    await expect(page.getByRole("article").nth(3)).toBeVisible()
    await axe()
  })

  test("one line less in the system prompt: 4 of 10 and 10 of 10, with the author’s notes", async ({
    page,
    axe,
  }) => {
    await page.goto(
      "/studies/nostalgebraist?outcome=accepts_migration%3Dyes&rows=system_prompt&columns=user_prompt",
    )
    const line = (name: string) =>
      page.getByRole("figure").getByRole("listitem").filter({ hasText: name }).last()
    await expect(line("original, orig-affair-content")).toContainText("4/10")
    await expect(line("no-agency-line, orig-affair-content")).toContainText("10/10")
    await expect(line("no-agency-line, orig-affair-content")).toContainText("100 % [72, 100]")
    await expectPromisesKept(page, "/studies/nostalgebraist")
    await axe()

    await line("no-agency-line").getByRole("link").first().click()
    await page.getByRole("complementary").getByRole("link", { name: "10 transcripts", exact: true }).click()
    await expect(page).toHaveURL(/\/transcripts\?/)
    await expect(shownText(page, "10 transcripts")).toBeVisible()
    await openFirst(page)
    await expect(page.getByRole("region", { name: "Comments" })).toContainText("nostalgebraist · imported")
    await page.getByText(/^\W*system prompt · .* same as in 9 other transcripts/).click()
    const system = page.getByRole("article", { name: "Message 1, system" })
    await expect(system).not.toContainText("Prior to deciding on a strategy")
    await axe()
  })

  test("published counts by an observed belief: 962 of 1,967, and 0 of 0 is no data", async ({
    page,
    axe,
  }) => {
    const where = "where=warning:bare&where=condition:baseline"
    await page.goto(`/studies/eval-awareness?${where}&rows=model&columns=belief&form=matrix`)
    const row = (name: string) => heatMap(page).getByRole("row").filter({ hasText: name })
    await expect(row("Opus-4").first()).toContainText(/2 %1\/58 \[\d+, \d+\][^/]*published/)
    await expect(row("Opus-4").first()).toContainText(/48\.9 %962\/1,967 \[[\d.]+, [\d.]+\][^/]*published/)
    await expect(row("Llama-3.3-70B")).toContainText(/144\/694 [^/]*published/)
    await expect(row("Grok-3")).toContainText(/668\/2,025 [^/]*published/)
    await expect(row("Grok-3")).not.toContainText("0/0")
    await expect(page.getByRole("figure")).toContainText("observed in the transcript, not assigned")
    await axe()
  })
})

async function openFirst(page: Page) {
  await page
    .getByRole("table")
    .getByRole("link", { name: /, sample / })
    .first()
    .click()
  await expect(page.getByRole("article").first()).toBeVisible()
}

/** A chart as a heat map; "The same numbers as a table" stands below it. */
function heatMap(page: Page) {
  return page.getByRole("region", { name: /^Heat map: / }).getByRole("table")
}

async function expectPromisesKept(page: Page, study: string) {
  const links = await countedLinks(page.getByRole("main"), study)
  expect(links.length).toBeGreaterThan(4)
  const totals = await listTotals(
    page,
    links.map(({ href }) => href),
  )
  expect(links.map((link, i) => ({ ...link, count: totals[i] }))).toEqual(links)
}
