import { once } from "node:events"
import type { Browser, Page } from "@playwright/test"
import { z } from "zod"
import { expect, runExhibit, test } from "../fixtures"
import { freshData, startExhibit } from "../start-exhibit"
import { accept, emailOf } from "../team"
import { CODEBOOK, makeQueue } from "./label-queues"

const STATUS = "[data-draft-status]:visible"
const FIRST = "test-harm"
const LAST = "test-belief"

test("the server is killed while two people label, and nothing that they chose is lost", async ({
  browser,
}) => {
  test.slow()
  const data = await freshData()
  const environment = { EXHIBIT_DATA: data.folder }
  const first = await startExhibit(data.folder, { EXHIBIT_DEMO: "1" })
  let server = first
  const { url } = first
  const restart = async () => {
    server = await startExhibit(data.folder, { EXHIBIT_DEMO: "1" }, Number(new URL(url).port))
    expect(server.url, "at the same address").toBe(url)
  }
  try {
    await runExhibit(["codebook", "--study", "demo", "--file", CODEBOOK], environment)
    const owner = await pageOf(browser, url, await accept(url, await first.setUpLink(), "owner"))
    const people = await Promise.all(
      ["ann", "bob"].map(async (name) => {
        const args = ["invite", "--email", emailOf(name), "--name", name, "--study", "demo"]
        const invited = await runExhibit([...args, "--role", "reviewer", "--at", url], environment)
        expect(invited.code, invited.stderr).toBe(0)
        const page = await pageOf(browser, url, await accept(url, invited.stdout.trim(), name))
        return { name, page, told: new Map<string, string>() }
      }),
    )
    for (const { name, page } of people) {
      const queue = await makeQueue(owner, { study: "demo", n: 12, reviewer: name })
      await page.goto(`/studies/demo/review/queues/${queue}/next`)
    }
    const [ann, bob] = people
    if (!ann || !bob) throw new Error("there are two")

    // Both send as fast as they can; when both have the next item, the server dies while they answer it.
    let sent = 0
    let gathered = 0
    const together = new EventTarget()
    const both = once(together, "gathered")
    const working = people.map(async ({ page, told }) => {
      for (let item = 0; item < 12; item++) {
        await ready(page)
        if (sent >= 6) {
          gathered++
          if (gathered === 2) together.dispatchEvent(new Event("gathered"))
          await both
        }
        await answer(page)
        const before = page.url()
        await page.keyboard.press("Enter")
        const gone = page.waitForURL((now) => now.href !== before).then(() => true)
        const refused = page
          .getByText("Not sent: there is no connection")
          .waitFor()
          .then(() => false)
        if (!(await Promise.any([gone, refused]))) return
        told.set(idIn(before), "no")
        sent++
      }
    })
    await both
    await server.end("SIGKILL")
    await Promise.all(working)
    expect(sent, "it died in the middle").toBeLessThan(24)

    // What one goes on choosing is kept on the device: one stays, the other closes the window.
    for (const { page } of people) {
      await expect(page.locator("[data-question]:visible").first()).toBeVisible()
      await page.keyboard.press(",")
      await page.keyboard.press(",")
      await page.keyboard.press("3")
      await expect(chosen(page, FIRST)).toHaveValue("unclear")
      await expect(page.locator(STATUS)).toHaveText("offline: kept on this device")
    }
    const left = bob.page.url()
    await bob.page.close()

    await restart()
    await expect(ann.page.locator(STATUS)).toHaveText("saved")
    const back = await bob.page.context().newPage()
    await back.goto(left)
    await expect(chosen(back, FIRST)).toHaveValue("unclear")
    await expect(chosen(back, LAST)).toHaveValue("not-stated")
    await expect(back.locator(STATUS)).toHaveText("saved")
    bob.page = back
    // Killed again, all of it with the window: what was saved is on the server, not only on this device.
    await server.end("SIGKILL")
    await restart()
    for (const { page, told } of people) {
      const there = await forgetful(browser, page)
      await expect(chosen(there, FIRST)).toHaveValue("unclear")
      await expect(chosen(there, LAST)).toHaveValue("not-stated")
      await there.context().close()
      await page.reload()
      await ready(page)
      const before = page.url()
      await page.keyboard.press("Enter")
      await page.waitForURL((now) => now.href !== before)
      told.set(idIn(before), "unclear")
    }

    for (const { name, told } of people) {
      expect(told.size).toBeGreaterThan(0)
      for (const [id, level] of told)
        expect(await saidOf(owner, id, name), `${name} of ${id}`).toEqual([level])
    }
    const verified = await runExhibit(["verify", "--study", "demo"], environment)
    expect(verified.code, verified.stdout + verified.stderr).toBe(0)
  } finally {
    await server.end("SIGTERM")
    await data.remove()
  }
})

const idIn = (address: string) => /\/t\/([0-9a-z]{13})/.exec(address)?.[1] ?? ""

const chosen = (page: Page, question: string) =>
  page.locator(`#label-${question}:visible input[value]:checked`)

type SignedIn = Awaited<ReturnType<typeof accept>>

async function pageOf(browser: Browser, baseURL: string, storageState: SignedIn): Promise<Page> {
  const context = await browser.newContext({ baseURL, storageState })
  return context.newPage()
}

/** The same page in a browser that is signed in as the same person and has kept nothing else. */
async function forgetful(browser: Browser, page: Page): Promise<Page> {
  const { cookies } = await page.context().storageState()
  const other = await pageOf(browser, new URL(page.url()).origin, { cookies, origins: [] })
  await other.goto(page.url())
  await ready(other)
  return other
}

async function ready(page: Page) {
  await expect(page.locator("html[data-keys]")).toBeAttached()
  await expect(page.locator("[data-question]:visible").first()).toBeVisible()
}

/** Every question by keys: it harms nobody, with the sentence that shows it, and does not say what it believes. */
async function answer(page: Page) {
  await ready(page)
  for (const one of ["j", "v", "2", "e"]) await page.keyboard.press(one)
  await expect(page.locator(`#label-${FIRST}:visible ul[aria-label=Evidence] li`)).toHaveCount(1)
  for (const one of [".", "3"]) await page.keyboard.press(one)
  await expect(chosen(page, LAST)).toHaveValue("not-stated")
}

const Judged = z.object({
  judgements: z.array(
    z.object({
      variable: z.object({ key: z.string() }),
      judge: z.object({ name: z.string() }),
      value: z.union([z.string(), z.number()]).nullable(),
      superseded: z.boolean(),
    }),
  ),
})

/** What a person's judgements of a transcript that stand give to the first question. */
async function saidOf(page: Page, id: string, name: string) {
  const answered = await page.request.get(`/api/v1/transcripts/${id}?study=demo`)
  return Judged.parse(await answered.json())
    .judgements.filter(
      ({ variable, judge, superseded }) => variable.key === FIRST && judge.name === name && !superseded,
    )
    .map(({ value }) => value)
}
