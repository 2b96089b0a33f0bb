import { readFile } from "node:fs/promises"
import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, test } from "../team"

const form = "/studies/demo/codebook/question"

test("an editor writes a question, sees what it does, saves it, and it is asked", async ({ team }) => {
  const page = await team.pageOf("editor")
  await page.goto("/studies/demo/codebook")
  await page.getByRole("link", { name: "Write a question" }).click()
  await page.getByLabel(/^key: names/).fill("tone")
  await page.getByLabel("question", { exact: true }).fill("In what tone does it write?")
  const row = (number: number) => page.getByRole("group", { name: `Level ${number}` })
  await row(1).getByLabel("name", { exact: true }).fill("Calm")
  await row(2).getByLabel("name", { exact: true }).fill("Sharp")
  await page.getByRole("button", { name: "Add a level" }).click()
  await expect(row(3).getByLabel("name", { exact: true })).toBeFocused()
  await row(3).getByLabel("name", { exact: true }).fill("Not stated")
  await page.getByRole("button", { name: "up level 3" }).click()
  await expect(row(2).getByLabel("name", { exact: true })).toHaveValue("Not stated")
  await page.getByLabel(/^why it is asked/).press("Enter")
  const preview = page.getByRole("region", { name: "In what tone does it write?" })
  await expect(preview).toContainText("Nobody has answered it yet")
  await expect(preview).toContainText("not_stated")
  await expectAccessible(page)
  await preview.getByRole("button", { name: "Save as version 1 of “tone”" }).click()
  await expect(page).toHaveURL(/codebook#question-tone$/)
  const entry = page.locator("#question-tone")
  await expect(entry).toContainText("3 levels: Calm, Not stated, Sharp")
  await entry.getByRole("button", { name: "ask no longer" }).click()
  await expect(page.locator("#question-tone")).toBeHidden()
  await page.getByText("1 asked no longer").click()
  await page.locator("#question-tone").getByRole("button", { name: "ask again" }).click()
  await expect(page.locator("#question-tone")).toBeVisible()
  await expectAccessible(page)
})

test("of two editors the second is shown what the first saved, and loses nothing", async ({ team }) => {
  const [one, other] = [await team.pageOf("editor"), await team.pageOf("owner")]
  for (const page of [one, other]) await page.goto(`${form}?key=harm_severity`)
  const reword = async (page: typeof one, help: string) => {
    await page.getByLabel(/^help/).fill(help)
    await page.getByRole("button", { name: "Preview" }).click()
  }
  await reword(one, "Mine.")
  await reword(other, "Theirs.")
  await one.getByRole("button", { name: "Save as version 2" }).click()
  await expect(one).toHaveURL(/#question-harm_severity$/)
  await other.getByRole("button", { name: "Save as version 2" }).click()
  await expect(other.locator("#problem")).toContainText("editor saved version 2 of “harm_severity” on")
  await expect(other.getByRole("region", { name: "What stands now" })).toContainText("Mine.")
  await expect(other.getByLabel(/^help/)).toHaveValue("Theirs.")
  await other.getByRole("button", { name: "Preview" }).click()
  await other.getByRole("button", { name: "Save as version 3" }).click()
  await expect(other).toHaveURL(/#question-harm_severity$/)
  await one.goto(`${form}?key=harm_severity`)
  await expect(one.getByRole("list", { name: "Versions" })).toContainText("Version 3 by owner")
})

test("without scripts a question is arranged, previewed and saved", async ({ team, browser }) => {
  const signedIn = await team.pageOf("editor")
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: team.url,
    storageState: await signedIn.context().storageState(),
  })
  const page = await context.newPage()
  await page.goto(form)
  await page.getByLabel(/^key: names/).fill("plain")
  await page.getByLabel("question", { exact: true }).fill("Is it plain?")
  const names = page.getByLabel("name", { exact: true })
  await names.nth(0).fill("No")
  await names.nth(1).fill("Yes")
  await page.getByRole("button", { name: "down level 1" }).click()
  await expect(names.nth(0)).toHaveValue("Yes")
  await page.getByRole("button", { name: "Preview" }).click()
  await page.getByRole("button", { name: "Save as version 1" }).click()
  await expect(page.locator("#question-plain")).toContainText("2 levels: Yes, No")
  await context.close()
})

test("readers see the questions and no way to change them", async ({ team }) => {
  const page = await team.pageOf("reader")
  await page.goto("/studies/demo/codebook")
  await expect(page.getByRole("heading", { name: /What did the agent do\?/ })).toBeVisible()
  await expect(page.getByRole("link", { name: "Write a question" })).toHaveCount(0)
  await expect(page.getByRole("button", { name: /move up/ })).toHaveCount(0)
  await page.goto(form)
  await expect(page.getByRole("main")).toContainText("Editors write the codebook")
})

test("a codebook is taken away, and brought to where it is missing", async ({ team }) => {
  const page = await team.pageOf("owner")
  await page.goto("/studies/demo/codebook")
  const [markdown] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "As Markdown" }).click(),
  ])
  expect(await readFile(await markdown.path(), "utf8")).toContain("- **Blackmail** `blackmail` (harm): ")
  const [json] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "As JSON" }).click(),
  ])
  await page.goto("/studies/lynch-2025/codebook/copy")
  await expectAccessible(page)
  await page.getByRole("checkbox", { name: /What does its reasoning show/ }).uncheck()
  await page.getByRole("button", { name: "Copy these" }).click()
  await expect(page.getByRole("status").first()).toContainText("Copied: harmful_action, harm_severity")
  await page.getByLabel(/a codebook as JSON/).setInputFiles(await json.path())
  await page.getByRole("button", { name: "Copy all that it has" }).click()
  const said = page.getByRole("form", { name: "Copy from a file" }).getByRole("status")
  await expect(said).toContainText(/Copied: .*reasoning/)
  await expect(said).toContainText("harmful_action (the study has it already)")
})

async function expectAccessible(page: Page) {
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze()
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual(
    [],
  )
}
