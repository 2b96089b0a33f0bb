import { request } from "@playwright/test"
import { freshData, startExhibit } from "../start-exhibit"
import { accept, asOwnPage, emailOf, expect, PASSWORD, test } from "../team"

type Team = Parameters<Parameters<typeof test>[2]>[0]["team"]

/** Somebody for one test alone, who may be locked out or end their sessions. */
async function join(team: Team, name: string) {
  const { code, stdout, stderr } = await team.exhibit(["invite", "--email", emailOf(name), "--at", team.url])
  expect(code, stderr).toBe(0)
  const link = stdout.trim()
  return { link, state: await accept(team.url, link, name) }
}

test("everybody of the team is who they are", async ({ team }) => {
  for (const name of ["owner", "editor", "stranger"] as const) {
    const page = await team.pageOf(name)
    await page.goto("/sign-in")
    await expect(page.getByRole("main")).toContainText(`signed in as ${name} (${name}@example.org)`)
    const found = await (await team.requestOf(name)).get("/studies/demo")
    expect(found.status(), name).toBe(name === "stranger" ? 404 : 200)
  }
})

test("an Exhibit is read at its machine until its link has set it up, once", async ({
  browser,
  axe,
  page,
}) => {
  test.slow()
  const data = await freshData()
  const first = await startExhibit(data.folder)
  const voided = await first.setUpLink()
  await first.end("SIGTERM")
  const { url, setUpLink, end } = await startExhibit(data.folder)
  try {
    const anybody = await request.newContext({ baseURL: url })
    expect((await anybody.get("/")).status()).toBe(200)
    for (const [name, value] of [
      ["X-Forwarded-For", "192.0.2.1"],
      ["X-Forwarded-Host", "exhibit.example.org"],
      ["Forwarded", "for=192.0.2.1"],
    ] as const) {
      const passedOn = await anybody.get("/studies/demo", { headers: { [name]: value } })
      expect([passedOn.status(), await passedOn.text()], name).toEqual([
        403,
        expect.stringMatching(/no owner yet/),
      ])
    }
    const link = await setUpLink()
    await page.goto(voided.replace(/^http:\/\/[^/]+/, url))
    await expect(page.getByRole("main")).toContainText("This link is no longer good")
    await page.goto(link)
    await axe()
    await page.getByLabel("Your name").fill("Olive")
    await page.getByLabel("E-mail").fill("olive@example.org")
    await page.getByLabel("Password").fill(PASSWORD)
    await page.getByRole("button", { name: "Set up" }).click()
    await expect(page).toHaveURL(`${url}/`)
    await expect(page.getByRole("banner")).toContainText("Olive")
    await page.goto(link)
    await expect(page.getByRole("main")).toContainText("This link is no longer good")

    const stranger = await (await browser.newContext({ baseURL: url })).newPage()
    expect((await stranger.goto("/studies/demo?rows=model"))?.status()).toBe(404)
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Not here, or not for you")
    await stranger.getByRole("main").getByRole("link", { name: "Sign in" }).click()
    await stranger.getByLabel("E-mail").fill("olive@example.org")
    await stranger.getByLabel("Password").fill(PASSWORD)
    await stranger.getByRole("main").getByRole("button", { name: "Sign in" }).click()
    await expect(stranger).toHaveURL(`${url}/studies/demo?rows=model`)
    await stranger.context().close()
  } finally {
    await end("SIGTERM")
    await data.remove()
  }
})

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false })

  test("one signs in, keeps an account, and signs out", async ({ team, browser }) => {
    await join(team, "plain")
    const context = await browser.newContext({ baseURL: team.url, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto("/account")
    await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/)
    const send = async (password: string) => {
      await page.getByLabel("E-mail").fill(emailOf("plain"))
      await page.getByLabel("Password").fill(password)
      await page.getByRole("main").getByRole("button", { name: "Sign in" }).click()
    }
    await send("not the password")
    await expect(page.getByRole("alert").first()).toHaveText(
      "This e-mail address and password do not go together.",
    )
    await send(PASSWORD)
    await expect(page).toHaveURL(`${team.url}/account`)

    await page.getByLabel("What you are called").fill("Plain Jane")
    await page.getByRole("button", { name: "Save" }).click()
    await expect(page.getByRole("form", { name: "Name" })).toContainText("Saved.")
    await expect(page.getByRole("banner")).toContainText("Plain Jane")
    const tokens = page.getByRole("region", { name: "API tokens" })
    await tokens.getByLabel("What it is for").fill("a notebook")
    await tokens.getByRole("button", { name: "Make a token" }).click()
    await expect(tokens.locator("code").filter({ hasText: /^exh_[\w-]{43}$/ })).toHaveCount(1)
    await page.goto("/account")
    await expect(tokens.getByRole("listitem")).toContainText(
      /a notebook exh_[\w-]{4}… ?reads, made .* never used/,
    )
    expect(await page.content()).not.toMatch(/exh_[\w-]{43}/)
    await page.getByRole("main").getByRole("button", { name: "Sign out" }).click()
    await page.goto("/account")
    await expect(page).toHaveURL(/\/sign-in/)
    await context.close()
  })
})

