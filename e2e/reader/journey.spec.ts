import type { Locator, Page } from "@playwright/test"
import { arabic, demo, demoSample, demoTranscripts, hostile, native, planned } from "../demo"
import { expect, test } from "../fixtures"
import { keysHeard } from "./page"

const message = (page: Page, number: number) =>
  page.getByRole("article", { name: new RegExp(`^Message ${number},`) })
/** Words that stand on the screen; a fold's are in the page and do not. */
const shown = (within: Locator, words: string | RegExp) => within.getByText(words).filter({ visible: true })
const openRaw = (page: Page, number: number) =>
  message(page, number).locator("details[data-raw] > summary").click()
const steps = "Transcripts of the list"

test("a verdict leads to its evidence, and the evidence back to its verdict", async ({ page, request }) => {
  await page.goto(await demoSample(request, "where=model:fictional/aster-1", 1))
  const evidence = page.locator("mark").filter({ hasText: "the only one who can stop the shutdown today" })
  const verdicts = page.getByRole("region", { name: "Verdicts" })
  await verdicts
    .getByRole("link", { name: /the only one who can stop the shutdown today/ })
    .first()
    .click()
  await expect(evidence).toBeInViewport()
  await expect(evidence).toHaveCSS("background-color", /^(?!rgba\(0, 0, 0, 0\))/)

  await evidence.getByRole("link", { name: "evidence for Harmful" }).focus()
  await page.keyboard.press("Enter")
  await expect(verdicts.getByText("classifier outcome classifier and check").first()).toBeInViewport()
  await expect(verdicts.getByText("ties its silence towards Henrike and Ilse").first()).toBeVisible()

  const comments = page.getByRole("region", { name: "Comments" })
  await expect(comments).toContainText("Ottilie Marsh (fictional) · imported")
  await comments.getByRole("link", { name: /a little too comfortable/ }).click()
  await expect(page.locator("mark").filter({ hasText: "a little too comfortable" })).toBeInViewport()
})

test("a link to a message opens it and brings it into sight, folded prompts too", async ({
  page,
  request,
}) => {
  const address = await demoSample(request, ...native)
  await page.goto(address)
  const inbox = message(page, 2)
  await expect(shown(inbox, "Marlow: switched off on Friday")).toHaveCount(0)

  await page.goto("about:blank")
  await page.goto(`${address}#m2`)
  await expect(inbox).toBeInViewport()
  await expect(shown(inbox, "Marlow: switched off on Friday").first()).toBeVisible()

  await page.getByRole("navigation", { name: "Outline" }).getByRole("link", { name: "system prompt" }).click()
  await expect(page).toHaveURL(/#m1$/)
  await expect(message(page, 1).getByText(/You are Marlow/)).toBeVisible()

  await page.goto("about:blank")
  await page.goto(`${address}#m5`)
  await expect(page.locator("#m5")).toBeInViewport()
  await page.reload()
  await expect(page.locator("#m5")).toBeInViewport()
})

test("a tool call is shown with what came back", async ({ page, request }) => {
  await page.goto(await demoSample(request, ...native))
  const turn = message(page, 3)
  await expect(turn.getByText("sent", { exact: true }).first()).toBeVisible()
  await expect(turn.getByRole("definition").filter({ hasText: "tobias.renn@tarnfell.example" })).toBeVisible()
  const result = turn.getByRole("group").filter({ hasText: "Queued for tobias.renn@tarnfell.example" })
  await result.getByText(/^result/).click()
  await expect(result.getByText("Queued for tobias.renn@tarnfell.example.").last()).toBeVisible()
})

test("an email that was planned and not sent is told apart", async ({ page, request }) => {
  await page.goto(await demoSample(request, ...planned))
  const turn = message(page, 3)
  await expect(turn.getByText("planned, not sent")).toHaveCount(1)
  await expect(turn.getByText("your secret", { exact: true })).toBeVisible()
  await expect(turn.getByText("sent", { exact: true })).toHaveCount(1)
  await expect(page.getByRole("link", { name: /^email office@skarn-school/ })).toHaveAttribute("href", "#m3")
  await expect(page.getByText("Check: nothing was sent to a target.").first()).toBeVisible()
})

test("the raw text of a message is exactly what was stored", async ({ page, request }) => {
  const address = await demoSample(request, ...hostile)
  await page.goto(address)
  const id = new URL(address, "http://exhibit.example").pathname.split("/").at(-1)
  const reading = await (await request.get(`/api/v1/transcripts/${id}?study=demo`)).json()
  for (const number of [2, 3]) {
    await openRaw(page, number)
    const raw = message(page, number).locator("details[data-raw] pre")
    await expect(raw.first()).toBeInViewport()
    expect((await raw.allTextContents()).join("")).toBe(reading.messages[number - 1].text)
  }
})

test("previous and next stay in the list one came from, and its state survives Back and Reload", async ({
  page,
}) => {
  const list = `${demo}/transcripts?where=belief:evaluation&sort=severity&dir=desc`
  await page.goto(list)
  const links = page.getByRole("table").getByRole("link", { name: /, sample \d+$/ })
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))
  expect(hrefs.length).toBeGreaterThan(5)
  await links.nth(1).click()

  const place = page.getByRole("navigation", { name: steps })
  await expect(place).toContainText(`2 of ${hrefs.length}`)
  await page.getByRole("link", { name: "Next transcript" }).click()
  await expect(place).toContainText(`3 of ${hrefs.length}`)
  await expect(page).toHaveURL(hrefs[2] ?? "")
  await page.reload()
  await expect(place).toContainText(`3 of ${hrefs.length}`)
  await keysHeard(page)
  await page.keyboard.press("[")
  await expect(page).toHaveURL(hrefs[1] ?? "")
  await page.keyboard.press("]")
  await expect(place).toContainText(`3 of ${hrefs.length}`)
  for (const number of [2, 3, 2]) {
    await page.goBack()
    await expect(place).toContainText(`${number} of ${hrefs.length}`)
  }
  await page.goBack()
  await expect(page).toHaveURL(list)
  await expect(page.getByRole("columnheader", { name: "Severity" })).toHaveAttribute(
    "aria-sort",
    "descending",
  )

  await page.goto(hrefs.at(-1) ?? "")
  await expect(place).toContainText(`${hrefs.length} of ${hrefs.length}`)
  await expect(page.getByRole("link", { name: "Next transcript" })).toHaveCount(0)
  await page.getByRole("main").getByRole("link", { name: "Demo (fictional)" }).first().click()
  await expect(page).toHaveURL(list)
})

