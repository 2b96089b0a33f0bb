import { globSync } from "node:fs"
import type { APIRequestContext, APIResponse } from "@playwright/test"
import { drawn } from "@/lib/cli/test/sampled"
import { emailOf, expect, test } from "../team"
import { type Asked, type Needs, routes } from "./access/routes"
import { type Asker, askers, MARKER, openVault, type Vault } from "./access/vault"

const files = globSync("**/{page.tsx,route.ts}", { cwd: "app" })

test("the table has every page and route under app/", () => {
  const known = Object.keys(routes({ a: "", b: "", judgement: "", comment: "", flag: "" }))
  expect(files.length).toBeGreaterThan(30)
  expect(files.filter((file) => !known.includes(file))).toEqual([])
})

test("every page and route is asked for by everybody, and gives nothing to who may not have it", async ({
  team,
}, testInfo) => {
  test.slow()
  const vault = await openVault(team, testInfo.outputPath())
  const table = Object.entries(routes(vault.ids)).filter(([file]) => files.includes(file))
  for (const [visibility, asking] of [
    ["private", askers],
    // Members are let in by their role whatever the visibility.
    ["members", askers.slice(0, 3)],
    ["public", askers.slice(0, 4)],
  ] as const) {
    await post(vault.as.owner, "/studies/vault/people", "Who may read this study", { visibility })
    const wrong: string[] = []
    for (const [file, asked] of drawn("pages and routes, each asked for by everybody", table, visibility))
      for (const one of asked) {
        const found = asking.map((asker) => wrongWith(one, asker, visibility, vault, file))
        wrong.push(...(await Promise.all(found)).flat())
      }
    expect(wrong, `of a study that is ${visibility}`).toEqual([])
  }
  await vault.dispose()
})

test("what a form posts is refused to who may not, wherever they post it", async ({ team }, testInfo) => {
  const { as, dispose } = await openVault(team, testInfo.outputPath())
  const people = "/studies/vault/people"
  const isOpen = async () => (await as.anonymous.get("/studies/vault")).status() === 200
  await post(as.owner, people, "Who may read this study", { visibility: "private" })
  const open = await formOf(as.owner, people, "Who may read this study")
  const add = await formOf(as.owner, people, "Add somebody")
  const invite = await formOf(as.exhibit, "/people", "Invite somebody")
  for (const asker of ["anonymous", "stranger", "reader", "reviewer", "editor"] as const) {
    for (const place of [people, "/studies/vault", "/people", "/"]) {
      await as[asker].post(place, { multipart: { ...open, visibility: "public" } })
      await as[asker].post(place, { multipart: { ...add, email: emailOf("stranger"), role: "owner" } })
      const invited = await as[asker].post(place, { multipart: { ...invite, email: "mole@example.org" } })
      expect(await invited.text()).not.toContain("/welcome/")
    }
    expect(await isOpen(), asker).toBe(false)
    expect((await as.stranger.get("/studies/vault")).status(), asker).toBe(404)
  }
  const log = await (await as.exhibit.get("/audit/export")).text()
  expect(log).not.toContain("mole@example.org")
  // The very same fields, sent by who may.
  await as.owner.post(people, { multipart: { ...open, visibility: "public" } })
  expect(await isOpen()).toBe(true)
  await as.owner.post(people, { multipart: { ...open, visibility: "private" } })
  await dispose()
})

const LEAST: Record<Exclude<Needs, "open" | "account" | "nobody">, Asker> = {
  ...{ reader: "reader", reviewer: "reviewer", editor: "editor", owner: "owner", exhibit: "exhibit" },
}

function reads(asker: Asker, visibility: string): boolean {
  if (asker === "anonymous") return visibility === "public"
  return asker !== "stranger" || visibility !== "private"
}

function may({ needs, only, path }: Asked, asker: Asker, visibility: string): boolean {
  if (needs === "open") return true
  if (needs === "nobody") return false
  if (needs === "account") {
    // What is done in the vault takes who may read it; one's own account takes none of it.
    const inVault = /\/(judgements|flags)\//.test(path)
    return asker !== "anonymous" && (!inVault || reads(asker, visibility)) && (only ?? asker) === asker
  }
  if (needs === "reader") return reads(asker, visibility)
  return askers.indexOf(asker) >= askers.indexOf(LEAST[needs])
}

/** What is wrong with an answer: in the words of a line. */
async function wrongWith(asked: Asked, asker: Asker, visibility: string, vault: Vault, file: string) {
  const { path, data, method, ok = 200, needs } = asked
  const answer = await vault.as[asker].fetch(path, {
    method: method ?? "GET",
    data,
    maxRedirects: 0,
    maxRetries: 3,
  })
  const status = answer.status()
  const line = `${file}: ${asker} got ${status} of ${method ?? "GET"} ${path}`
  const allowed = may(asked, asker, visibility)
  const fits = allowed
    ? method
      ? ![401, 403].includes(status) && status < 500
      : status === ok
    : [...refusals(asked), ...(needs === "nobody" ? [ok, 400] : [])].includes(status)
  const leaks = !reads(asker, visibility) && (await holdsMarker(answer))
  return [...(fits ? [] : [line]), ...(leaks ? [`${line}, which tells of the study`] : [])]
}

/** Pages that need an account lead to where one signs in. */
const refusals = ({ needs, method }: Asked) =>
  method ? [401, 403, 404] : needs === "account" ? [303] : [401, 403, 404]

async function holdsMarker(answer: APIResponse): Promise<boolean> {
  const bytes = await answer.body()
  const head = JSON.stringify(answer.headersArray())
  return `${head}${bytes.toString("utf8")}`.toLowerCase().includes(MARKER)
}

/** The hidden fields of a page's form, by which a browser without scripts would send it. */
async function formOf(who: APIRequestContext, page: string, label: string): Promise<Record<string, string>> {
  const html = await (await who.get(page)).text()
  const form = html.split("<form").find((part) => part.includes(`aria-label="${label}"`)) ?? ""
  const inputs = [...(form.split("</form>")[0] ?? "").matchAll(/<input type="hidden"[^>]*>/g)]
  const fields = inputs.map(([input]) => [
    decode(/ name="([^"]*)"/.exec(input)?.[1] ?? ""),
    decode(/ value="([^"]*)"/.exec(input)?.[1] ?? ""),
  ])
  expect(fields.length, `${label} on ${page}`).toBeGreaterThan(0)
  return Object.fromEntries(fields)
}

function decode(html: string): string {
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
}

async function post(who: APIRequestContext, page: string, label: string, said: Record<string, string>) {
  const answer = await who.post(page, { multipart: { ...(await formOf(who, page, label)), ...said } })
  expect(answer.status(), `${label} on ${page}`).toBe(200)
}
