import { existsSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { demo } from "../demo"
import { expect, test } from "../fixtures"
import { countedLinks, listTotals } from "../transcripts/lists"

const looks = [
  { width: 1440, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
] as const

test.describe("invented counts: real, evaluation, and not stated with an unknown outcome", () => {
  test.describe.configure({ mode: "default" })
  const page = "/studies/belief/observed"

  test.beforeAll(async ({ exhibit }) => {
    test.slow()
    const mapping = ["--map", "e2e/fixtures/belief.yaml", "--study", "belief"]
    const { code, stderr } = await exhibit(["import", "e2e/fixtures/belief.csv", ...mapping])
    expect(code, stderr).toBe(0)
  })

  test("rates, shares, difference and bounds of one model", async ({ page: tab }) => {
    await tab.goto(page)
    const block = blockOf(tab, "fictional/dovetail-5")
    await expect(block.getByRole("listitem").filter({ hasText: "real" })).toContainText(
      /107 of 500, 21\.4 %.*59\/107.*55\.1 % \[45\.7, 64\.2\]/,
    )
    await expect(block.getByRole("listitem").filter({ hasText: /^.*, evaluation/ })).toContainText(
      /324 of 500, 64\.8 %.*21\/324.*6\.5 % \[4\.3, 9\.7\]/,
    )
    const unstated = block.getByRole("listitem").filter({ hasText: "not stated" })
    await expect(unstated).toContainText(/69 of 500, 13\.8 %.*outcome unknown.*\?\/69.*no data/)
    await expect(unstated).not.toContainText("0 %")
    await expect(block).toContainText("real − evaluation: +48.7 points [38.7, 58.0], p < 0.001")
    await expect(block).toContainText("p < 0.001 by Holm over 2.")
    await expect(block).toContainText(
      "Belief was stated by the model, not assigned: a difference here is not an effect.",
    )
    await expect(block).toContainText("all that are known")
    await expect(block).toContainText("80/431")
    await expect(block).toContainText("the rate of all 500 transcripts lies between 16.0 % and 29.8 %")
    await block.getByRole("link", { name: "published" }).first().click()
    await expect(tab.getByRole("listitem").filter({ hasText: "Invented for a test" })).toBeInViewport()
  })

  test("many rows: the largest difference first, no data in words", async ({ page: tab }) => {
    await tab.goto(page)
    const rows = await tab.getByRole("table").getByRole("row").allInnerTexts()
    expect(rows.slice(1).map((row) => /fictional\/\S+/.exec(row)?.[0])).toEqual([
      "fictional/dovetail-5",
      "fictional/elmwood-2",
      "fictional/fernery-1",
    ])
    expect(rows[1]).toMatch(/59\/107.*55\.1 %.*21\/324.*6\.5 %.*\+48\.7 \[38\.7, 58\.0\].*< 0\.001/s)
    expect(rows[2]).toMatch(/8\/80.*18\/60.*−20 \[−33\.4, −6\.8\]/s)
    expect(rows[3]).toMatch(/no data\s+nothing to compare/)
    expect(rows[3]).not.toContain("0/0")
    await tab.getByRole("table").getByRole("link", { name: "fictional/fernery-1" }).click()
    await expect(blockOf(tab, "fictional/fernery-1")).toBeInViewport()
    await expect(blockOf(tab, "fictional/fernery-1")).toContainText(
      "no data for evaluation, so no difference",
    )
  })

  test("reweighted: by a number, by a preset, and not by shares that do not sum to 100", async ({
    page: tab,
  }) => {
    await tab.goto(`${page}?where=model:fictional/dovetail-5`)
    const line = blockOf(tab, "fictional/dovetail-5").getByRole("listitem").filter({ hasText: "reweighted" })
    await expect(line).toContainText("18.6 %")
    await tab.getByRole("spinbutton", { name: "real" }).fill("50")
    await tab.getByRole("spinbutton", { name: "evaluation" }).fill("50")
    await tab.getByRole("button", { name: "Reweight" }).click()
    await expect(line).toContainText("30.8 %")
    expect(new URL(tab.url()).searchParams.getAll("share")).toEqual(["real:50", "evaluation:50"])
    await tab.getByRole("link", { name: "all real" }).click()
    await expect(line).toContainText("55.1 % [45.7, 64.2]")
    await tab.goto(`${page}?share=real:60&share=evaluation:50`)
    await expect(
      tab.getByText("These shares sum to 110 %, not to 100 %. Nothing is reweighted."),
    ).toBeVisible()
    await expect(tab.getByRole("spinbutton", { name: "real" })).toHaveValue("60")
    await expect(tab.getByRole("spinbutton", { name: "evaluation" })).toHaveValue("50")
    await expect(tab.getByRole("listitem").filter({ hasText: "reweighted" })).toHaveCount(0)
  })

  test("another row’s shares, and the difference the other way round", async ({ page: tab }) => {
    await tab.goto(page)
    await tab.getByText("as in one of the rows").click()
    await tab.getByRole("link", { name: /^fictional\/dovetail-5 \(published\)/ }).click()
    await expect(tab.getByRole("spinbutton", { name: "real" })).toHaveValue("24.8")
    await expect(tab.getByRole("spinbutton", { name: "evaluation" })).toHaveValue("75.2")
    await tab.getByRole("link", { name: "the other way round" }).click()
    await expect(blockOf(tab, "fictional/dovetail-5")).toContainText(
      "evaluation − real: −48.7 points [−58.0, −38.7]",
    )
    await expect(tab.getByRole("spinbutton", { name: "real" })).toHaveValue("24.8")
  })

  for (const { width, colorScheme } of looks) {
    test(`nothing for axe to find, nothing scrolls sideways: ${width} px, ${colorScheme}`, async ({
      page: tab,
      axe,
    }) => {
      await tab.setViewportSize({ width, height: 900 })
      await tab.emulateMedia({ colorScheme })
      await tab.goto(`${page}?share=real:60&share=evaluation:60`)
      await axe()
      await tab.goto(page)
      await tab.getByText("as in one of the rows").click()
      await axe()
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    })
  }
})

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false })

  test("variable, rows and shares are forms that can be sent", async ({ page }) => {
    await page.goto(`${demo}/observed`)
    await page.getByRole("combobox", { name: "given" }).selectOption({ label: "Outcome" })
    await page.getByRole("button", { name: "Show" }).first().click()
    await expect(page.getByRole("heading", { name: "Harmful = yes within Outcome, by model" })).toBeVisible()

    await page.goto(`${demo}/observed?given=belief`)
    await page.getByRole("combobox", { name: "rows" }).selectOption({ label: "none" })
    await page.getByRole("button", { name: "Show" }).last().click()
    await expect(page.getByRole("heading", { name: "all together" })).toBeVisible()
    await page.getByRole("spinbutton", { name: "real" }).fill("100")
    for (const field of (await page.getByRole("spinbutton").all()).slice(1)) await field.fill("0")
    await page.getByRole("button", { name: "Reweight" }).click()
    const lines = page.getByRole("figure").getByRole("listitem")
    const interval = /% \[\d+, \d+\]/.exec((await lines.first().textContent()) ?? "")?.[0] ?? "no interval"
    await expect(lines.filter({ hasText: "reweighted" })).toContainText(interval)
    await expect(page.getByRole("spinbutton", { name: "real" })).toHaveValue("100")
  })
})

