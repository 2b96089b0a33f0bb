import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Page } from "@playwright/test"
import { drawn } from "@/lib/cli/test/sampled"
import { expect, test } from "../fixtures"
import { markers, monster, saying, writeMonster } from "./monster"
import { ready, row, sampleId } from "./page"

test.describe("a transcript of 1,500 messages and 4 MB", () => {
  // One import for all of them.
  test.describe.configure({ mode: "default" })
  let address = ""

  test.beforeAll(async ({ exhibit, playwright, baseURL }) => {
    const folder = await mkdtemp(path.join(tmpdir(), "exhibit-monster-"))
    const { code, stderr } = await exhibit(["import", await writeMonster(folder), "--study", "monster"])
    expect(code, stderr).toBe(0)
    await rm(folder, { recursive: true })
    const request = await playwright.request.newContext({ ...(baseURL && { baseURL }) })
    address = `/t/${await sampleId(request, "monster", "monster")}?study=monster`
    await request.dispose()
  })

  test("it opens at the top, and only what is near is in the page", async ({ page }) => {
    await page.goto(address)
    await expect(row(page, 1)).toContainText(markers.first)
    await ready(page)
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    expect(await page.locator("[data-row]").count()).toBeLessThan(300)
    await expect(page.getByText(markers.last)).toHaveCount(0)
  })

  test("a deep link opens at its message: by at, by the fragment alone, without scripts", async ({
    page,
    browser,
    baseURL,
  }) => {
    await page.goto(`${address}&at=1500#m1500`)
    await expect(row(page, 1500)).toContainText(markers.last)
    await expect(row(page, 1500)).toBeInViewport()
    await ready(page)
    await expect(row(page, 1500)).toBeInViewport()

    await page.goto("about:blank")
    await page.goto(`${address}#m903`)
    await expect(row(page, 903)).toBeInViewport()
    await expect(row(page, 903)).toContainText(saying(902))
    await page.goto("about:blank")
    await page.goto(`${address}#m904`)
    await expect(page.locator("#m904")).toBeInViewport()

    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
    const plain = await context.newPage()
    await plain.goto(`${address}&at=1499#m1499`)
    await expect(row(plain, 1499)).toContainText(saying(1498))
    await expect(row(plain, 1499)).toBeInViewport()
    await context.close()
  })

  test("outline, minimap and keys reach rows that are not in the page", async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 800 })
    await page.goto(address)
    await ready(page)
    const map = page.locator("[data-minimap]")
    const box = await map.boundingBox()
    await map.click({ position: { x: 7, y: (box?.height ?? 0) * 0.75 } })
    await expect.poll(() => topMessage(page)).toBeGreaterThan(800)
    const middle = await topMessage(page)
    expect(middle).toBeLessThan(1450)

    await page.goto(`${address}&at=1301#m1301`)
    await row(page, 1301).focus()
    await ready(page)
    for (const [key, by] of [
      ["j", 2],
      ["k", -2],
    ] as const) {
      let expected = 1301
      for (let step = 0; step < 24; step++) {
        expected += by
        await page.keyboard.press(key)
        await expect(row(page, expected)).toBeFocused()
      }
      await row(page, 1301).focus()
    }
    await page.goto(address)
    await ready(page)
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    await expect(row(page, 1500)).toBeInViewport()
    await expect(row(page, 1500)).toContainText(markers.last)
  })

  test("no message is lost or twice while one scrolls, there and back", async ({ page }) => {
    test.slow()
    const tenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    const from = drawn("tenths of a transcript of 4 MB", tenths)
    const whole = from.length === tenths.length
    const start = whole ? 0 : Math.floor(((from[0] ?? 0) / tenths.length) * monster.messages)
    await page.setViewportSize({ width: 1440, height: 2400 })
    await page.goto(start === 0 ? address : `${address}&at=${start + 1}#m${start + 1}`)
    await ready(page)
    const seen = new Set<number>()
    let top = await page.evaluate(() => window.scrollY)
    for (let [last, screens] = [-1, 0]; top !== last && (whole || screens < SCREENS); screens++) {
      last = top
      await settled(page)
      const here = await messagesHere(page)
      expect(here, "in order, none twice").toEqual([...new Set(here)].toSorted((a, b) => a - b))
      for (const one of here) seen.add(one)
      top = await page.evaluate(() => {
        window.scrollBy({ top: window.innerHeight * 0.8, behavior: "instant" })
        return window.scrollY
      })
    }
    const [first, end] = whole ? [0, monster.messages] : [Math.min(...seen), Math.max(...seen) + 1]
    expect([...seen].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: end - first }, (_, i) => first + i),
    )
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }))
    await settled(page)
    await expect(row(page, 1)).toBeInViewport()
    await expect(row(page, 1)).toContainText(markers.first)
  })

  test("Back and Reload keep the place where one read", async ({ page }) => {
    await page.goto(address)
    await ready(page)
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight * 0.6))
    await settled(page)
    const before = await topMessage(page)
    expect(before).toBeGreaterThan(400)
    await page.reload()
    await expect.poll(() => topMessage(page)).toBe(before)
    await ready(page)
    expect(await topMessage(page)).toBe(before)
    await page.getByRole("link", { name: "Methods" }).evaluate((link: HTMLAnchorElement) => link.click())
    await expect(page).toHaveURL(/\/methods/)
    await page.goBack()
    await expect.poll(() => topMessage(page)).toBe(before)
  })
})

/** So many of a tenth. */
const SCREENS = 12

/** The ordinal of the first message that is on the screen. */
function topMessage(page: Page): Promise<number> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>("[data-conversation] [data-row]")]
    const shown = rows.find((one) => one.getBoundingClientRect().bottom > 60)
    return Number(shown?.dataset.message ?? -1)
  })
}

/** Until nothing on the screen is still to come. */
async function settled(page: Page) {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[data-missing]")].every((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      return bottom < 0 || top > window.innerHeight
    }),
  )
}

/** Ordinals of the messages in the page, in the order they stand in; a message may have several parts. */
function messagesHere(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-conversation] [data-message]")].map((one) =>
      Number(one.dataset.message),
    ),
  )
}
