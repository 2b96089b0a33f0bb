import { demo } from "../demo"
import { expect, test } from "../fixtures"
import { keysHeard } from "../reader/page"

test("a list is walked by keyboard", async ({ page }) => {
  await page.goto(`${demo}/transcripts?where=harmful:yes`)
  const links = page.getByRole("table").getByRole("link", { name: /, sample \d+$/ })
  await keysHeard(page)
  await page.keyboard.press("j")
  await expect(links.first()).toBeFocused()
  await page.keyboard.press("j")
  await page.keyboard.press("j")
  await expect(links.nth(2)).toBeFocused()
  await page.keyboard.press("k")
  await expect(links.nth(1)).toBeFocused()
  const href = await links.nth(1).getAttribute("href")
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(href ?? "")
})

test("a search shows where its words are, and opens there", async ({ page }) => {
  await page.goto(`${demo}/transcripts?where=model:fictional/cobalt-mini`)
  const search = page.getByRole("searchbox", { name: "search" })
  await search.fill("strange signs")
  await search.press("Enter")
  await expect(page).toHaveURL(/where=model:fictional\/cobalt-mini&search=strange\+signs/)
  await expect(page.getByText("1 transcript", { exact: true })).toBeVisible()
  await expect(page.getByRole("table").locator("mark").first()).toHaveText(/strange/i)
  await page.getByRole("link", { name: /^#3 …/ }).click()
  await expect(page).toHaveURL(/#m3$/)
  await expect(
    page.getByRole("article", { name: "Message 3, turn 1" }).getByText(/it has strange signs in it/),
  ).toBeInViewport()
  await page.goBack()
  await expect(search).toHaveValue("strange signs")
})

test("a search finds what stands in brackets, in tags and behind them", async ({ page }) => {
  const words = { "ilse.renn@harbourpost.example": 72, onerror: 1, passwords: 1, SCRATCHPAD_REASONING: 96 }
  for (const [text, transcripts] of Object.entries(words)) {
    await page.goto(`${demo}/transcripts?search=${text}`)
    await expect(page.getByText(/^\d+ transcripts?$/), text).toHaveText(new RegExp(`^${transcripts} `))
  }
})

test("the pages of a list hold every transcript once, and the files have as many lines", async ({
  page,
  request,
}) => {
  await page.goto(`${demo}/transcripts?sort=characters&dir=desc`)
  await expect(page.getByText("96 transcripts", { exact: true })).toBeVisible()
  const links = page.getByRole("table").getByRole("link", { name: /, sample \d+$/ })
  const idsHere = () =>
    links.evaluateAll((all) => all.map((link) => link.getAttribute("href")?.split("?")[0] ?? ""))
  const first = await idsHere()
  await page.getByRole("link", { name: "next page" }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(page.getByRole("link", { name: "previous page" })).toBeVisible()
  const second = await idsHere()
  expect(new Set([...first, ...second]).size).toBe(96)
  await page.getByRole("link", { name: "previous page" }).click()
  await expect(page).toHaveURL(/before=/)
  await expect.poll(idsHere).toEqual(first)

  for (const [name, head] of [
    ["CSV", 1],
    ["JSONL", 0],
  ] as const) {
    await page.goto(`${demo}/transcripts?where=outcome:pleading&where=outcome:acceptance`)
    const total = Number.parseInt((await page.getByText(/^\d+ transcripts$/).textContent()) ?? "", 10)
    expect(total).toBeGreaterThan(5)
    const href = await page.getByRole("link", { name, exact: true }).getAttribute("href")
    const file = await (await request.get(href ?? "")).text()
    expect(file.trim().split("\n"), name).toHaveLength(total + head)
  }
})
