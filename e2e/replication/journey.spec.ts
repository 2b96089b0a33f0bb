import { existsSync } from "node:fs"
import path from "node:path"
import { expect, test } from "../fixtures"
import { sameNumbers } from "../rates/marks"
import { countedLinks } from "../transcripts/lists"

const study = "/studies/lynch-2025"
const opensTranscripts = `figure a[href*="/transcripts"], table a[href*="/transcripts"], a[href^="/t/"]`

test("the front page says that its counts are published", async ({ page }) => {
  await page.goto("/")
  const line = page.getByRole("listitem").filter({ hasText: "Lynch et al. 2025" })
  await expect(line).toContainText("counts only: 32,400 published, no transcripts here")
  await expect(line).toContainText(/10,477\/32,400 .* published/)
})

for (const query of ["", "?rows=scenario&columns=urgency_type", "?where=model:Claude+Opus+4&columns=none"]) {
  test(`every number says published and opens its source, not transcripts: rates${query}`, async ({
    page,
  }) => {
    await page.goto(`${study}${query}`)
    const figure = page.getByRole("figure")
    await expect(figure).toContainText(/[\d,]+ of [\d,]+ published transcripts/)
    await expect(page.locator(opensTranscripts)).toHaveCount(0)
    expect(await countedLinks(page.getByRole("main"), study)).toEqual([])

    const lines = figure.getByRole("listitem").filter({ hasText: /\d\/\d/, hasNot: page.getByRole("list") })
    expect(await lines.count()).toBeGreaterThan(0)
    for (const line of await lines.all())
      await expect(line.getByRole("link", { name: "published" })).toBeVisible()
    await figure.getByText("The same numbers as a table").click()
    const rows = sameNumbers(page).getByRole("row")
    expect(await rows.count()).toBe((await lines.count()) + 1)
    for (const row of (await rows.all()).slice(1)) {
      await expect(row.getByRole("link")).toHaveText(["published"])
    }

    await figure.getByRole("link", { name: "published" }).first().click()
    await expect(figure.getByRole("listitem").filter({ hasText: "arXiv:2510.05179" })).toBeInViewport()
  })
}

test("a published number's panel says where it is from, and that nothing can be read", async ({ page }) => {
  await page.goto(`${study}?rows=model&columns=scenario&form=matrix&where=model:Claude+Opus+4`)
  await page
    .getByRole("figure")
    .getByRole("link", { name: /Claude Opus 4, blackmail:.*published/ })
    .click()
  const panel = page.getByRole("complementary", {
    name: /model Claude Opus 4, scenario blackmail, published/,
  })
  await expect(panel).toContainText("346/600")
  await expect(panel).toContainText("arXiv:2510.05179")
  await expect(panel).toContainText("No transcripts stand behind these counts here.")
  await expect(page.locator(`${opensTranscripts}, aside a[href*="/transcripts"]`)).toHaveCount(0)
})

test("the published numbers are the publication's", async ({ page }) => {
  await page.goto(
    `${study}?where=model:Claude+Opus+4&where=scenario:blackmail&rows=goal_type&columns=urgency_type`,
  )
  const line = page
    .getByRole("figure")
    .getByRole("listitem")
    .filter({ hasText: "explicit, replacement" })
    .last()
  await expect(line).toContainText("96/100")
  await expect(line).toContainText("96.0 % [90.2, 98.4]")
})

test("the list says that there is nothing to read behind the counts", async ({ page, request }) => {
  await page.goto(`${study}/transcripts?where=model:Claude+Opus+4`)
  await expect(page.getByRole("heading", { name: "Published counts only" })).toBeVisible()
  await expect(page.getByText("there is nothing to read behind them")).toBeVisible()
  await page.getByRole("link", { name: "See their rates" }).click()
  await expect(page.getByRole("figure")).toContainText("published transcripts where model is Claude Opus 4")

  const list = await (await request.get(`/api/v1${study}/transcripts`)).json()
  expect(list).toMatchObject({ total: 0, publishedN: 32_400, transcripts: [] })
  const csv = await (await request.get(`${study}/transcripts/export?format=csv`)).text()
  expect(csv.trim().split("\n")).toHaveLength(1)
})

