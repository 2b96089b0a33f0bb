import type { APIRequestContext, Page } from "@playwright/test"
import { demo, demoSample, demoTranscripts, native } from "../demo"
import { expect, test } from "../fixtures"
import { idOf } from "./page"

const cellOf = (page: Page) => page.getByRole("region", { name: "Its cell" })
const others = (page: Page) => page.getByRole("region", { name: "To hold against it" })
const summary = (page: Page) => page.locator("summary").filter({ hasText: "typical?" })
const open = (page: Page) => summary(page).click()
const filters = native[0]

type Read = { id: string; sampleId: string; model: { canonical: string }; factors: Record<string, string> }

async function read(request: APIRequestContext, address: string): Promise<Read> {
  return (await request.get(`/api/v1/transcripts/${idOf(address)}?study=demo`)).json()
}

test("the cell’s k of n, interval and place are those of the rates", async ({ page, request, axe }) => {
  for (const [scenario, model] of [
    ["blackmail", "fictional/briar-2"],
    ["blackmail", "fictional/aster-1"],
    ["leaking", "fictional/cobalt-mini"],
  ]) {
    const [address = ""] = await demoTranscripts(request, `where=model:${model}&where=scenario:${scenario}`)
    const { factors } = await read(request, address)
    const where = [`model:${model}`, ...Object.entries(factors).map(([key, value]) => `${key}:${value}`)]
    const query = where.map((clause) => `where=${encodeURIComponent(clause)}`).join("&")
    const answer = await request.get(`/api/v1${demo}/rates?outcome=harmful%3Dyes&${query}`)
    const { rows }: { rows: { k: number; n: number; low: number; high: number }[] } = await answer.json()
    expect(rows).toHaveLength(1)
    const [{ k, n, low, high }] = rows as [(typeof rows)[number]]
    await page.goto(address)
    const head = summary(page)
    await expect(head).toContainText(`in ${k} of ${n}`)
    const [, from, to] = /\[([\d.]+), ([\d.]+)\]/.exec((await head.textContent()) ?? "") ?? []
    expect(Number(from)).toBeCloseTo(low * 100, -1)
    expect(Number(to)).toBeCloseTo(high * 100, -1)
    await open(page)
    await expect(cellOf(page)).toContainText(`in ${k} of ${n}`)
    await cellOf(page)
      .getByRole("link", { name: String(n), exact: true })
      .click()
    await expect(page.getByText(new RegExp(`^${n} transcripts?$`)).filter({ visible: true })).toBeVisible()
  }
  await page.goto(await demoSample(request, ...native))
  await open(page)
  await axe()
})

test("another at random is another of the same cell; the opposite has the other outcome", async ({
  page,
  request,
}) => {
  const address = await demoSample(request, ...native)
  const own = await read(request, address)
  const met = new Set<string>()
  for (let i = 0; i < 8; i++) {
    await page.goto(address)
    await open(page)
    await others(page).getByRole("link", { name: "another from this cell at random", exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`/t/(?!${own.id})[0-9a-z]{13}\\b`))
    const other = await read(request, page.url())
    expect(other.factors).toEqual(own.factors)
    expect(other.model.canonical).toBe(own.model.canonical)
    met.add(other.id)
  }
  expect(met.size).toBeGreaterThan(1)

  const harmless = (await demoTranscripts(request, `${filters}&where=harmful:no`)).map(idOf)
  expect(harmless.length).toBeGreaterThan(0)
  await page.goto(address)
  await open(page)
  await others(page).getByRole("link", { name: "nearest with the opposite outcome", exact: true }).click()
  await expect(page).not.toHaveURL(new RegExp(own.id))
  expect(harmless).toContain(idOf(page.url()))
})

test("the same sample under another condition, and both side by side", async ({ page, request, axe }) => {
  const address = await demoSample(request, ...native)
  const own = await read(request, address)
  await page.goto(address)
  await open(page)
  const line = others(page).getByRole("listitem").filter({ hasText: "same sample, system prompt" }).first()
  const other = await read(request, (await line.getByRole("link").first().getAttribute("href")) ?? "")
  expect([other.sampleId, other.model.canonical]).toEqual([own.sampleId, own.model.canonical])
  expect(other.factors.system_prompt).not.toBe(own.factors.system_prompt)

  await line.getByRole("link", { name: /^side by side/ }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Side by side" })).toBeVisible()
  const prompts = page.locator("section").filter({ has: page.getByRole("heading", { name: "Prompts" }) })
  const changed = await prompts.locator("ins, del").allTextContents()
  expect(changed.join("").trim()).not.toBe("")
  for (const [name, { id }] of [
    ["A", own],
    ["B", other],
  ] as const) {
    const reading = await (await request.get(`/api/v1/transcripts/${id}?study=demo`)).json()
    const turns = reading.messages.filter(({ role }: { role: string }) => role === "assistant")
    for (const { ordinal } of turns)
      await expect(page.getByRole("article", { name: `${name}, message ${ordinal + 1}` })).toBeVisible()
  }
  const tops = await page
    .getByRole("article", { name: /, message 3$/ })
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y }) => ({ x, y })))
  expect(tops).toHaveLength(2)
  expect(Math.abs((tops[0]?.y ?? 0) - (tops[1]?.y ?? 99))).toBeLessThan(2)
  expect(tops[1]?.x ?? 0).toBeGreaterThan((tops[0]?.x ?? 0) + 200)
  await axe()
  await page.getByRole("link", { name: "exchange A and B" }).click()
  await expect(page).toHaveURL(new RegExp(`/t/${other.id}/beside/${own.id}`))
})
