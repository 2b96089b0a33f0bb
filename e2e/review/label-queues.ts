import { expect, type Page } from "@playwright/test"

/** The questions that the tests answer. */
export const CODEBOOK = "e2e/review/codebook.json"
export const QUESTIONS = ["test-harm", "test-acts", "test-belief"]

type Asked = { study: string; n: number; reviewer: string; hide?: string[] }

/** Makes a queue of n transcripts of a study for one person by their name, on a page of its editor; its id. */
export async function makeQueue(page: Page, { study, n, reviewer, hide = [] }: Asked): Promise<number> {
  const query = new URLSearchParams({
    title: `For ${reviewer}`,
    plan: "random",
    n: `${n}`,
    seed: "7",
    sent: "yes",
  })
  for (const question of QUESTIONS) query.append("question", question)
  for (const what of hide) query.append("hide", what)
  const address = () => `/studies/${study}/review/new?${query}`
  await page.goto(address())
  const box = page.locator("label", { hasText: reviewer }).locator("input[name=reviewer]").first()
  query.append("reviewer", (await box.getAttribute("value")) ?? "")
  await page.goto(address())
  await page.getByRole("button", { name: "Make this queue" }).click()
  await expect(page).toHaveURL(/\/review\/queues\/\d+/)
  return Number(/queues\/(\d+)/.exec(page.url())?.[1])
}