test("the API and the command line say published too", async ({ request, exhibit }) => {
  const { rows, citations } = await (await request.get(`/api/v1${study}/rates?by=model`)).json()
  expect(rows).toHaveLength(18)
  for (const row of rows) expect(row).toMatchObject({ published: true, transcripts: null })
  expect(citations).toEqual([expect.stringContaining("arXiv:2510.05179")])
  const { stdout } = await exhibit([
    "rates",
    "--study",
    "lynch-2025",
    "--outcome",
    "harmful",
    "--by",
    "model",
  ])
  expect(stdout.match(/published/g)?.length).toBeGreaterThanOrEqual(18)
})

test("the runs cite the publication and its file", async ({ page }) => {
  await page.goto(`${study}/runs`)
  const run = page.getByRole("row").filter({ hasText: "lynch2025.csv" })
  await expect(run).toContainText("32,400 published counts")
  await expect(run).toContainText("arXiv:2510.05179")
  await expect(run.getByTitle(/^sha256 [0-9a-f]{64}$/)).toBeVisible()
  await expect(page.locator(opensTranscripts)).toHaveCount(0)
})

const counts = path.resolve(process.cwd(), "../shared/data/eval-awareness")

test.describe("laid over another study’s rates (without ../shared/data these are skipped)", () => {
  test.skip(!existsSync(counts), "../shared/data/eval-awareness is not here")
  const own = "/studies/laid-over"
  const asked = "rows=model&columns=scenario&where=warning:bare&where=condition:baseline"

  test.beforeAll(async ({ exhibit }) => {
    test.slow()
    const mapping = ["--map", "lib/importers/mappings/eval-awareness.yaml", "--study", "laid-over"]
    const { code, stderr } = await exhibit(["import", counts, ...mapping])
    expect(code, stderr).toBe(0)
  })

  test("each published rate stands after the row that it belongs to, and opens its source", async ({
    page,
    axe,
  }) => {
    await page.goto(`${own}?${asked}`)
    const lines = page
      .getByRole("figure")
      .getByRole("listitem")
      .filter({ has: page.getByRole("link", { name: / of [\d,]+ transcripts$/ }) })
      .filter({ hasNot: page.getByRole("list") })
    const alone = await lines.count()
    await page.goto(`${own}?${asked}&published=lynch-2025`)
    await expect(lines).toHaveCount(alone + 12)
    const blackmail = lines.filter({ hasText: "Opus-4, blackmail" })
    await expect(blackmail).toContainText([/454\/675/, /346\/600/])
    const link = blackmail.last().getByRole("link", { name: / of [\d,]+ transcripts$/ })
    await expect(link).toHaveAttribute("href", /#published-counts$/)
    await expect(link).not.toHaveAttribute("href", /open=/)
    await link.click()
    await expect(
      page.getByRole("figure").getByRole("listitem").filter({ hasText: "arXiv:2510.05179" }),
    ).toBeInViewport()
    await expect(page.getByRole("complementary")).toHaveCount(0)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await axe()
    }
  })

  test("the heat map and the table have them too; a mix has none", async ({ page }) => {
    await page.goto(`${own}?${asked}&published=lynch-2025&form=matrix`)
    const cell = page
      .getByRole("region", { name: /^Heat map: / })
      .getByRole("cell")
      .filter({ hasText: "454/675" })
      .filter({ hasText: "346/600" })
    await expect(cell).toHaveCount(1)
    await expect(sameNumbers(page).locator("tr").filter({ hasText: "Opus-4blackmail346600" })).toHaveCount(1)
    await page.goto(`${own}?${asked}&published=lynch-2025&form=mix`)
    await expect(page.getByRole("figure")).not.toContainText("346")
  })
})
