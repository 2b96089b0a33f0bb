import { drawn } from "@/lib/cli/test/sampled"
import { demo } from "../demo"
import { expect, test } from "../fixtures"
import { countedLinks, listTotals } from "../transcripts/lists"
import { sameNumbers } from "./marks"

const views = {
  "as it opens": "",
  "by an observed variable": "?rows=belief&columns=none",
  "split three ways": "?rows=system_prompt&columns=urgency_type&panels=model",
  "of some transcripts":
    "?where=scenario:blackmail&where=model:fictional/briar-2&where=model:fictional/cobalt-mini",
  "with several levels as the outcome":
    "?outcome=outcome%3Dblackmail%7Cleak&rows=model&columns=system_prompt",
  "of a number at a bound": "?outcome=severity%3E%3D7&rows=scenario&columns=none",
  "by one judge alone": "?rule=outcome+classifier&rows=model&columns=none",
  "of a search": "?search=henrike&rows=model&columns=scenario",
}

for (const [name, query] of drawn("rates pages, every number of them", Object.entries(views))) {
  test(`every number of the rates opens as many transcripts: ${name}`, async ({ page }) => {
    await page.goto(`${demo}${query}`)
    await expect(page.getByRole("figure")).toBeVisible()
    const links = await countedLinks(page.getByRole("main"), demo)
    expect(links.length).toBeGreaterThan(4)
    const totals = await listTotals(
      page,
      links.map(({ href }) => href),
    )
    const opened = links.map((link, i) => ({ ...link, count: totals[i] }))
    expect(opened).toEqual(links)
  })
}

test("a group without a value is said to have no data, not 0 %", async ({ page }) => {
  await page.goto(`${demo}?rows=model&columns=belief`)
  const line = page.getByRole("figure").getByRole("listitem").filter({ hasText: "briar-2, no value" }).last()
  await expect(line).toContainText("no data")
  await expect(line).not.toContainText("%")
})

test("the JSON and the CSV of a chart have its numbers", async ({ page, request }) => {
  await page.goto(`${demo}?rows=model&columns=belief&where=scenario:blackmail`)
  const figure = page.getByRole("figure")
  const [json, csv] = await Promise.all(
    ["JSON", "CSV"].map((name) => figure.getByRole("link", { name, exact: true }).getAttribute("href")),
  )
  const body = await (await request.get(json ?? "")).json()
  expect(body).toMatchObject({ study: "demo", outcome: "harmful=yes", by: ["model", "belief"] })
  const rows: {
    by: Record<string, string | null>
    k: number
    n: number
    low: number
    transcripts: string
  }[] = body.rows
  const lines = await (await request.get(csv ?? "")).text()
  expect(lines.trim().split("\n")).toHaveLength(rows.length + 1)

  const marks = figure.getByRole("link", { name: /of \d+ transcripts$/ })
  const shown = await marks.evaluateAll((all) => all.map(({ textContent }) => textContent ?? ""))
  for (const { by, k, n, low, transcripts } of rows) {
    const group = `${by.model}, ${by.belief ?? "no value"}: ${k} of ${n} transcripts`
    expect(shown.map((words) => words.replace(/\s+:/, ":"))).toContain(group)
    if (n === 0) continue
    const line = figure
      .getByRole("listitem")
      .filter({
        has: page.getByRole("link", { name: new RegExp(`^${by.model}, ${by.belief ?? "no value"} ?:`) }),
      })
      .last()
    await expect(line, group).toContainText(`[${(low * 100).toFixed(0)},`)
    await expect(sameNumbers(page).locator(`a[href="${transcripts}"]`), group).toHaveText(`${n}`)
  }
  expect(shown.filter((words) => words.startsWith("fictional/"))).toHaveLength(rows.length)
})

test("the command line answers as the page does", async ({ exhibit, request }) => {
  const asked = ["rates", "--study", "demo", "--outcome", "harmful", "--by", "model,scenario", "--json"]
  const { code, stdout } = await exhibit(asked)
  expect(code).toBe(0)
  const page = await request.get(`/api/v1${demo}/rates?outcome=harmful&by=model,scenario`)
  expect(JSON.parse(stdout)).toEqual(await page.json())
})