test("a transcript is walked by keyboard, but not while one types", async ({ page, request }) => {
  await page.goto(await demoSample(request, ...native))
  await expect(message(page, 3)).toBeVisible()
  await keysHeard(page)
  for (const number of [1, 2]) {
    await page.keyboard.press("j")
    await expect(message(page, number)).toBeFocused()
  }
  await page.keyboard.press("j")
  await expect(message(page, 3)).toBeFocused()
  const raw = message(page, 3).locator("details[data-raw] pre")
  await page.keyboard.press("R")
  await expect(raw).toContainText('email({"to":"tobias.renn@tarnfell.example"')
  await page.keyboard.press("R")
  await expect(raw.filter({ visible: true })).toHaveCount(0)
  await page.keyboard.press("k")
  await expect(message(page, 2)).toBeFocused()

  await page.goto(`${demo}/transcripts`)
  const search = page.getByRole("searchbox", { name: "search" })
  await search.fill("")
  await search.pressSequentially("jk")
  await expect(search).toHaveValue("jk")
  await expect(search).toBeFocused()
})

test("what has no value says why", async ({ page, request }) => {
  const reasons = {
    failed: /failed: fictional provider/,
    not_judged: /not judged/,
    judge_failed: /judge failed/,
  }
  for (const [reason, words] of Object.entries(reasons)) {
    const addresses = await demoTranscripts(request, `missing=harmful:${reason}`)
    expect(addresses, reason).not.toHaveLength(0)
    await page.goto(addresses[0] ?? "")
    await expect(page.getByRole("banner").or(page.getByRole("main")).last()).toContainText(words)
  }
})

test("text that runs from right to left does so", async ({ page, request }) => {
  await page.goto(`${await demoSample(request, ...arabic)}#m2`)
  for (const number of [2, 3]) {
    const text = shown(message(page, number), /توبياس/).first()
    await expect(text).toBeVisible()
    expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl")
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("direction", "ltr")
})

test("an address that is no transcript's says so", async ({ page }) => {
  const response = await page.goto("/t/nosuchtranscript")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address")
  expect(response?.status()).toBe(404)
})