test("a wrong password and an unknown address are one answer, in one time", async ({ team }) => {
  await join(team, "timed")
  const anybody = await team.requestOf(null)
  const attempt = async (email: string) => {
    const began = performance.now()
    const form = { email, password: "not the password" }
    const answer = await anybody.post("/sign-in/check", { form, maxRedirects: 0 })
    const took = performance.now() - began
    const { date: _, "content-security-policy": policy = "", ...headers } = answer.headers()
    const said = { headers, policy: policy.replace(/nonce-[^']+/g, ""), body: await answer.text() }
    return { said: { status: answer.status(), ...said }, took }
  }
  const known: Awaited<ReturnType<typeof attempt>>[] = []
  const unknown: typeof known = []
  for (let round = 0; round < 8; round++) {
    known.push(await attempt(emailOf("timed")))
    unknown.push(await attempt(emailOf("nobody-at-all")))
  }
  expect(unknown[0]?.said).toEqual(known[0]?.said)
  const fastest = (tries: typeof known) => Math.min(...tries.map(({ took }) => took))
  // Scrypt takes some 70 ms, and all else 5: without it an answer would take a tenth.
  expect(fastest(unknown)).toBeGreaterThan(fastest(known) / 4)
  expect(fastest(known)).toBeGreaterThan(fastest(unknown) / 4)
})

test("after ten wrong passwords the right one waits; others do not", async ({ team }) => {
  await join(team, "guessed")
  const anybody = await team.requestOf(null)
  const attempt = async (name: string, password: string) => {
    const form = { email: emailOf(name), password }
    return (await anybody.post("/sign-in/check", { form, maxRedirects: 0 })).headers().location
  }
  for (let guess = 0; guess < 10; guess++)
    expect(await attempt("guessed", `guess ${guess}`)).toBe("/sign-in?next=%2F&problem=wrong")
  const waiting = await attempt("guessed", PASSWORD)
  expect(waiting).toMatch(/^\/sign-in\?next=%2F&problem=limited&wait=\d+$/)
  expect(await (await anybody.get(waiting ?? "")).text()).toContain("Too many attempts. Wait 10 minutes")
  expect(await attempt("reader", PASSWORD)).toBe("/")
})

test("after signing in one goes to paths of this site only", async ({ team }) => {
  const anybody = await team.requestOf(null)
  for (const [next, to] of [
    ["/studies/demo?rows=model", "/studies/demo?rows=model"],
    ["//evil.example/", "/"],
    ["/\\evil.example/", "/"],
    ["https://evil.example/", "/"],
    ["javascript:alert(1)", "/"],
  ] as const) {
    const form = { email: emailOf("reader"), password: PASSWORD, next }
    const answer = await anybody.post("/sign-in/check", { form, maxRedirects: 0 })
    expect(answer.headers().location, next).toBe(to)
    const page = await anybody.get(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(await page.text()).not.toContain('evil.example/"')
  }
})

test("forms and requests of other sites are refused", async ({ team }) => {
  const { link, state } = await join(team, "lured")
  const context = await request.newContext({ baseURL: team.url, storageState: state })
  const elsewhere: Record<string, string>[] = [
    { Origin: "http://evil.example" },
    { Origin: "null" },
    { Origin: team.url.replace("127.0.0.1", "localhost") },
    { Origin: team.url, "Sec-Fetch-Site": "cross-site" },
    { Origin: team.url, "Sec-Fetch-Site": "same-site" },
    {},
  ]
  const form = { email: emailOf("reader"), password: PASSWORD }
  for (const headers of elsewhere)
    for (const path of ["/sign-in/check", "/sign-out", `${link}/accept`]) {
      const answer = await context.post(path, { form, headers, maxRedirects: 0 })
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403)
      expect(answer.headers()["set-cookie"]).toBeUndefined()
    }
  expect((await context.get("/account", { maxRedirects: 0 })).status()).toBe(200)
  await context.dispose()
})

test("an account: password, sessions and tokens; axe has nothing to say", async ({ team, browser }) => {
  const { state } = await join(team, "holder")
  const here = await browser.newContext({ baseURL: team.url, storageState: state })
  const there = await request.newContext(asOwnPage(team.url))
  const form = { email: emailOf("holder"), password: PASSWORD }
  expect((await there.post("/sign-in/check", { form, maxRedirects: 0 })).headers().location).toBe("/")
  const signedIn = async () => (await there.get("/account", { maxRedirects: 0 })).status()
  expect(await signedIn()).toBe(200)

  const page = await here.newPage()
  await page.goto("/account")
  const sessions = page.getByRole("region", { name: "Sessions" })
  await expect(sessions.getByRole("listitem")).toHaveCount(2)
  await expect(sessions.getByRole("listitem").first()).toContainText("this one")
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
  await sessions.getByRole("button", { name: "End this session" }).click()
  await expect(sessions.getByRole("listitem")).toHaveCount(1)
  expect(await signedIn()).toBe(303)

  await there.post("/sign-in/check", { form })
  expect(await signedIn()).toBe(200)
  const password = page.getByRole("form", { name: "Change the password" })
  await password.getByLabel("Old password").fill("not the password")
  await password.getByLabel("New password").fill("the password after it")
  await password.getByRole("button", { name: "Change" }).click()
  await expect(password).toContainText("The old password is another one.")
  expect(await signedIn()).toBe(200)
  await password.getByLabel("Old password").fill(PASSWORD)
  await password.getByLabel("New password").fill("the password after it")
  await password.getByRole("button", { name: "Change" }).click()
  await expect(password).toContainText("Changed.")
  expect(await signedIn()).toBe(303)

  const tokens = page.getByRole("region", { name: "API tokens" })
  await tokens.getByLabel("What it is for").fill("a script")
  await tokens.getByRole("button", { name: "Make a token" }).click()
  const token = await tokens
    .locator("code")
    .filter({ hasText: /^exh_[\w-]{43}$/ })
    .textContent()
  const headers = { Authorization: `Bearer ${token}` }
  const script = await request.newContext({ baseURL: team.url, extraHTTPHeaders: headers })
  // The stranger's kind of account: it sees what is open to all with one, and the demo is not.
  expect((await script.get("/api/v1/studies/demo/rates?outcome=harmful=yes")).status()).toBe(404)
  await tokens.getByRole("button", { name: "Revoke a script" }).click()
  await expect(tokens.getByRole("listitem")).toHaveCount(0)
  expect((await script.get("/api/v1/studies/demo/rates?outcome=harmful=yes")).status()).toBe(401)
  await Promise.all([here.close(), there.dispose(), script.dispose()])
})

test("a token reads what its person reads, over pages and API alike", async ({ team, page, axe }) => {
  const owner = await team.pageOf("reader")
  await owner.goto("/account")
  const tokens = owner.getByRole("region", { name: "API tokens" })
  await tokens.getByLabel("What it is for").fill("reading")
  await tokens.getByRole("button", { name: "Make a token" }).click()
  const token = await tokens
    .locator("code")
    .filter({ hasText: /^exh_[\w-]{43}$/ })
    .textContent()
  const headers = { Authorization: `Bearer ${token}` }
  const script = await request.newContext({ baseURL: team.url, extraHTTPHeaders: headers })
  for (const path of ["/studies/demo", "/api/v1/studies/demo/rates?outcome=harmful=yes"])
    expect((await script.get(path)).status(), path).toBe(200)
  expect((await script.get("/account")).status()).toBe(404)
  await script.dispose()

  for (const path of ["/sign-in", "/sign-in?problem=wrong", "/welcome/nothing", "/studies/nowhere"]) {
    await page.goto(`${team.url}${path}`)
    await axe()
    await page.setViewportSize({ width: 390, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
})
