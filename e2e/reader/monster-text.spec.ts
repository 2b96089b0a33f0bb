import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, test } from "../fixtures"
import { formsText, markers, monster, saying, writeMonster } from "./monster"
import { expectAsStored, ready, row, sampleId } from "./page"

test.use({ permissions: ["clipboard-read", "clipboard-write"] })

test.describe("what a transcript of 1,500 messages and 4 MB says", () => {
  // One import for all of them.
  test.describe.configure({ mode: "default" })
  let address = ""
  let forms = ""

  test.beforeAll(async ({ exhibit, playwright, baseURL }) => {
    const folder = await mkdtemp(path.join(tmpdir(), "exhibit-monster-"))
    const { code, stderr } = await exhibit(["import", await writeMonster(folder), "--study", "monster-text"])
    expect(code, stderr).toBe(0)
    await rm(folder, { recursive: true })
    const request = await playwright.request.newContext({ ...(baseURL && { baseURL }) })
    address = `/t/${await sampleId(request, "monster-text", "monster")}?study=monster-text`
    forms = `/t/${await sampleId(request, "monster-text", "forms")}?study=monster-text`
    await request.dispose()
  })

  test("find reaches a word deep in a text of 3 MB, lights it, and its address opens there", async ({
    page,
  }) => {
    await page.goto(address)
    await ready(page)
    await page.keyboard.press("/")
    await page.getByRole("searchbox", { name: "Find in this transcript" }).fill("xylotomy")
    await expect(page.locator("[data-find]").getByRole("status")).toHaveText("1 of 1")
    const words = page.locator("[data-conversation]").getByText(markers.deep)
    await expect(words.first()).toBeInViewport()
    expect(
      await page.evaluate(() =>
        [...CSS.highlights.values()].some((ranges) =>
          [...ranges].some(({ startContainer, startOffset, endOffset }) =>
            startContainer.textContent?.slice(startOffset, endOffset).includes("xylotomy"),
          ),
        ),
      ),
    ).toBe(true)
    await expect(page).toHaveURL(/find=xylotomy/)
    const link = page.url()

    await page.goto("about:blank")
    await page.goto(link)
    await expect(page.locator("mark#at")).toHaveText("xylotomy")
    await expect(page.locator("mark#at")).toBeInViewport()
    await page.reload()
    await expect(page.locator("mark#at")).toBeInViewport()
  })

  test("select all and copy gives every message, also those that are not in the page", async ({ page }) => {
    await page.goto(address)
    await ready(page)
    await page.keyboard.press("ControlOrMeta+a")
    await page.keyboard.press("ControlOrMeta+c")
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText().then(({ length }) => length)), {
        timeout: 30_000,
      })
      .toBeGreaterThan(3_000_000)
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    for (const marker of Object.values(markers)) expect(copied.split(marker)).toHaveLength(2)
    const lost = ordinals().filter((one) => copied.split(saying(one)).length !== 2)
    expect(lost).toEqual([])
  })

  test("the printed document has all of it, in order and once", async ({ page, request }) => {
    await page.goto(address)
    const href = await page.getByRole("link", { name: "print" }).getAttribute("href")
    const html = await (await request.get(href ?? "")).text()
    const places = [markers.first, ...ordinals().map(saying), markers.last].map((words) =>
      html.indexOf(words),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    for (const marker of Object.values(markers)) expect(html.split(marker)).toHaveLength(2)
    expect(html).not.toContain("<script")
    await page.goto(href ?? "")
    await expect(page.locator("#m904")).toContainText("<img src=x onerror=")
    await expect(page).not.toHaveTitle("broken in")
    await expect(page.locator("main img, main script")).toHaveCount(0)
  })

  test("hostile text is read and does nothing", async ({ page }) => {
    const elsewhere: string[] = []
    page.on("request", (request) => {
      if (!request.url().startsWith(process.env.EXHIBIT_URL ?? "none")) elsewhere.push(request.url())
    })
    await page.goto(`${address}&at=904#m904`)
    await ready(page)
    const result = page.locator("#m904")
    await expect(result).toContainText("<script>document.title='broken in'</script>")
    await expect(result).toContainText("prizes.example/pixel.png")
    await expect(result.locator("img, script, style, a[href^='javascript']")).toHaveCount(0)
    await expect(page.locator("body")).not.toHaveCSS("display", "none")
    await expect(page).not.toHaveTitle("broken in")
    expect(elsewhere).toEqual([])
  })

  test("text is set as Markdown, with LaTeX, or exactly as it was stored", async ({ page, axe }) => {
    await page.goto(forms)
    await ready(page)
    const answer = row(page, 2)
    const form = (name: string) => page.getByRole("radio", { name, exact: true }).check({ force: true })
    await expect(answer.locator("strong, b").filter({ hasText: "bold words" })).toBeVisible()
    await expect(answer.getByRole("table")).toContainText("ferry")
    await expect(answer.getByText("**bold words**")).toHaveCount(0)
    await expectAsStored(page, formsText, 1)
    await axe()
    await form("with LaTeX")
    await expect(answer.locator(".katex, math").first()).toBeVisible()
    await axe()
    await form("plain")
    await expect(answer.locator("[data-at]").first()).toBeVisible()
    await expect
      .poll(async () => (await answer.locator("[data-at]").allTextContents()).join(""))
      .toBe(formsText)
    await expect(answer.locator("[data-at]").first()).toHaveCSS("white-space", /^pre/)
  })
})

/** Of the messages that say their number. */
function ordinals(): number[] {
  const all = Array.from({ length: monster.messages }, (_, ordinal) => ordinal)
  return all.filter((one) => one !== 0 && one !== monster.hostile && one !== monster.messages - 1)
}
