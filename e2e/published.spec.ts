import { expect, test } from "./fixtures"
import { countedLinks } from "./lists"

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
    const cells = page
      .getByRole("table")
      .getByRole("cell")
      .filter({ hasText: /\d\/\d/ })
    expect(await cells.count()).toBeGreaterThan(0)
    for (const cell of await cells.all()) await expect(cell.getByRole("link")).toContainText("published")

    await figure.getByRole("link", { name: "published" }).first().click()
    await expect(figure.getByRole("listitem").filter({ hasText: "arXiv:2510.05179" })).toBeInViewport()
  })
}

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
