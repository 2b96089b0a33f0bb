import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { gateOf } from "@/lib/auth/gate"
import { makeToken } from "@/lib/commands/people/tokens"
import { openStudy } from "@/lib/commands/studies/open"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"

testDatabase()

const before = process.env.EXHIBIT_PEERS
beforeAll(async () => {
  process.env.EXHIBIT_PEERS = String(process.pid)
  await openStudy("one")
})
afterAll(() => {
  if (before === undefined) delete process.env.EXHIBIT_PEERS
  else process.env.EXHIBIT_PEERS = before
})

const from = (peer: string, more: Record<string, string> = {}) =>
  new Headers({ host: "127.0.0.1:3000", "x-exhibit-peer": peer, ...more })
const gate = async (path: string, headers: Headers) =>
  (await gateOf(headers, new URL(path, "http://127.0.0.1:3000"))).kind

describe("before there is an owner", () => {
  test("who is at this machine reads; who is not comes to the link alone", async () => {
    for (const path of ["/", "/studies/one", "/methods", "/api/v1/studies", "/sign-in", "/sign-in/check"]) {
      expect(await gate(path, from("127.0.0.1")), path).toBe("open")
      expect(await gate(path, from("192.0.2.1")), path).toBe("refused")
      expect(await gate(path, from("127.0.0.1", { "x-forwarded-for": "192.0.2.1" })), path).toBe("refused")
    }
    expect(await gate("/welcome/a-token", from("192.0.2.1"))).toBe("open")
    expect(await gate("/welcome/a-token/accept", from("192.0.2.1"))).toBe("open")
    expect(await gate("/studies/nowhere", from("127.0.0.1"))).toBe("not here")
    expect(await gate("/account", from("127.0.0.1"))).toBe("sign in")
  })
})

describe("once there is one", () => {
  let headers: Headers
  beforeAll(async () => {
    const owner = await insertPerson("Olive")
    await pool().query("UPDATE person SET owner = true WHERE id = $1", [owner.id])
    const member = await insertPerson("Rhea", { study: "one" })
    const token = await makeToken(member, { name: "script", writes: false, days: 1 })
    headers = from("192.0.2.1", { authorization: `Bearer ${token}` })
  })

  test("a private study is there for its members, from wherever they ask", async () => {
    for (const path of ["/studies/one", "/studies/one/transcripts?search=x"]) {
      expect(await gate(path, from("127.0.0.1")), path).toBe("not here")
      expect(await gate(path, headers), path).toBe("open")
    }
    expect(await gate("/studies/one/people", headers)).toBe("not here")
    expect(await gate("/t/0123456789abc", headers)).toBe("not here")
    expect(await gate("/people", from("127.0.0.1"))).toBe("not here")
    expect(await gate("/account", from("127.0.0.1"))).toBe("sign in")
    expect(await gate("/account", headers)).toBe("not here")
  })

  test("a public one is there for everybody", async () => {
    await pool().query("UPDATE study SET visibility = 'public'")
    expect(await gate("/studies/one", from("192.0.2.1"))).toBe("open")
    await pool().query("UPDATE study SET visibility = 'private'")
  })

  test("a token that is not good is refused on every page", async () => {
    for (const path of ["/", "/methods", "/studies/one"])
      expect(
        await gateOf(from("127.0.0.1", { authorization: "Bearer exh_x" }), new URL(path, "http://x")),
      ).toEqual({
        kind: "refused",
        status: 401,
        message: expect.stringMatching(/This API token is not good/),
      })
  })
})
