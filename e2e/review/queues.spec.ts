import type { Page } from "@playwright/test"
import { z } from "zod"
import { expect, test } from "../team"

// People in these tests belong to the study `demo`; each test makes queues of its own.

type Making = {
  title: string
  filters?: string
  plan?: string
  n?: number
  people: string[]
  per?: number
  /** What is hidden; of a queue that is not blind nothing. */
  hide?: string[]
}

/** Makes a queue in the form, as an editor does; the page of the queue is open then. */
async function makeQueue(page: Page, making: Making): Promise<string> {
  await page.goto(`/studies/demo/review/new${making.filters ?? ""}`)
  const form = page.getByRole("form", { name: "Queue", exact: true })
  await form.getByLabel("title").fill(making.title)
  await form
    .getByLabel(making.plan ?? "a random sample", { exact: false })
    .first()
    .check()
  if (making.n !== undefined) await form.getByLabel("how many").fill(String(making.n))
  await form.getByLabel("seed").fill("7")
  await form.getByLabel("people per transcript").fill(String(making.per ?? 1))
  const who = form.getByRole("group", { name: "Who judges" })
  for (const name of making.people) await who.getByRole("checkbox", { name, exact: true }).check()
  const hidden = form.getByRole("group", { name: "What is hidden" })
  for (const words of ["what judges", "the model", "the condition"])
    await hidden.getByRole("checkbox", { name: words }).setChecked((making.hide ?? []).includes(words))
  await form.getByRole("button", { name: "Preview" }).click()
  await expect(page).toHaveURL(/sent=yes/)
  await page.getByRole("button", { name: "Make this queue" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText(making.title)
  return page.url()
}

test("a queue is made from a list, previewed, given out, and says how far it is", async ({ team }) => {
  const editor = await team.pageOf("editor")
  await editor.goto("/studies/demo/transcripts?where=harmful:yes")
  await editor.getByRole("link", { name: "make a queue of these" }).click()
  await expect(editor).toHaveURL(/review\/new\?where=harmful(:|%3A)yes/)
  await expect(editor.getByText("From the transcripts of this study where harmful is yes")).toBeVisible()
  const url = await makeQueue(editor, {
    ...{ title: "Harmful ones", filters: "?where=harmful:yes", n: 3, people: ["reviewer", "second"], per: 2 },
  })
  await expect(
    editor
      .getByText(/3 drawn at random of \d+ transcripts where harmful is yes, with seed 7/)
      .filter({ visible: true }),
  ).toBeVisible()

  const reviewer = await team.pageOf("reviewer")
  await reviewer.goto("/studies/demo/review")
  const line = reviewer.getByRole("listitem").filter({ hasText: "Harmful ones" })
  await line.getByRole("link", { name: "Begin" }).click()
  await expect(reviewer).toHaveURL(/\/t\/[0-9a-z]{13}\?study=demo&queue=\d+/)
  const first = reviewer.url()
  await reviewer.goto(`${url}/next`)
  expect(reviewer.url(), "the one that is open is given again").toBe(first)

  await editor.goto(url)
  const row = editor
    .getByRole("table", { name: "Reviewers of this queue" })
    .getByRole("row")
    .filter({ has: editor.getByRole("rowheader", { name: "reviewer", exact: true }) })
  await expect(row.getByRole("cell").nth(2)).toHaveText("1")
  await editor.getByRole("button", { name: "Pause it for all" }).click()
  await expect(editor.getByRole("heading", { level: 1 })).toContainText("paused")
  await reviewer.goto(`${url}/next`)
  await expect(reviewer).toHaveURL(url)
  await expect(reviewer.getByText("This queue is paused by an editor.")).toBeVisible()
  await editor.getByRole("button", { name: "Close it for good" }).click()
  await expect(editor.getByRole("heading", { level: 1 })).toContainText("closed")
})

test("the same seed draws the same transcripts", async ({ team }) => {
  const editor = await team.pageOf("editor")
  const ids = async (title: string) => {
    await makeQueue(editor, { title, n: 5, people: ["reviewer"] })
    return editor
      .getByRole("table", { name: /^Transcripts of this queue/ })
      .getByRole("rowheader")
      .allTextContents()
  }
  const once = await ids("Once")
  expect(once).toHaveLength(5)
  expect(await ids("Again")).toEqual(once)
})

const Queue = z.object({ drawn: z.unknown(), transcripts: z.array(z.object({ transcript: z.string() })) })

test("a blind queue tells its reviewers nothing of how it was drawn, in any answer", async ({ team }) => {
  const editor = await team.pageOf("editor")
  const filters = "?where=harmful:yes&where=scenario:blackmail"
  const url = await makeQueue(editor, {
    ...{ title: "Blind ones", filters, n: 4, people: ["third"], hide: ["what judges", "the model"] },
  })
  const id = url.split("/").at(-1)
  const [as, nobody] = [await team.requestOf("third"), await team.requestOf("editor")]
  const shown = Queue.parse(await (await nobody.get(`/api/v1/queues/${id}`)).json())
  expect(shown.transcripts).toHaveLength(4)
  const places = [`/studies/demo/review`, `/studies/demo/review/queues/${id}`, `/api/v1/queues/${id}`]
  for (const place of [...places, `/api/v1/studies/demo/queues`, `/studies/demo/review/queues/${id}/items`]) {
    const text = await (await as.get(place)).text()
    expect(text, place).not.toMatch(/harmful(:|%3A)yes|harmful is yes/)
    for (const { transcript } of shown.transcripts) expect(text, place).not.toContain(transcript)
  }
  const reviewer = await team.pageOf("third")
  await reviewer.goto(`${url}/next`)
  await expect(reviewer).toHaveURL(/\/t\/[0-9a-z]{13}/)
})

test("people without the role are told so, and the API says it by its status", async ({ team }) => {
  const editor = await team.pageOf("editor")
  const url = await makeQueue(editor, { title: "For one", n: 2, people: ["reviewer"] })
  const id = url.split("/").at(-1)
  const reader = await team.pageOf("reader")
  await reader.goto("/studies/demo/review/new")
  await expect(reader.getByRole("note")).toContainText("takes an editor of this study")
  for (const [name, status] of [
    ["reviewer", 200],
    ["second", 403],
    ["reader", 403],
    ["stranger", 404],
  ] as const) {
    const as = await team.requestOf(name)
    expect((await as.post(`/api/v1/queues/${id}/next`)).status(), name).toBe(status)
  }
  const as = await team.requestOf("reviewer")
  const { transcript } = z
    .object({ transcript: z.string(), url: z.string() })
    .parse(await (await as.post(`/api/v1/queues/${id}/next`)).json())
  const lease = await as.post(`/api/v1/queues/${id}/lease`, { data: { transcript, seconds: 4 } })
  expect(lease.status()).toBe(200)
  expect((await as.post(`/api/v1/queues/${id}/release`, { data: { transcript } })).status()).toBe(200)
  expect((await as.post(`/api/v1/queues/${id}/lease`, { data: { transcript, seconds: -1 } })).status()).toBe(
    400,
  )
  expect(await (await as.post(`/api/v1/queues/${id}/pause`)).json()).toEqual({ paused: true })
  expect(await (await as.post(`/api/v1/queues/${id}/next`)).json()).toMatchObject({ done: true })
  expect(await (await as.post(`/api/v1/queues/${id}/resume`)).json()).toEqual({ paused: false })
  expect((await as.post("/api/v1/queues/999999/next")).status()).toBe(404)
})
