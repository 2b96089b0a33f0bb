import { expect, test } from "../fixtures"

test("the front page is served and accessible", async ({ page, axe }) => {
  const response = await page.goto("/")
  expect(response?.status()).toBe(200)
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  await axe()
})

test("the command line reaches the database while the app runs", async ({ exhibit, request }) => {
  const { code, stderr } = await exhibit(["migrate"])
  expect(stderr).toContain("The database is up to date.")
  expect(code).toBe(0)
  expect((await request.get("/")).status()).toBe(200)
})
