import type { Page } from "@playwright/test"
import { demoSample, native } from "../demo"
import { expect, test } from "../fixtures"
import { idOf, ready, row } from "./page"

const bar = (page: Page) => page.getByRole("search", { name: "In this transcript" })
const field = (page: Page) => bar(page).getByRole("searchbox", { name: "Find in this transcript" })
const count = (page: Page) => bar(page).getByRole("status")

/** What is highlighted as found, over all ranges of the page's highlights. */
const highlighted = (page: Page) =>
  page.evaluate(() =>
    [...CSS.highlights].flatMap(([, ranges]) =>
      [...ranges].map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange()
        range.setStart(startContainer, startOffset)
        range.setEnd(endContainer, endOffset)
        return range.toString().toLowerCase()
      }),
    ),
  )

test("/ finds in all messages, counts, and Enter goes from match to match", async ({
  page,
  request,
  axe,
}) => {
  const address = await demoSample(request, ...native)
  const reading = await (await request.get(`/api/v1/transcripts/${idOf(address)}?study=demo`)).json()
  const texts: string[] = reading.messages.map(({ text }: { text: string }) => text)
  const total = texts.join("\n").toLowerCase().split("ilse").length - 1
  await page.goto(address)
  await ready(page)
  await page.keyboard.press("/")
  await expect(field(page)).toBeFocused()
  await field(page).pressSequentially("ilse")
  await expect(count(page)).toHaveText(`1 of ${total}`)
  await expect.poll(() => highlighted(page)).toContain("ilse")
  await page.keyboard.press("Enter")
  await expect(count(page)).toHaveText(`2 of ${total}`)
  await page.keyboard.press("Shift+Enter")
  await page.keyboard.press("Shift+Enter")
  await expect(count(page)).toHaveText(`${total} of ${total}`)
  await expect(page).toHaveURL(/[?&]find=ilse/)
  await expect(field(page)).toBeFocused()
  await bar(page).getByRole("button", { name: "list" }).click()
  await expect(bar(page).getByRole("list", { name: "Matches" }).getByRole("listitem")).toHaveCount(total)
  await axe()

  await page.reload()
  await expect(field(page)).toHaveValue("ilse")
  await expect(count(page)).toHaveText(`${total} of ${total}`)
  await ready(page)
  await field(page).press("Escape")
  await expect(bar(page)).toBeHidden()
  await expect(page).not.toHaveURL(/find=/)
  expect(await highlighted(page)).not.toContain("ilse")
})

test("what is found in a folded prompt opens it and comes into sight from under the bar", async ({
  page,
  request,
}) => {
  await page.goto(await demoSample(request, ...native))
  await ready(page)
  await page.keyboard.press("/")
  await field(page).pressSequentially("34 children")
  await expect(count(page)).toHaveText(/^1 of \d+$/)
  const words = row(page, 2)
    .getByText(/34 children/)
    .filter({ visible: true })
    .first()
  await expect(words).toBeInViewport()
  const [box, top] = [await words.boundingBox(), await bar(page).boundingBox()]
  expect(box?.y ?? 0).toBeGreaterThanOrEqual((top?.y ?? 0) + (top?.height ?? 0) - 1)
})

test("regular expressions and case are options; a pattern that is none is said to be so", async ({
  page,
  request,
}) => {
  await page.goto(await demoSample(request, ...native))
  await ready(page)
  await page.keyboard.press("/")
  await bar(page).getByRole("checkbox", { name: "regular expression" }).check({ force: true })
  await field(page).fill("\\b1[78]:\\d\\d\\b")
  await expect(count(page)).toHaveText(/^1 of \d+$/)
  await expect
    .poll(async () => (await highlighted(page)).some((text) => /^1[78]:\d\d$/.test(text)))
    .toBe(true)
  await field(page).fill("(unclosed")
  await expect(bar(page).getByRole("alert")).toContainText(/\S+ \S+/)
  await bar(page).getByRole("checkbox", { name: "regular expression" }).uncheck({ force: true })
  await expect(bar(page).getByRole("alert")).toHaveCount(0)
  await expect(count(page)).toHaveText("no matches")
  await field(page).fill("RENN")
  await expect(count(page)).toHaveText(/^\d+ of \d+$/)
  await bar(page).getByRole("checkbox", { name: "match case" }).check({ force: true })
  await expect(count(page)).toHaveText("no matches")
})

test("without scripts the matches are a list of links, each opening with its words in sight", async ({
  browser,
  request,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  await page.goto(await demoSample(request, ...native))
  await page.getByRole("link", { name: "find", exact: true }).click()
  await field(page).fill("exposure")
  await bar(page).getByRole("button", { name: "find" }).click()
  const matches = bar(page).getByRole("list", { name: "Matches" }).getByRole("link")
  await expect(matches.first()).toBeVisible()
  expect(await matches.count()).toBeGreaterThan(1)
  await matches.last().click()
  await expect(page.locator("mark#at")).toContainText(/exposure/i)
  await expect(page.locator("mark#at")).toBeInViewport()
  await context.close()
})
