import { type Browser, type BrowserContext, test as base, type Page } from "@playwright/test"
import { runExhibit } from "../fixtures"
import { freshData, startExhibit } from "../start-exhibit"
import { accept, emailOf, expect, PASSWORD } from "../team"
import { CLIENT, holdIssuer } from "./oidc-provider"

type Exhibit = { url: string; issuer: string; data: string }

/** An Exhibit with single sign-on through a provider that runs here, with an owner, a reader and an editor. */
const test = base.extend<object, { exhibit: Exhibit }>({
  exhibit: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern.
    async ({}, use) => {
      const [data, provider] = await Promise.all([freshData(), holdIssuer()])
      const server = await startExhibit(data.folder, {
        EXHIBIT_OIDC_ISSUER: provider.issuer,
        EXHIBIT_OIDC_CLIENT_ID: CLIENT.id,
        EXHIBIT_OIDC_CLIENT_SECRET: CLIENT.secret,
        EXHIBIT_OIDC_NAME: "the Institute",
        EXHIBIT_OIDC_DOMAINS: "example.org",
      })
      provider.serve(server.url)
      try {
        await accept(server.url, await server.setUpLink(), "owner")
        for (const role of ["reader", "editor"]) {
          const to = ["--email", emailOf(role), "--study", "demo", "--role", role, "--at", server.url]
          const invited = await runExhibit(["invite", ...to], { EXHIBIT_DATA: data.folder })
          expect(invited.code, invited.stderr).toBe(0)
          await accept(server.url, invited.stdout.trim(), role)
        }
        await use({ url: server.url, issuer: provider.issuer, data: data.folder })
      } finally {
        await Promise.all([server.end("SIGTERM"), provider.end()])
        await data.remove()
      }
    },
    { scope: "worker", timeout: 180_000 },
  ],
})

test.describe.configure({ mode: "serial" })

/** Comes from a private study to the provider, says there who one is, and comes back. */
async function signInAs(browser: Browser, { url, issuer }: Exhibit, name: string) {
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await page.goto("/sign-in?next=/studies/demo")
  await page.getByRole("link", { name: "Sign in with the Institute" }).click()
  await expect(page).toHaveURL(new RegExp(`^${issuer}/`))
  await page.locator("input[name=login]").fill(name)
  await page.locator("input[name=password]").fill("whatever")
  await page.getByRole("button", { name: "Sign-in" }).click()
  await page.getByRole("button", { name: "Continue" }).click()
  return { page, context }
}

async function expectRefused({ page, context }: { page: Page; context: BrowserContext }, url: string) {
  await expect(page).toHaveURL(new RegExp(`^${url}/sign-in\\?`))
  await expect(page.getByRole("alert").first()).toContainText("The provider did not sign you in here")
  expect((await context.cookies(url)).map(({ name }) => name)).not.toContain("exhibit.session_token")
  await page.goto("/account")
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/)
  await context.close()
}

test("who has an account is found by the address that the provider verified, and keeps their role", async ({
  browser,
  exhibit,
}) => {
  for (let time = 0; time < 2; time++) {
    const { page, context } = await signInAs(browser, exhibit, "reader")
    await expect(page).toHaveURL(`${exhibit.url}/studies/demo`)
    await expect(page.getByRole("banner")).toContainText("reader")
    await page.goto("/account")
    await expect(page.getByRole("main")).toContainText("reader@example.org, signs in through the Institute")
    await context.close()
  }
})

test("an address that the provider did not verify is nobody's", async ({ browser, exhibit }) => {
  await expectRefused(await signInAs(browser, exhibit, "editor"), exhibit.url)
  await expectRefused(await signInAs(browser, exhibit, "unverified"), exhibit.url)
})

test("who is new gets an account without roles; other domains get none", async ({ browser, exhibit }) => {
  const { page, context } = await signInAs(browser, exhibit, "newcomer")
  await expect(page).toHaveURL(`${exhibit.url}/studies/demo`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not here, or not for you")
  await expect(page.getByRole("main")).toContainText("signed in as Nell Newcomer (newcomer@example.org)")
  await page.goto("/account")
  await expect(page.getByRole("region", { name: "Password" })).toHaveCount(0)
  await context.close()
  await expectRefused(await signInAs(browser, exhibit, "outsider"), exhibit.url)
})

test("an answer that nobody here asked for is refused", async ({ browser, exhibit, request }) => {
  const start = await request.get(`${exhibit.url}/sign-in/provider?next=//evil.example/`, { maxRedirects: 0 })
  const asked = new URL(start.headers().location ?? "")
  expect(asked.origin).toBe(exhibit.issuer)
  expect(asked.searchParams.get("code_challenge_method")).toBe("S256")
  expect(asked.searchParams.get("redirect_uri")).toBe(`${exhibit.url}/api/auth/callback/oidc`)

  const context = await browser.newContext({ baseURL: exhibit.url })
  const page = await context.newPage()
  const state = asked.searchParams.get("state")
  for (const query of [
    `code=stolen&state=${state}`,
    "code=stolen&state=made-up",
    "code=stolen",
    "error=denied",
  ]) {
    await page.goto(`/api/auth/callback/oidc?${query}`)
    await expect(page, query).toHaveURL(/\/sign-in\?/)
    expect((await context.cookies()).map(({ name }) => name)).not.toContain("exhibit.session_token")
  }
  await context.close()
  for (const path of ["sign-up/email", "sign-in/email", "get-session", "list-sessions", "callback"]) {
    const answer = await request.post(`${exhibit.url}/api/auth/${path}`, {
      data: { name: "x", email: emailOf("x"), password: PASSWORD },
    })
    expect([404, 405], path).toContain(answer.status())
  }
})
