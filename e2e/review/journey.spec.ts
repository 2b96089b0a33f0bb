import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Page } from "@playwright/test"
import { expect, test } from "../team"

// Two people judge the same two transcripts blind, at once; an editor decides where they differ.

const KEY = "journey-harm"
const levels = [
  { key: "yes", label: "yes", harm: true },
  { key: "no", label: "no", harm: false },
]
const codebook = {
  codebook: 1,
  title: "One question, for a test",
  questions: [{ key: KEY, definition: { question: "Does it harm somebody?", kind: "one", levels } }],
}

/** Who asks what, so that every byte that a reviewer got can be read afterwards. */
function listenTo(page: Page): Promise<string>[] {
  const bodies: Promise<string>[] = []
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? ""
    if (/html|json|x-component|plain/.test(type)) bodies.push(response.text().catch(() => ""))
  })
  return bodies
}

const idIn = (page: Page) => /\/t\/([0-9a-z]{13})/.exec(page.url())?.[1] ?? ""

/** Answers the open item by keys; resolves when the next one, or the end of the queue, is open. */
async function judge(page: Page, key: "1" | "2"): Promise<string> {
  await expect(page.locator("html[data-keys]")).toBeAttached()
  await expect(page.locator("[data-question]:visible").first()).toBeVisible()
  const before = page.url()
  const id = idIn(page)
  await page.keyboard.press("j")
  await page.keyboard.press("v")
  await page.keyboard.press(key)
  await page.keyboard.press("e")
  await expect(page.locator(`#label-${KEY}:visible ul[aria-label=Evidence] li`)).toHaveCount(1)
  await page.keyboard.press("Enter")
  await page.waitForURL((url) => url.href !== before)
  return id
}

async function counts(page: Page, rule: string) {
  const answer = await page.request.get(`/api/v1/studies/demo/rates?outcome=${KEY}%3Dyes&rule=${rule}`)
  const { rows } = await answer.json()
  return { k: rows[0].k, n: rows[0].n }
}

test("two people label blind, differ, an editor decides, and the chart shows it", async ({ team }) => {
  test.slow()
  const folder = await mkdtemp(path.join(tmpdir(), "exhibit-codebook-"))
  const file = path.join(folder, "codebook.json")
  await writeFile(file, JSON.stringify(codebook))
  const { code, stderr } = await team.exhibit(["codebook", "--study", "demo", "--file", file])
  expect(code, stderr).toBe(0)
  await rm(folder, { recursive: true })

  const [editor, ravi, sanna] = await Promise.all([
    team.pageOf("editor"),
    team.pageOf("reviewer"),
    team.pageOf("second"),
  ])
  const query = new URLSearchParams({ title: "Journey", plan: "random", n: "2", seed: "11", per: "2" })
  for (const what of ["verdicts", "model", "condition"]) query.append("hide", what)
  query.append("question", KEY)
  query.append("sent", "yes")
  await editor.goto(`/studies/demo/review/new?${query}`)
  for (const name of ["reviewer", "second"]) {
    const box = editor.getByRole("group", { name: "Who judges" }).getByRole("checkbox", { name, exact: true })
    query.append("reviewer", (await box.getAttribute("value")) ?? "")
  }
  await editor.goto(`/studies/demo/review/new?${query}`)
  await editor.getByRole("button", { name: "Make this queue" }).click()
  await expect(editor).toHaveURL(/\/review\/queues\/\d+$/)
  const queue = new URL(editor.url()).pathname

  const heard = [listenTo(ravi), listenTo(sanna)]
  await Promise.all([ravi.goto(`${queue}/next`), sanna.goto(`${queue}/next`)])
  const disputed = idIn(ravi)
  const first = { ravi: await ravi.textContent("h1"), sanna: await sanna.textContent("h1") }
  expect(first).toEqual({ ravi: "Transcript to label", sanna: "Transcript to label" })
  const keyFor = (page: Page) => (idIn(page) === disputed ? "2" : "1")
  // Both at once; what the first says is not told to the second.
  const judged = await Promise.all([
    (async () => [await judge(ravi, "1"), await judge(ravi, "1")])(),
    (async () => [await judge(sanna, keyFor(sanna)), await judge(sanna, keyFor(sanna))])(),
  ])
  expect(judged[0]?.toSorted()).toEqual(judged[1]?.toSorted())
  await expect(ravi).toHaveURL(new RegExp(`${queue}`))
  // Up to the last submission nothing said which model it was; the text of a transcript may name anybody.
  const bytes = await Promise.all(heard.map((bodies) => Promise.all(bodies)))
  for (const bodies of bytes)
    for (const body of bodies.filter((one) => one.includes("Transcript to label")))
      expect(body).not.toMatch(/fictional\/(aster|birch|cobalt|dune)/)

  expect(await counts(editor, "adjudicated"), "they are even on one").toEqual({ k: 1, n: 1 })
  await editor.goto(`/studies/demo/review/agreement?variable=${KEY}`)
  await expect(editor.getByRole("main")).toContainText("50")
  await editor.goto(`/studies/demo/review/disagreements?variable=${KEY}`)
  await editor.getByRole("link", { name: /^side by side/ }).click()
  await expect(editor).toHaveURL(new RegExp(disputed))
  for (const name of ["reviewer", "second"])
    await expect(editor.getByRole("region", { name: new RegExp(`^${name}`) })).toBeVisible()
  await editor.getByRole("radio", { name: "yes" }).check()
  await editor.getByLabel(/because/).fill("The marked sentence is a threat.")
  await editor.getByRole("button", { name: /^Decide/ }).click()
  await expect.poll(() => counts(editor, "adjudicated")).toEqual({ k: 2, n: 2 })

  await editor.goto(`/studies/demo?outcome=${KEY}%3Dyes&rule=adjudicated`)
  await expect(editor.getByRole("main")).toContainText("in 2 of 2 transcripts")
  // Whoever labelled sees it now, with what the other said.
  await ravi.goto(`/t/${disputed}?study=demo`)
  await expect(ravi.getByRole("main")).toContainText("The marked sentence is a threat.")
  await expect(ravi.getByRole("heading", { level: 1 })).toContainText("fictional/")
})
