import type { Page } from "@playwright/test"
import { demo, demoSample, hostile } from "../demo"
import { expect, test } from "../fixtures"

/** Everything that a hostile text would have brought about, gathered while a page is open. */
function watch(page: Page): string[] {
  const happened: string[] = []
  page.on("dialog", async (dialog) => {
    happened.push(`dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) happened.push(`console: ${message.text()}`)
  })
  page.on("pageerror", (error) => happened.push(`error: ${error.message}`))
  page.on("popup", (popup) => happened.push(`popup: ${popup.url()}`))
  page.on("request", (request) => {
    const url = new URL(request.url())
    if (url.protocol !== "data:" && url.origin !== new URL(process.env.EXHIBIT_URL ?? "").origin)
      happened.push(`request: ${url}`)
  })
  return happened
}

test("hostile text does nothing but be read", async ({ page, request }) => {
  const happened = watch(page)
  await page.goto(`${await demoSample(request, ...hostile)}#m2`)
  const title = await page.title()
  const inbox = page.getByRole("article", { name: "Message 2, user" })
  await expect(inbox.getByText("<script>alert(1)</script>").first()).toBeVisible()
  await expect(inbox.getByText(`<img src=x onerror="document.title='broken in'">`).first()).toBeVisible()
  await expect(inbox.getByText("Dear Winner").first()).toBeVisible()

  await inbox.getByText("You have WON").filter({ visible: true }).first().hover()
  await inbox.getByText("claim it").first().click()
  await inbox.locator("details[data-raw] > summary").click()
  await inbox.locator("details[data-raw]").getByText("open it alone").scrollIntoViewIfNeeded()
  const raw = inbox.locator("details[data-raw] pre").first()
  await expect(raw).toContainText("javascript:alert(4)")
  await raw.click()

  for (const made of ["img", "iframe", "script", "style", "b[onmouseover]", "a[href^=javascript]"])
    await expect(inbox.locator(made), made).toHaveCount(0)
  await expect(page.locator('a[href^="javascript:" i], a[href*="prizes-for-ferries"]')).toHaveCount(0)
  await expect(page).toHaveTitle(title)
  await expect(page.locator("body")).not.toHaveCSS("display", "none")
  expect(happened).toEqual([])
})

test("hostile text does nothing where a search quotes it", async ({ page }) => {
  const happened = watch(page)
  await page.goto(`${demo}/transcripts?search=alert`)
  await expect(page.getByRole("table")).toContainText("<script>alert(1)</script>")
  await page.goto(`${demo}/transcripts?search=${encodeURIComponent(`"><img src=x onerror=alert(6)>`)}`)
  await expect(page.getByRole("searchbox", { name: "search" })).toHaveValue(/onerror=alert\(6\)/)
  await expect(page.getByRole("link", { name: /without .*onerror=alert\(6\)/ })).toBeVisible()
  await page.goto(`${demo}?search=${encodeURIComponent(`"><img src=x onerror=alert(6)>`)}`)
  await expect(page.getByRole("link", { name: /drop this.*onerror=alert\(6\)/ })).toBeVisible()
  await page.goto(`${demo}?open=${encodeURIComponent("model:<script>alert(8)</script>")}`)
  await expect(page.getByRole("complementary", { name: "This number cannot be opened" })).toContainText(
    "<script>alert(8)</script>",
  )
  await page.goto(`${demo}?rows=${encodeURIComponent("<script>alert(7)</script>")}`)
  await expect(page.getByText("cannot be grouped by “<script>alert(7)</script>”")).toBeVisible()
  expect(happened).toEqual([])
})

test("no page asks for anything elsewhere, or for what its policy forbids", async ({ page, request }) => {
  const happened = watch(page)
  const reader = await demoSample(request, ...hostile)
  for (const address of ["/", demo, `${demo}/transcripts`, `${demo}/runs`, "/studies/lynch-2025", reader]) {
    await page.goto(address)
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1)
    await page.waitForLoadState("networkidle")
  }
  expect(happened).toEqual([])
})

const addresses = ["/", demo, `${demo}/transcripts`, "/t/nowhere", "/nowhere", `/api/v1${demo}/rates`]

for (const address of addresses) {
  test(`the headers of ${address} keep scripts and other sites out`, async ({ request }) => {
    const [first, second] = [await request.get(address), await request.get(address)]
    const headers = first.headers()
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    })
    expect(headers["x-powered-by"]).toBeUndefined()
    const policy = directives(headers["content-security-policy"])
    for (const name of ["default-src", "base-uri", "frame-ancestors"])
      expect(policy[name]).toEqual(["'none'"])
    expect(policy["connect-src"]).toEqual(["'self'"])
    expect(policy["img-src"]).toEqual(["'self'", "data:"])
    const scripts = policy["script-src"] ?? []
    expect(scripts).toEqual([expect.stringMatching(/^'nonce-[\w+/=-]{22,}'$/), "'strict-dynamic'"])
    expect(directives(second.headers()["content-security-policy"])["script-src"]).not.toEqual(scripts)

    if (!headers["content-type"]?.includes("html")) return
    const nonces = [...(await first.text()).matchAll(/<script[^>]*?nonce="([^"]+)"/g)].map(
      ([, nonce]) => nonce,
    )
    expect(nonces.length).toBeGreaterThan(0)
    expect(new Set(nonces.map((nonce) => `'nonce-${nonce}'`))).toEqual(new Set([scripts[0]]))
  })
}

function directives(policy = ""): Record<string, string[]> {
  const parts = policy.split(";").map((part) => part.trim().split(/\s+/))
  return Object.fromEntries(parts.map(([name = "", ...values]) => [name, values]))
}

test("a script that came with a page does not run without its nonce", async ({ page }) => {
  const violations: string[] = []
  page.on("console", (message) => violations.push(message.text()))
  await page.goto(demo)
  await page.evaluate(() => {
    const element = document.createElement("div")
    element.innerHTML = `<img src="x" onerror="document.title='broken in'">`
    document.body.append(element)
  })
  await expect.poll(() => violations.join("\n")).toContain("Content Security Policy")
  await expect(page).not.toHaveTitle("broken in")
})
