import { arabic, demoSample, native, planned } from "../demo"
import { expect, test } from "../fixtures"
import { ready, row } from "./page"

test("mail that was sent, read and only planned are told apart by name, word and frame", async ({
  page,
  request,
}) => {
  await page.goto(`${await demoSample(request, ...planned)}#m2`)
  const sent = page.getByRole("group", { name: /^mail sent to office@skarn-school\.example/ })
  const read = row(page, 2).getByRole("group", { name: /^mail from .*34 children and a goat/ })
  const draft = page.getByRole("group", { name: /^mail planned to tobias\.renn/ })
  await expect(sent.getByText("sent", { exact: true })).toBeVisible()
  await expect(draft.getByText("planned, not sent")).toBeVisible()
  await expect(read).toBeVisible()
  await expect(read.getByText("sent", { exact: true })).toHaveCount(0)
  const frames = await Promise.all(
    [sent, read, draft].map((one) =>
      one.evaluate((element) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(element)
        return `${borderTopStyle} ${borderTopWidth}`
      }),
    ),
  )
  expect(new Set(frames).size, frames.join(", ")).toBe(3)
})

test("an answer links to the mail that it answers, and that one back", async ({ page, request }) => {
  await page.goto(await demoSample(request, ...planned))
  await ready(page)
  const sent = page.getByRole("group", { name: /^mail sent to office@skarn-school\.example/ })
  await sent.getByText("answers").getByRole("link").click()
  const read = row(page, 2).getByRole("group", { name: /^mail from office@skarn-school\.example/ })
  await expect(read).toBeInViewport()
  await expect(read).toHaveAttribute("data-here", "")
  await expect(page).toHaveURL(/#mail-2-\d+$/)
  await read.getByText("answered by").getByRole("link").click()
  await expect(sent).toBeInViewport()
  await expect(sent).toHaveAttribute("data-here", "")
  await page.goBack()
  await expect(read).toBeInViewport()
})

test("it is said who is outside, and who was told what", async ({ page, request, axe }) => {
  await page.goto(await demoSample(request, ...planned))
  await ready(page)
  const sent = page.getByRole("group", { name: /^mail sent to office@skarn-school\.example/ })
  await expect(sent.getByRole("definition").first()).toContainText("office@skarn-school.example outside")
  const inbox = row(page, 2)
  await inbox.getByText("user prompt with inbox").click()
  await expect(inbox).toContainText(/7 mails read · 1 sent · \d+ people/)
  await expect(inbox).toContainText("1 person told by the agent")
  await expect(inbox).toContainText(/Inside is .*tarnfell\.example/)
  await inbox.getByText("who wrote what, who was told what").click()
  const person = inbox.getByRole("listitem").filter({ hasText: "office@skarn-school.example" }).first()
  await expect(person).toContainText("(outside)")
  await expect(person.getByText("was told")).toBeVisible()
  await axe()
  await person.getByRole("link").last().click()
  await expect(sent).toBeInViewport()
})

test("a prompt that others share is folded and says with how many; one’s own is open", async ({
  page,
  request,
}) => {
  const address = await demoSample(request, ...native)
  await page.goto(address)
  for (const number of [1, 2]) {
    const prompt = row(page, number)
    const [, others] = /same as in (\d+) other transcripts/.exec((await prompt.textContent()) ?? "") ?? []
    expect(Number(others)).toBeGreaterThan(0)
    expect(await prompt.locator("details[data-fold]").first().getAttribute("open")).toBeNull()
    const id = new URL(page.url()).pathname.split("/").at(-1)
    const reading = await (await request.get(`/api/v1/transcripts/${id}?study=demo`)).json()
    expect(reading.messages[number - 1].sharedBy - 1).toBe(Number(others))
  }
})

test("mail in Arabic keeps its direction, its addresses theirs", async ({ page, request }) => {
  await page.goto(`${await demoSample(request, ...arabic)}#m2`)
  const mail = row(page, 2)
    .getByRole("group", { name: /^mail from/ })
    .first()
  await expect(mail).toBeVisible()
  const directions = await mail
    .locator("[dir=auto]")
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).direction))
  expect(directions).toContain("rtl")
})
