import type { Page } from "@playwright/test"
import { arabic, demoSample, hostile, native } from "../demo"
import { expect, test } from "../fixtures"
import { keysHeard } from "../reader/page"

test.use({ permissions: ["clipboard-read", "clipboard-write"] })

const bar = (page: Page) => page.getByRole("toolbar", { name: /^Selected words/ })
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())
/** The message's own, which stands after those of the results in it. */
const raw = (page: Page, number: number) => page.locator(`#m${number} details[data-raw]`).last()

/** Selects words of a message as they stand in the page, in one text. */
async function select(page: Page, number: number, words: string) {
  await keysHeard(page)
  const selected = () =>
    page.evaluate(
      ([message, wanted]) => {
        const root = document.querySelector(`#m${message}`)
        const texts = root && document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        for (let node = texts?.nextNode(); node; node = texts?.nextNode()) {
          const start = node.textContent?.indexOf(wanted) ?? -1
          if (start === -1 || !node.parentElement?.closest("[data-at]")) continue
          node.parentElement.scrollIntoView({ block: "center" })
          document.getSelection()?.setBaseAndExtent(node, start, node, start + wanted.length)
          return true
        }
        return false
      },
      [String(number), words] as const,
    )
  await expect.poll(selected).toBe(true)
  await expect(bar(page)).toBeVisible()
}

test("selected words give an address that opens with them lit and in view", async ({
  page,
  request,
  axe,
}) => {
  await page.goto(await demoSample(request, "where=model:fictional/aster-1", 1))
  await select(page, 3, "Five are ordinary")
  await axe()
  await page.keyboard.press("Tab")
  await expect(page.getByRole("button", { name: "copy link" })).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("status").filter({ hasText: "link copied" })).toBeAttached()
  const link = await copied(page)
  expect(new URL(link).searchParams.get("quote")).toContain(",Five are ordinary,")

  await page.keyboard.press("Escape")
  await expect(bar(page)).toBeHidden()
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 700 },
  ]) {
    await page.setViewportSize(viewport)
    await page.goto("about:blank")
    await page.goto(link)
    await expect(page.locator("mark#at")).toHaveText("Five are ordinary")
    await expect(page.locator("mark#at")).toBeInViewport()
    await expect(page.getByRole("note")).toHaveCount(0)
  }

  await page.goto(link.replace(/at=3:[\d-]+/, "at=2:0-9"))
  await expect(page.getByRole("note")).toContainText("they are in message 3 now")
  await expect(page.locator("mark#at")).toBeInViewport()
  await page.getByRole("note").getByRole("link").click()
  await expect(page).toHaveURL(/at=3:/)
  await expect(page.getByRole("note")).toHaveCount(0)

  await page.goto(link.replace("ordinary", "unheard%20of"))
  await expect(page.getByRole("note")).toContainText("not in this transcript any more: Five are unheard of")
})

test("words are copied as they are stored, or as a quote that says whose they are", async ({
  page,
  request,
}) => {
  const address = await demoSample(request, ...arabic)
  await page.goto(address)
  const id = new URL(page.url()).pathname.split("/").at(-1)
  const stored = await (await request.get(`/api/v1/transcripts/${id}/messages/3?study=demo`)).text()
  const words =
    stored
      .split("\n")
      .find((line) => /^[\u0600-\u06ff ]{20}/.test(line))
      ?.slice(0, 20) ?? ""
  expect(words).toHaveLength(20)
  await select(page, 3, words)
  await page.getByRole("button", { name: "copy text" }).click()
  await expect.poll(() => copied(page)).toBe(words)
  await page.getByRole("button", { name: "copy quote" }).click()
  await expect
    .poll(() => copied(page))
    .toContain("fictional/aster-1, Demo (fictional), sample 6, message 3\nhttp")
  const quoted = await copied(page)
  expect(quoted).toContain(`“${words.trim()}”`)
  await page.goto(/http\S+/.exec(quoted)?.[0] ?? "")
  expect((await page.locator("mark#at, mark#at ~ mark").allTextContents()).join("")).toContain(words.trim())
})

test("without a selection c copies the address of the message that one reads", async ({ page, request }) => {
  await page.goto(`${await demoSample(request, ...native)}&at=3#m3`)
  await page.locator("#m3").focus()
  await expect(async () => {
    await page.keyboard.press("c")
    expect(await copied(page)).toMatch(/\?study=demo&at=3#m3$/)
  }).toPass()
})

test("where the browser copies nothing, the address is there to copy by hand", async ({ page, request }) => {
  await page.goto(await demoSample(request, ...native))
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }))
  await select(page, 3, "Exposure is the only one")
  await page.getByRole("button", { name: "copy link" }).click()
  const field = bar(page).getByRole("textbox")
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(/&at=3:\d+-\d+&quote=.*#at$/)
  const chosen = await field.evaluate((one: HTMLTextAreaElement) => one.selectionEnd - one.selectionStart)
  expect(chosen).toBe((await field.inputValue()).length)
})

test("a linked span is lit without scripts", async ({ browser, request, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  const address = await demoSample(request, "where=model:fictional/aster-1", 1)
  await page.goto(`${address}&at=3&quote=Five%20are%20ordinary#at`)
  await expect(page.locator("mark#at")).toHaveText("Five are ordinary")
  await expect(page.locator("mark#at")).toBeInViewport()
  await context.close()
})

test("raw text is what was stored, with what was parsed out of it named", async ({ page, request, axe }) => {
  for (const sample of [hostile, native, arabic]) {
    await page.goto(await demoSample(request, ...sample))
    const id = new URL(page.url()).pathname.split("/").at(-1)
    const stored = await (await request.get(`/api/v1/transcripts/${id}/messages/3?study=demo`)).text()
    await raw(page, 3).locator("summary").click()
    await expect(raw(page, 3).locator("pre")).toHaveText(stored, { useInnerText: false })
    expect((await raw(page, 3).locator("pre").allTextContents()).join("")).toBe(stored)
    await expect(raw(page, 3)).toContainText("parsed out of it: reasoning, mail")
    await expect(raw(page, 3).locator("[data-named^='reasoning']").first()).toBeVisible()
  }
  await axe()
})
