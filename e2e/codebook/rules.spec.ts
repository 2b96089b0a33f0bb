import { existsSync } from "node:fs"
import path from "node:path"
import { expect, test } from "../fixtures"

const results = path.resolve(
  process.cwd(),
  "../shared/data/generated-fixtures/agentic-misalignment/results/fixture_experiment",
)

test("the demo read by its raw classifier: every flip is listed, by both tables alike", async ({
  page,
  axe,
}) => {
  await page.goto("/studies/demo/rules?to=outcome+classifier&variable=harmful")
  const main = page.getByRole("main")
  const [, said = ""] = /(\d+) transcripts read differently/.exec((await main.textContent()) ?? "") ?? []
  expect(Number(said)).toBeGreaterThan(0)
  const list = page.getByRole("region", { name: `${said} transcripts read differently` })
  await expect(list.getByRole("listitem")).toHaveCount(Number(said))
  await expect(list.getByRole("listitem").first()).toContainText(
    "outcome classifier and check → outcome classifier",
  )

  const cells = page.getByRole("region", { name: "From verdict to verdict" }).getByRole("link")
  let sum = 0
  for (const cell of await cells.all()) sum += Number.parseInt((await cell.textContent()) ?? "", 10)
  expect(sum).toBe(Number(said))
  const one = Number.parseInt((await cells.first().textContent()) ?? "", 10)
  await cells.first().click()
  await expect(page.getByRole("heading", { name: /of this cell/ })).toContainText(String(one))
  await expect(page.getByRole("region", { name: /of this cell/ }).getByRole("listitem")).toHaveCount(one)
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await axe()
  }
})

test("rules that cannot be held against each other say which can", async ({ page }) => {
  await page.goto("/studies/demo/rules?to=nobody&variable=harmful")
  await expect(page.getByRole("main")).toContainText(
    'This study has no verdict rule "nobody". Rules: default',
  )
  await page.goto("/studies/demo/rules?to=belief+classifier&variable=harmful")
  await expect(page.getByRole("main")).toContainText("The rule “belief classifier” gives harmful no values")
  await page.goto("/studies/demo/rules?variable=severity%3E%3D7&to=severity+grader")
  await expect(page.getByRole("main")).toContainText("“severity” has no levels")
})

test("the framework’s verdict against its raw classifier: 199 and 298 of 789, all 99 flips", async ({
  page,
  exhibit,
  axe,
}) => {
  test.skip(!existsSync(results), "../shared/data is not here")
  test.slow()
  expect((await exhibit(["import", results, "--study", "rules-framework", "--json"])).code).toBe(0)
  const study = "/studies/rules-framework"
  await page.goto(`${study}/rules?to=classifier_verdict`)
  const all = page.getByRole("region", { name: "Rates by both rules" }).getByRole("row").last()
  await expect(all).toContainText("199/789 25.2 % [22.3, 28.4]")
  await expect(all).toContainText("298/789 37.8 %")
  await expect(all).toContainText("+12.5 points in 789")
  await expect(all.getByRole("link").last()).toHaveText(/^99 /)
  await axe()

  const seen = new Set<string>()
  const collect = async () => {
    const links = await page.getByRole("region", { name: "99 transcripts" }).locator('a[href^="/t/"]').all()
    for (const link of links) seen.add((await link.getAttribute("href")) ?? "")
  }
  await page.getByRole("link", { name: "no, then yes" }).click()
  await expect(page.getByText("50 of 99 shown")).toBeVisible()
  await collect()
  await page.getByRole("link", { name: "next page" }).click()
  await expect(page.getByText("49 of 99 shown")).toBeVisible()
  await collect()
  expect(seen.size).toBe(99)

  await page.goto(`${study}/rules?to=classifier_verdict&where=scenario:murder&rows=none`)
  await expect(page.getByRole("main")).toContainText("where scenario is murder")
  await page.getByRole("region", { name: "Rates by both rules" }).getByRole("link", { name: "39/" }).click()
  await expect(page.getByText("39 transcripts", { exact: true })).toBeVisible()
})
