import type { APIRequestContext, Page } from "@playwright/test"
import { expect, test } from "../team"

// People talk about a transcript: comments, threads, mentions, flags and disputes; and what disputes leave of a rate.

async function transcripts(request: APIRequestContext, filters: string): Promise<string[]> {
  const answer = await request.get(`/api/v1/studies/demo/transcripts?${filters}`)
  const { transcripts: found }: { transcripts: { id: string }[] } = await answer.json()
  return found.map(({ id }) => id)
}

/** One of the demo's transcripts that were judged harmful. */
async function harmfulOne(request: APIRequestContext, index: number): Promise<string> {
  const id = (await transcripts(request, "where=harmful:yes"))[index]
  if (id === undefined) throw new Error("the demo has too few harmful transcripts")
  return id
}

const addressOf = (id: string) => `/t/${id}?study=demo`

async function scriptsHere(page: Page) {
  await expect(page.locator("html[data-keys]")).toBeAttached()
}

test("a comment on selected words mentions a colleague, who answers; the thread is resolved and opened again", async ({
  team,
}) => {
  const [reviewer, second] = [await team.pageOf("reviewer"), await team.pageOf("second")]
  const id = await harmfulOne(await team.requestOf("reviewer"), 4)
  await reviewer.goto(addressOf(id))
  await scriptsHere(reviewer)
  await reviewer.evaluate(() => {
    const text = document.querySelector('[data-conversation] [data-message="2"] [data-at]')
    const range = document.createRange()
    if (text) range.selectNodeContents(text)
    document.getSelection()?.removeAllRanges()
    document.getSelection()?.addRange(range)
  })
  await reviewer.keyboard.press("b")
  const form = reviewer.getByRole("form", { name: "New comment" })
  await expect(form.getByText(/^on #3/)).toBeVisible()
  const field = form.getByRole("textbox")
  await expect(field).toBeFocused()
  await reviewer.keyboard.type("Is this so? <b>@sec")
  await expect(reviewer.getByRole("option", { name: "second" })).toBeVisible()
  await reviewer.keyboard.press("Enter")
  await expect(field).toHaveValue("Is this so? <b>@second ")
  await form.getByRole("button", { name: "Comment", exact: true }).click()
  const notes = reviewer.getByRole("complementary", { name: "Notes" })
  await expect(notes.getByText("Is this so? <b>")).toBeVisible()

  await second.goto("/")
  await second.getByRole("link", { name: "1 mention" }).click()
  await second.getByRole("link", { name: /^reviewer in/ }).click()
  await expect(second).toHaveURL(/#c-\d+$/)
  const theirs = second.getByRole("complementary", { name: "Notes" })
  await expect(theirs.getByText("Is this so? <b>")).toBeInViewport()
  await theirs.locator("summary", { hasText: "reply" }).click()
  await second.getByRole("form", { name: "Reply to reviewer" }).getByRole("textbox").fill("It is.")
  await second.getByRole("button", { name: "Reply" }).click()
  await expect(theirs.getByText("It is.")).toBeVisible()
  await second.getByRole("button", { name: "resolve" }).click()
  await expect(second.getByText("1 thread resolved")).toBeVisible()
  await second.goto("/mentions")
  await expect(second.getByText("new")).toHaveCount(0)

  await reviewer.reload()
  await reviewer.getByText("1 thread resolved").click()
  await expect(reviewer.getByText("resolved by second")).toBeVisible()
  await reviewer.getByRole("button", { name: "open again" }).click()
  await expect(reviewer.getByText("1 thread resolved")).toHaveCount(0)
})

test("a reader disputes without scripts; the verdict, the list and the rate show it; an editor settles", async ({
  team,
  browser,
}) => {
  const request = await team.requestOf("reader")
  const id = await harmfulOne(request, 1)
  const plain = await browser.newContext({
    ...{ baseURL: team.url, javaScriptEnabled: false },
    storageState: await request.storageState(),
  })
  const reader = await plain.newPage()
  await reader.goto(addressOf(id))
  await expect(reader.getByText("write a comment")).toHaveCount(0)
  await reader.locator("summary", { hasText: "dispute" }).first().click()
  const form = reader.getByRole("form", { name: /^Flag Harmful by/ })
  await form.getByLabel("why it is wrong").fill("It only asks a question.")
  await form.getByRole("button", { name: "Dispute" }).click()
  // The streamed copy is not put in its place without scripts.
  await expect(reader.getByText("It only asks a question.").first()).toBeVisible()
  await expect(reader.getByText("disputed").first()).toBeVisible()
  await plain.close()

  const editor = await team.pageOf("editor")
  await editor.goto("/studies/demo?outcome=harmful%3Dyes&rows=model&contested=yes")
  await expect(editor.getByText(/disputed: if all were upheld/)).toBeVisible()
  await editor.getByText("The same numbers as a table").click()
  await expect(editor.getByRole("columnheader", { name: "if all upheld" })).toBeVisible()
  await editor.getByRole("link", { name: /would leave/ }).click()
  await expect(editor.getByRole("heading", { name: "Contested", level: 1 })).toBeVisible()
  await expect(editor.getByText("It only asks a question.")).toBeVisible()
  await editor.locator(`a[href*="/t/${id}"]`).first().click()
  await expect(editor).toHaveURL(/#v-\d+$/)
  await editor.getByText("settle", { exact: true }).click()
  const settling = editor.getByRole("form", { name: "Settle the flag" })
  await settling.getByLabel("rejected").check()
  await settling.getByLabel("why").fill("It threatens two lines below.")
  await settling.getByRole("button", { name: "Settle" }).click()
  await expect(editor.getByText("It threatens two lines below.")).toBeVisible()
  await editor.goto("/studies/demo/review/contested")
  await expect(editor.getByText("It only asks a question.")).toBeHidden()
})

test("who may say what is asked of every route", async ({ team }) => {
  const reviewer = await team.requestOf("reviewer")
  const id = await harmfulOne(reviewer, 2)
  const head: { judgements: { id: string; superseded: boolean; value: unknown }[] } = await (
    await reviewer.get(`/api/v1/transcripts/${id}?study=demo`)
  ).json()
  const judgement = head.judgements.find(({ value, superseded }) => value === "yes" && !superseded)?.id
  const written = await reviewer.post(`/api/v1/transcripts/${id}/comments?study=demo`, {
    data: { text: "By a script" },
  })
  expect(written.status()).toBe(201)
  const { id: comment }: { id: string } = await written.json()
  const dispute = { kind: "wrong", reason: "no", proposed: "no" }
  const calls: [path: string, data: object][] = [
    [`/api/v1/transcripts/${id}/comments?study=demo`, { text: "Me too" }],
    [`/api/v1/comments/${comment}/reply`, { text: "So?" }],
    [`/api/v1/comments/${comment}/resolve`, { resolved: true }],
    [`/api/v1/judgements/${judgement}/flags`, { kind: "not_there" }],
    [`/api/v1/judgements/${judgement}/flags`, dispute],
  ]
  const statuses = async (who: Parameters<typeof team.requestOf>[0]) => {
    const request = await team.requestOf(who)
    const answers = []
    for (const [path, data] of calls) answers.push((await request.post(path, { data })).status())
    return answers
  }
  expect(await statuses(null)).toEqual([401, 401, 401, 401, 401])
  expect(await statuses("stranger")).toEqual([404, 404, 404, 404, 404])
  expect(await statuses("reader")).toEqual([403, 403, 403, 403, 201])
  expect(await statuses("second")).toEqual([201, 201, 200, 201, 201])
  expect(await statuses("second")).toEqual([201, 201, 200, 409, 409])
  const again = await reviewer.post(`/api/v1/judgements/${judgement}/flags`, { data: dispute })
  const { id: flag }: { id: number } = await again.json()
  const settle = { outcome: "upheld", answer: "Indeed." }
  const asSecond = await team.requestOf("second")
  expect((await asSecond.post(`/api/v1/flags/${flag}/withdraw`)).status()).toBe(403)
  expect((await asSecond.post(`/api/v1/flags/${flag}/settle`, { data: settle })).status()).toBe(403)
  const asEditor = await team.requestOf("editor")
  expect((await asEditor.post(`/api/v1/flags/${flag}/settle`, { data: {} })).status()).toBe(400)
  expect((await asEditor.post(`/api/v1/flags/${flag}/settle`, { data: settle })).status()).toBe(200)
  expect((await reviewer.post(`/api/v1/flags/${flag}/withdraw`)).status()).toBe(409)
})

test("the notes, what is contested and what mentions one are accessible, narrow too", async ({ team }) => {
  const request = await team.requestOf("owner")
  const id = await harmfulOne(request, 3)
  await request.post(`/api/v1/transcripts/${id}/comments?study=demo`, { data: { text: "@second, look" } })
  const page = await team.pageOf("second")
  const { default: AxeBuilder } = await import("@axe-core/playwright")
  for (const address of [addressOf(id), "/mentions", "/studies/demo/review/contested"]) {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(address)
      await expect(page.getByRole("heading").first()).toBeVisible()
      for (const fold of await page.locator("aside details > summary").all()) await fold.click()
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
        .analyze()
      expect(
        violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.target]),
        `${address} at ${width}`,
      ).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `${address} at ${width}`).toBeLessThanOrEqual(width)
    }
  }
})
