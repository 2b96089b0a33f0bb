import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "../team"

/** 60 transcripts: a classifier says yes of 20, and a person labelled 48, of which both say yes of 8. */
const study = "/studies/labels"
const address = `${study}/review/judges`

test.beforeEach(async ({ team }) => {
  const files = ["e2e/fixtures/labels.csv", "--map", "e2e/fixtures/labels.yaml"]
  const { code, stderr } = await team.exhibit(["import", ...files, "--study", "labels"])
  expect(code, stderr).toBe(0)
})

test("from a rate to the judge behind it, and to the transcripts on which people say otherwise", async ({
  team,
}) => {
  const page = await team.pageOf("owner")
  await page.goto(study)
  await page.getByRole("link", { name: /corrected rate/ }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How well does a judge agree with people?")
  const main = page.getByRole("main")
  await expect(main).toContainText("Harmful = yes in 60 transcripts")
  await expect(main).toContainText("48 labelled transcripts are not known to be a random sample")
  await expect(main).not.toContainText("corrected, Rogan–Gladen")
  await checked(page)

  await page.getByRole("link", { name: "8 transcripts: the judge says yes, people say no" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("8 transcripts")
  await expect(page.getByRole("listitem").filter({ hasText: "sample" })).toHaveCount(8)
  await checked(page)
  await page
    .getByRole("link", { name: /, sample 3$/ })
    .first()
    .click()
  await expect(page.getByRole("main")).toContainText("A fictional answer, number 3.")
})

test("where every transcript has a label, nothing needs correcting", async ({ team }) => {
  const page = await team.pageOf("owner")
  await page.goto(`${address}?labelled=yes`)
  const main = page.getByRole("main")
  await expect(main).toContainText("Every transcript that the judge judged has a label")
  await expect(page.getByRole("row", { name: /prediction-powered/ })).toContainText("21 %")
  await expect(page.getByRole("row", { name: /^as published 16/ })).toContainText("16/48")
  await expect(main).toContainText("no number of labels will do")
  const answer = await (await team.requestOf("owner")).get(`/api/v1/studies/labels/judges?labelled=yes`)
  expect(await answer.json()).toMatchObject({
    ...{ outcome: "harmful=yes", rule: "adjudicated", sample: { kind: "census" }, labelled: 48 },
    total: { people: { k: 10, n: 48 }, accuracy: { sensitivity: { k: 8, n: 10 } } },
  })
})

test("works without scripts, refuses in words, and is nobody else's", async ({ team, browser }) => {
  const owner = await team.pageOf("owner")
  const state = await owner.context().storageState()
  const plain = await browser.newContext({ baseURL: team.url, javaScriptEnabled: false, storageState: state })
  const page = await plain.newPage()
  await page.goto(address)
  await page.getByLabel("until ±").fill("20")
  await page.getByRole("button", { name: "Show" }).click()
  await expect(page.getByRole("heading", { name: /known to ± 20 points/ })).toBeVisible()
  await page.goto(`${address}?judge=Ines`)
  await expect(page.getByRole("main")).toContainText("“Ines” is no machine judge of harmful")
  await plain.close()
  const stranger = await team.requestOf("stranger")
  expect((await stranger.get(address)).status()).toBe(404)
  expect((await stranger.get("/api/v1/studies/labels/judges")).status()).toBe(404)
})

test("stays within a narrow screen", async ({ team }) => {
  const page = await team.pageOf("owner")
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(address)
  await expect(page.getByRole("heading", { name: "What both say, transcript by transcript" })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

async function checked(page: Page) {
  const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual([])
}
