import { expect, test } from "../team"

// Where no script hears what came of a form, the page that answers it says so at its head, once.

test.use({ javaScriptEnabled: false })

test("an invitation's link is shown once", async ({ team }) => {
  const page = await team.pageOf("owner")
  await page.goto("/people")
  await page.getByLabel("e-mail").fill("plain-form@example.org")
  await page.getByRole("button", { name: "Make a link" }).click()
  const said = page.getByRole("status").first()
  await expect(said).toContainText("Send this link to plain-form@example.org")
  await expect(said.locator("code")).toHaveText(/\/welcome\/[\w-]{20,}$/)
  await page.goto("/people")
  expect(await page.content()).not.toContain("/welcome/")
})

test("what is refused says why", async ({ team }) => {
  const page = await team.pageOf("editor")
  await page.goto("/studies/demo/codebook/copy")
  for (const box of await page.locator("input[name=question]:enabled").all()) await box.uncheck()
  await page.getByRole("button", { name: "Copy these" }).click()
  await expect(page.getByRole("status").first()).toHaveText("Choose a question at least.")
})
