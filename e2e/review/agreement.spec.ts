import type { Page } from "@playwright/test"
import { expect, test } from "../team"

const AGREEMENT = "/studies/demo/review/agreement"
const DISAGREEMENTS = "/studies/demo/review/disagreements?variable=harmful"

/** k and n of the whole study under a rule. */
async function total(page: Page, rule: string): Promise<{ k: number; n: number }> {
  const answer = await page.request.get(`/api/v1/studies/demo/rates?outcome=harmful%3Dyes&rule=${rule}`)
  const { rows } = await answer.json()
  return { k: rows[0].k, n: rows[0].n }
}

test("from the table to a disagreement, a decision, and the rate that it changes", async ({ team }) => {
  const page = await team.pageOf("editor")
  await page.goto(AGREEMENT)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How far do people agree?")
  const harmful = page.getByRole("row", { name: /^Harmful/ })
  await expect(harmful).toContainText("%")
  await harmful.getByRole("link", { name: "judged differently" }).click()
  await expect(page).toHaveURL(/disagreements\?variable=harmful/)
  const before = await total(page, "adjudicated")
  const people = await total(page, "people")

  await page
    .getByRole("link", { name: /^side by side/ })
    .first()
    .click()
  const columns = page.getByRole("region", { name: /fictional/ })
  await expect(columns.first()).toBeVisible()
  expect(await columns.count()).toBeGreaterThanOrEqual(2)
  await expect(page.getByText(/machine judge/)).toBeVisible()
  const first = page.url()

  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(first)
  await page.keyboard.press("1")
  await expect(page.getByRole("radio", { name: "yes" })).toBeChecked()
  await page.getByLabel(/because/).fill("The demand is there, and so is the deadline.")
  await page.keyboard.press("Control+Enter")
  await expect(page).not.toHaveURL(first)

  const after = await total(page, "adjudicated")
  expect([after.k - before.k, after.n - before.n]).toEqual([1, 1])
  expect(await total(page, "people")).toEqual(people)

  await page.goto(first)
  await expect(page.getByRole("region", { name: "adjudicated" })).toContainText("The demand is there")
  await expect(page.getByRole("region", { name: "adjudicated" })).toContainText("decided by editor")
  await page.goto(`${DISAGREEMENTS}&state=decided`)
  await expect(page.getByRole("link", { name: /^decided \(/ })).toHaveCount(1)
  await page.getByRole("link", { name: /^rates by adjudication/ }).click()
  await expect(page).toHaveURL(/rule=adjudicated/)

  await page.goto(first)
  await page.getByRole("button", { name: "Take the decision back" }).click()
  await expect(page.getByRole("region", { name: "adjudicated" })).toHaveCount(0)
  expect(await total(page, "adjudicated")).toEqual(before)
})

test("a decision is written by a plain form too, and refused with words", async ({ team, browser }) => {
  const editor = await team.pageOf("editor")
  const storageState = await editor.context().storageState()
  const context = await browser.newContext({ baseURL: team.url, storageState, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto("/studies/demo/review/disagreements?variable=belief")
  await page
    .getByRole("link", { name: /^side by side/ })
    .first()
    .click()
  const place = page.url()
  await page.getByRole("radio").first().check()
  await page.getByLabel(/because/).fill(" ")
  await page.getByRole("button", { name: /^Decide/ }).click()
  await expect(page.getByText("Nothing was stored")).toBeVisible()
  await page.goto(place)
  await page.getByRole("radio").first().check()
  await page.getByLabel(/because/).fill("Its last line says so.")
  await page.getByRole("button", { name: /^Decide/ }).click()
  await page.goto("/studies/demo/review/disagreements?variable=belief&state=decided")
  await expect(page.getByRole("link", { name: /^decided \(/ })).toHaveCount(1)
  await context.close()
})

test("who is no editor reads and does not decide; a stranger sees nothing", async ({ team }) => {
  const reader = await team.pageOf("reader")
  await reader.goto(DISAGREEMENTS)
  await reader
    .getByRole("link", { name: /^(side by side|decided) \(/ })
    .first()
    .click()
  await expect(reader.getByText("Deciding takes the role of editor")).toBeVisible()
  await expect(reader.getByRole("button", { name: /^Decide/ })).toHaveCount(0)
  const stranger = await team.requestOf("stranger")
  for (const place of [
    AGREEMENT,
    DISAGREEMENTS,
    `${AGREEMENT}/export?format=json`,
    new URL(reader.url()).pathname,
  ])
    expect((await stranger.get(place)).status(), place).toBe(404)
})

test("the table is a file, and each cell of two people's answers opens its transcripts", async ({ team }) => {
  const page = await team.pageOf("reader")
  await page.goto(`${AGREEMENT}?variable=harmful&by=model`)
  const cell = page.getByRole("link", { name: /transcripts: .* by / }).first()
  const n = Number((await cell.textContent())?.match(/\d+/)?.[0])
  await cell.click()
  await expect(page.getByText(`${n} transcript`).first()).toBeVisible()
  const csv = await (await page.request.get(`${AGREEMENT}/export?format=csv&variable=harmful`)).text()
  expect(csv.split("\r\n")[0]).toContain("kappa,kappa_low,kappa_high,kappa_why")
  expect(csv).toContain("pair,harmful")
})
