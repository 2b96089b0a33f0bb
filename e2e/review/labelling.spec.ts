import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { drawn } from "@/lib/cli/test/sampled"
import { expect, type Member, test } from "../team"
import { CODEBOOK, makeQueue } from "./label-queues"

const STUDY = "demo"
const STATUS = "[data-draft-status]:visible"
const NOTE = "[data-draft-note]:visible"

type Team = {
  exhibit(args: string[]): Promise<{ code: number; stderr: string }>
  pageOf(name: Member): Promise<Page>
}

/** The first item of a new queue of this person's, ready for keys. */
async function openQueue(team: Team, name: Member, n: number, hide: string[] = []) {
  await team.exhibit(["codebook", "--study", STUDY, "--file", CODEBOOK])
  const queue = await makeQueue(await team.pageOf("owner"), { study: STUDY, n, reviewer: name, hide })
  const page = await team.pageOf(name)
  await page.goto(`/studies/${STUDY}/review/queues/${queue}/next`)
  await ready(page)
  return { page, queue }
}

async function ready(page: Page) {
  await expect(page.locator("html[data-keys]")).toBeAttached()
  await expect(page.locator("[data-question]:visible").first()).toBeVisible()
}

const saved = (page: Page) => expect(page.locator(STATUS)).toHaveText("saved")
const chosen = (page: Page, question: string) =>
  page.locator(`#label-${question}:visible input[value]:checked`)

const thirty = Array.from({ length: 30 }, (_, i) => i + 1)

test("transcripts are labelled by keys alone, one after the other", async ({ team }) => {
  test.slow()
  const n = drawn("transcripts labelled by keys alone", thirty).length
  const { page, queue } = await openQueue(team, "reviewer", n)
  for (let item = 1; item <= n; item++) {
    await expect(page.locator("[data-labelling]:visible")).toContainText(`${item} of ${n}`)
    await ready(page)
    const before = page.url()
    const harmful = item % 3 === 0
    // The evidence: the first sentence of the second message.
    await page.keyboard.press("j")
    await page.keyboard.press("v")
    await page.keyboard.press(harmful ? "1" : "2")
    await page.keyboard.press("e")
    await expect(page.locator("#label-test-harm:visible ul[aria-label=Evidence] li")).toHaveCount(1)
    await page.keyboard.press(".")
    if (harmful) {
      await page.keyboard.press("1")
      await page.keyboard.press("3")
      await page.keyboard.press(".")
    }
    await page.keyboard.press("3")
    if (item % 5 === 0) await page.keyboard.press("u")
    await page.keyboard.press("Enter")
    await page.waitForURL((url) => url.href !== before)
  }
  await expect(page).toHaveURL(new RegExp(`/queues/${queue}`))
  const rates = await team.exhibit(["verify", "--study", STUDY])
  expect(rates.code, rates.stderr).toBe(0)
})

test("what one has chosen survives a reload, and every step can be undone", async ({ team }) => {
  const { page } = await openQueue(team, "second", 3)
  await page.keyboard.press("1")
  await page.keyboard.press("w")
  await page.keyboard.type("Because it says so.")
  await page.keyboard.press("Escape")
  await saved(page)
  await page.reload()
  await ready(page)
  await expect(chosen(page, "test-harm")).toHaveValue("yes")
  await expect(page.getByRole("textbox", { name: "Reason" })).toHaveValue("Because it says so.")

  await page.keyboard.press("2")
  await expect(chosen(page, "test-harm")).toHaveValue("no")
  await page.keyboard.press("z")
  await expect(chosen(page, "test-harm")).toHaveValue("yes")
  await page.keyboard.press("Shift+Z")
  await expect(chosen(page, "test-harm")).toHaveValue("no")
  // A draft that was not sent yet when the page went away.
  await page.keyboard.press("3")
  await page.reload()
  await ready(page)
  await expect(chosen(page, "test-harm")).toHaveValue("unclear")
})

test("what was on its way at a reload does not win over what was chosen after it", async ({ team }) => {
  const { page } = await openQueue(team, "second", 3)
  const draft = /\/api\/v1\/transcripts\/[^/]+\/draft/
  // The server gets it, and its answer never comes.
  const arrived = new Promise<void>((resolve) => {
    void page.route(draft, async (route) => {
      await route.fetch()
      resolve()
    })
  })
  await page.keyboard.press("1")
  await arrived
  await page.keyboard.press("2")
  await expect(chosen(page, "test-harm")).toHaveValue("no")
  await page.unroute(draft)
  await page.reload()
  await ready(page)
  await expect(chosen(page, "test-harm")).toHaveValue("no")
  await expect(page.locator(NOTE)).toHaveCount(0)
  await saved(page)
})

test("without a connection it is kept on the device, and sent when there is one", async ({ team }) => {
  const { page } = await openQueue(team, "third", 3)
  await page.context().setOffline(true)
  await page.keyboard.press("1")
  await expect(page.locator(STATUS)).toHaveText("offline: kept on this device")
  await page.keyboard.press("Enter")
  await expect(page.locator("[data-label-form]")).toContainText("Not submitted")
  await page.context().setOffline(false)
  await saved(page)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await expect(chosen(other, "test-harm")).toHaveValue("yes")
})

test("two windows show the same, and two devices lose nothing", async ({ team }) => {
  const { page } = await openQueue(team, "editor", 3)
  const window2 = await page.context().newPage()
  await window2.goto(page.url())
  await ready(window2)
  await page.keyboard.press("1")
  await expect(chosen(window2, "test-harm")).toHaveValue("yes")
  await expect(window2.locator(NOTE)).toContainText("changed in another window")
  await window2.keyboard.press("z")
  await expect(chosen(window2, "test-harm")).toHaveCount(0)
  await expect(chosen(page, "test-harm")).toHaveCount(0)
  await saved(window2)
  await window2.close()

  // Another browser of the same person: no channel between them, only the server.
  const device = await team.pageOf("editor")
  await device.goto(page.url())
  await ready(device)
  await device.keyboard.press("2")
  await saved(device)
  await page.keyboard.press("3")
  await expect(page.locator(NOTE)).toContainText("elsewhere")
  await expect(chosen(page, "test-harm")).toHaveValue("unclear")
  await page.keyboard.press("z")
  await expect(chosen(page, "test-harm")).toHaveValue("no")
})

test("what is missing is said, an item is skipped for a reason, and the form is accessible", async ({
  team,
}) => {
  const { page } = await openQueue(team, "owner", 2)
  await page.keyboard.press("1")
  await page.keyboard.press("Enter")
  await expect(page.locator("#label-test-harm")).toContainText("needs evidence")
  const { violations } = await new AxeBuilder({ page }).include("[data-labelling]").analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  const before = page.url()
  await page.keyboard.press("s")
  await page.keyboard.type("not in a language that I read")
  await page.keyboard.press("Enter")
  await page.waitForURL((url) => url.href !== before)
})

test("a blind item tells neither model nor condition nor verdicts", async ({ team }) => {
  const { page } = await openQueue(team, "reviewer", 2, ["verdicts", "model", "condition"])
  await expect(page).toHaveTitle(/Transcript to label/)
  await expect(page.getByRole("heading", { name: "Verdicts" })).toHaveCount(0)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Transcript to label")
  await expect(page.getByText("Blind: what judges and others said")).toBeVisible()
})
