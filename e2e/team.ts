import { type APIRequestContext, type BrowserContext, type Page, request } from "@playwright/test"
import { test as base, expect, runExhibit } from "./fixtures"
import { freshData, startExhibit } from "./start-exhibit"

export { expect }

const roles = {
  editor: "editor",
  reviewer: "reviewer",
  second: "reviewer",
  third: "reviewer",
  reader: "reader",
  stranger: null,
} as const

/** Of the study `demo`, but for its stranger, who only has an account. */
export type Member = "owner" | keyof typeof roles

export const PASSWORD = "a fictional password"
export const emailOf = (name: string) => `${name}@example.org`

/** What a browser keeps of somebody who has signed in. */
type SignedIn = Awaited<ReturnType<APIRequestContext["storageState"]>>

type Company = { url: string; data: string; people: Record<Member, SignedIn> }

type Team = {
  url: string
  /** A page in a browser of this person's own; of nobody's for null. */
  pageOf(name: Member | null): Promise<Page>
  /** Requests as a page of theirs would send them. */
  requestOf(name: Member | null): Promise<APIRequestContext>
  exhibit(args: string[]): ReturnType<typeof runExhibit>
}

/** A server for this worker's tests, with the demo, an owner and people who can sign in. */
export const test = base.extend<{ team: Team }, { company: Company }>({
  company: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern.
    async ({}, use) => {
      const data = await freshData()
      const server = await startExhibit(data.folder, { EXHIBIT_DEMO: "1" })
      try {
        await use({ url: server.url, data: data.folder, people: await gather(server, data.folder) })
      } finally {
        await server.end("SIGTERM")
        await data.remove()
      }
    },
    { scope: "worker", timeout: 180_000 },
  ],
  team: async ({ company, browser }, use) => {
    const { url, data, people } = company
    const open: (BrowserContext | APIRequestContext)[] = []
    const stateOf = (name: Member | null) => (name === null ? {} : { storageState: people[name] })
    await use({
      url,
      async pageOf(name) {
        const context = await browser.newContext({ baseURL: url, ...stateOf(name) })
        open.push(context)
        return context.newPage()
      },
      async requestOf(name) {
        const context = await request.newContext({ ...asOwnPage(url), ...stateOf(name) })
        open.push(context)
        return context
      },
      exhibit: (args) => runExhibit(args, { EXHIBIT_DATA: data }),
    })
    await Promise.all(open.map((context) => ("close" in context ? context.close() : context.dispose())))
  },
})

async function gather(server: Awaited<ReturnType<typeof startExhibit>>, data: string) {
  const { url } = server
  const join = async (name: Exclude<Member, "owner">) => {
    const role = roles[name]
    const place = role === null ? [] : ["--study", "demo", "--role", role]
    const args = ["invite", "--email", emailOf(name), "--name", name, ...place, "--at", url]
    const { code, stdout, stderr } = await runExhibit(args, { EXHIBIT_DATA: data })
    expect(code, stderr).toBe(0)
    return accept(url, stdout.trim(), name)
  }
  const owner = await accept(url, await server.setUpLink(), "owner")
  const [editor, reviewer, second, third, reader, stranger] = await Promise.all([
    join("editor"),
    join("reviewer"),
    join("second"),
    join("third"),
    join("reader"),
    join("stranger"),
  ])
  return { owner, editor, reviewer, second, third, reader, stranger }
}

/** Joins by the link of an invitation, and gives what a browser then holds. */
export async function accept(url: string, link: string, name: string): Promise<SignedIn> {
  const context = await request.newContext(asOwnPage(url))
  const form = { name, email: emailOf(name), password: PASSWORD }
  const answer = await context.post(`${link}/accept`, { form, maxRedirects: 0 })
  expect([answer.status(), answer.headers().location], `${name} joins`).toEqual([303, "/"])
  const state = await context.storageState()
  await context.dispose()
  return state
}

/** Says, as browsers do, that a page of the site itself sends it. */
export const asOwnPage = (url: string) => ({ baseURL: url, extraHTTPHeaders: { Origin: url } })
