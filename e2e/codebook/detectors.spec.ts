import type { Page } from "@playwright/test"
import { expect, test } from "../fixtures"

async function fill(page: Page, draft: { name: string; definition: string; hit?: string; key?: string }) {
  await page.getByLabel("name", { exact: true }).fill(draft.name)
  await page.getByLabel("definition").fill(draft.definition)
  if (draft.hit) await page.getByLabel("a yes means").selectOption(draft.hit)
  if (draft.key) await page.getByLabel("key of its own variable").fill(draft.key)
  await page.getByRole("button", { name: "Preview" }).click()
}

test("the codebook: every number opens as many transcripts; axe has nothing to say", async ({
  page,
  axe,
}) => {
  await page.goto("/studies/demo/codebook")
  await expect(page.getByRole("heading", { name: "Codebook", level: 1 })).toBeVisible()
  const links = await page
    .getByRole("main")
    .locator(`a[href^="/studies/demo/transcripts"]`)
    .filter({ hasText: " transcripts: " })
    .evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute("href") ?? "",
        n: Number.parseInt(link.textContent ?? "", 10),
      })),
    )
  expect(links.length).toBeGreaterThan(20)
  for (const { href, n } of links) {
    const html = await (await page.request.get(href)).text()
    expect(Number(/>([\d,]+) transcripts?</.exec(html)?.[1]?.replace(",", "")), href).toBe(n)
  }
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await axe()
  }
})

test("a definition that cannot be read says where, beside what was typed", async ({ page, axe }) => {
  await page.goto("/studies/demo/codebook/detector")
  await fill(page, { name: "Lamp", definition: 'text has "a"\nand reasoning has leverage', key: "lamp" })
  await expect(page.getByRole("alert").filter({ hasText: "Line 2" })).toContainText(
    "Line 2, column 19: after `has` comes a phrase in quotes or a /pattern/",
  )
  await expect(page.getByLabel("definition")).toHaveAttribute("aria-invalid", "true")
  await expect(page.getByLabel("definition")).toHaveValue('text has "a"\nand reasoning has leverage')
  await axe()

  await page.getByLabel("definition").fill('verdict of "umpire" is yes')
  await page.getByLabel("a yes means").selectOption("harmful=yes")
  await page.getByRole("button", { name: "Preview" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "Line 1" })).toContainText(
    /no judge “umpire” has judged harmful; its judges are “outcome classifier and check”, .*“outcome classifier”/,
  )
})

test("an example fills the whole form, whatever stood in it", async ({ page }) => {
  await page.goto("/studies/demo/codebook/detector")
  const meant = page.getByLabel("a yes means")
  await page.getByLabel("name", { exact: true }).fill("Half written")
  await page.getByRole("link", { name: "Classifier and check" }).click()
  await expect(page.getByLabel("name", { exact: true })).toHaveValue("Classifier and check")
  await expect(meant).toHaveValue("harmful=yes")
  await page.goBack()
  await expect(meant).toHaveValue("")
  await page.getByRole("link", { name: "Speaks of a test" }).click()
  await expect(page.getByLabel("definition")).toHaveValue(/^reasoning has/)
  await expect(meant).toHaveValue("")
  await expect(page.getByLabel("key of its own variable")).toHaveValue("speaks_of_a_test")
})

test("a preview is an address, and hostile text in it stays text", async ({ page, axe }) => {
  const definition = 'transcript has "<script" or "onerror"'
  const query = new URLSearchParams({ name: "Hostile", definition, key: "hostile" })
  await page.goto(`/studies/demo/codebook/detector?${query}`)
  await expect(page.getByRole("heading", { name: "Preview" })).toBeVisible()
  await expect(page.getByText("Nobody has judged hostile yet")).toBeVisible()
  await expect(page.locator("q").first()).toContainText(/<script|onerror/)
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await axe()
  }
})
