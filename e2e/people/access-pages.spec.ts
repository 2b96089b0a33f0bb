import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { accept, emailOf, expect, test } from "../team"

test("an owner adds somebody, invites somebody, changes a role and takes it away; the log says so", async ({
  team,
}) => {
  const page = await team.pageOf("owner")
  await page.goto("/studies/demo/people")
  const stranger = page.getByRole("row", { name: /stranger@example\.org/ })
  await expect(stranger).toHaveCount(0)
  const add = page.getByRole("form", { name: "Add somebody" })
  await add.getByLabel("e-mail").fill(emailOf("stranger"))
  await add.getByLabel("role").selectOption("reader")
  await add.getByRole("button").click()
  await expect(add).toContainText(`${emailOf("stranger")} is reader of this study now.`)
  await expect(stranger.getByLabel("role of stranger")).toHaveValue("reader")

  await stranger.getByLabel("role of stranger").selectOption("editor")
  await stranger.getByRole("button", { name: "change" }).click()
  await expect(stranger).toContainText("Changed.")
  await expect(stranger.getByLabel("role of stranger")).toHaveValue("editor")
  const theirs = await team.pageOf("stranger")
  await theirs.goto("/studies/demo")
  await expect(theirs.getByRole("navigation", { name: "Study" })).toContainText("Review")
  await expect(theirs.getByRole("navigation", { name: "Study" })).not.toContainText("Audit")

  await stranger.getByRole("button", { name: "remove stranger" }).click()
  await expect(stranger).toHaveCount(0)
  expect((await theirs.goto("/studies/demo"))?.status()).toBe(404)

  await add.getByLabel("e-mail").fill(emailOf("newcomer"))
  await add.getByLabel("role").selectOption("reviewer")
  await add.getByRole("button").click()
  const link = (await add.locator("code").textContent()) ?? ""
  expect(link).toContain(`${team.url}/welcome/`)
  await expect(page.getByRole("main")).toContainText(`${emailOf("newcomer")} as reviewer, by owner`)
  await accept(team.url, link, "newcomer")
  await page.reload()
  await expect(page.getByRole("row", { name: /newcomer/ }).getByLabel("role of newcomer")).toHaveValue(
    "reviewer",
  )

  await page.getByRole("navigation", { name: "Study" }).getByRole("link", { name: "Audit" }).click()
  const rows = page.getByRole("table").getByRole("row")
  await expect(rows.filter({ hasText: "stranger" }).first()).toContainText(
    /owner\s*changed access\s*stranger/,
  )
  await page.getByLabel("did").selectOption("invite")
  await page.getByRole("button", { name: "Show" }).click()
  await expect(page).toHaveURL(/action=invite/)
  await expect(rows.filter({ hasText: "newcomer" })).toHaveCount(1)
  await expect(rows.filter({ hasText: "changed access" })).toHaveCount(0)
})

test("a link to a new password is shown once", async ({ team }) => {
  const page = await team.pageOf("owner")
  await page.goto("/people")
  const second = page.getByRole("row", { name: /second@example\.org/ })
  await second.getByRole("button", { name: "password link for second" }).click()
  await expect(second.locator("code")).toContainText(`${team.url}/welcome/`)
  await page.reload()
  await expect(second.locator("code")).toHaveCount(0)
})

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false })

  test("this Exhibit’s owner closes an account, whose session ends, and opens it again", async ({
    team,
    playwright,
  }) => {
    const page = await team.pageOf("owner")
    const place = ["--study", "demo", "--role", "reviewer", "--at", team.url]
    const invited = await team.exhibit(["invite", "--email", emailOf("leaver"), "--name", "leaver", ...place])
    const storageState = await accept(team.url, invited.stdout.trim(), "leaver")
    const theirs = await playwright.request.newContext({ baseURL: team.url, storageState })
    expect((await theirs.get("/studies/demo")).status()).toBe(200)
    await page.goto("/people")
    const leaver = page.getByRole("row", { name: /leaver@example\.org/ })
    await leaver.getByRole("button", { name: "close for leaver" }).click()
    await expect(leaver).toContainText("closed")
    expect((await theirs.get("/studies/demo")).status()).toBe(404)
    await leaver.getByRole("button", { name: "reopen for leaver" }).click()
    await expect(leaver.getByRole("button", { name: "close for leaver" })).toBeVisible()
    await theirs.dispose()
    const owner = page.getByRole("row", { name: /owner@example\.org/ })
    await expect(owner.getByRole("button", { name: /close/ })).toHaveCount(0)
  })

  test("what is exported is in the log", async ({ team }) => {
    const reader = await team.requestOf("reader")
    expect((await reader.get("/studies/demo/transcripts/export?format=jsonl")).status()).toBe(200)
    expect((await reader.get("/studies/demo/figure?format=markdown")).status()).toBe(200)
    const page = await team.pageOf("owner")
    await page.goto("/studies/demo/audit?action=export")
    await expect(page.getByRole("row", { name: /reader exported transcripts as JSON lines/ })).toHaveCount(1)
    await expect(page.getByRole("row", { name: /reader exported a figure as markdown/ })).toHaveCount(1)
    const owner = await team.requestOf("owner")
    const csv = await (await owner.get("/studies/demo/audit/export?action=export")).text()
    expect(csv).toMatch(/^at,who,action,subject,study,details\r\n/)
    expect(csv).toMatch(/,reader,export,transcripts as JSON lines,demo,/)
  })
})

test("every page of owners fits a phone, and axe has nothing to say of it", async ({ team }) => {
  const page = await team.pageOf("owner")
  for (const address of [
    "/people",
    "/audit",
    "/studies/demo/people",
    "/studies/demo/audit",
    "/studies/demo",
  ]) {
    await page.goto(address)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
        width,
      )
      expect(await violations(page), `${address} at ${width}`).toEqual([])
    }
  }
})

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze()
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`))
}