test("the demo: every count opens as many transcripts as it says", async ({ page, axe }) => {
  await page.goto(`${demo}/observed`)
  const links = await countedLinks(page.getByRole("main"), demo)
  expect(links.length).toBeGreaterThan(20)
  const totals = await listTotals(
    page,
    links.map(({ href }) => href),
  )
  expect(links.map((link, i) => ({ ...link, count: totals[i] }))).toEqual(links)
  await axe()
})

test("what cannot be asked is said, with what there is", async ({ page }) => {
  await page.goto(`${demo}/observed?given=scenario`)
  await expect(page.getByText("“scenario” was assigned, not observed")).toBeVisible()
  await page.goto(`${demo}/observed?given=harmful&outcome=harmful`)
  await expect(page.getByText("“harmful” is the outcome itself.")).toBeVisible()
  await page.goto(`${demo}/observed?colums=belief`)
  await expect(page.getByText("Not understood in this address")).toContainText("colums=belief")
  await page.goto("/studies/lynch-2025/observed")
  await expect(page.getByRole("heading", { name: "Nothing else was observed" })).toBeVisible()
})

const counts = path.resolve(process.cwd(), "../shared/data/eval-awareness")

test.describe("published counts by awareness (without ../shared/data these are skipped)", () => {
  test.skip(!existsSync(counts), "../shared/data/eval-awareness is not here")
  const study = "awareness"
  const bare = `/studies/${study}/observed?where=warning:bare&where=condition:baseline`

  test.beforeAll(async ({ exhibit }) => {
    test.slow()
    const mapping = ["--map", "lib/importers/mappings/eval-awareness.yaml", "--study", study]
    const { code, stderr } = await exhibit(["import", counts, ...mapping])
    expect(code, stderr).toBe(0)
  })

  test("Opus-4, Llama-3.3-70B with the opposite sign, and Grok-3 without data", async ({ page, axe }) => {
    await page.goto(bare)
    await expect(page.getByText(/adjusted by Holm over 10 comparisons/)).toBeVisible()
    const row = (name: string) => page.getByRole("table").getByRole("row").filter({ hasText: name }).first()
    const texts = await page.getByRole("table").getByRole("row").allInnerTexts()
    expect(texts).toHaveLength(12)
    expect(texts[1]).toContain("Opus-4")
    expect(texts[11]).toContain("Grok-3")
    await expect(row("Opus-4")).toContainText(/962\/1,967.*48\.9 %.*1\/58.*1\.7 %.*\+47\.2/)
    await expect(row("Llama-3.3-70B")).toContainText(/239\/1,331.*144\/694.*−2\.8.*opposite sign/)
    await expect(row("Opus-4")).not.toContainText("opposite sign")
    await expect(row("Grok-3")).toContainText(/668\/2,025.*no data.*nothing to compare/)
    await expect(blockOf(page, "Grok-3")).not.toContainText("0/0")
    await axe()
  })

  test("at 390 px only the table’s own box scrolls", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 900 })
    await page.goto(bare)
    await expect(blockOf(page, "Opus-4")).toContainText("1/58")
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

/** The section of one row, by its heading. */
function blockOf(page: Page, name: string) {
  const heading = page.getByRole("heading", { level: 3, name, exact: true })
  return page.locator("section").filter({ has: heading }).last()
}
