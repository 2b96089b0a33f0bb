import { createHmac } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { hasOwner } from "@/lib/auth/has-owner"
import { askedBy, viewerOf } from "@/lib/auth/viewer-of"
import { makeToken, revokeToken } from "@/lib/commands/people/tokens"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { AccessError, type Person } from "@/lib/model/people/viewer"

testDatabase()

const secret = "a fictional secret of at least 32 characters"
const before = { ...process.env }
beforeAll(() => {
  Object.assign(process.env, { EXHIBIT_SECRET: secret, EXHIBIT_PEERS: String(process.pid) })
})
afterAll(() => {
  for (const name of ["EXHIBIT_SECRET", "EXHIBIT_PEERS", "EXHIBIT_TRUST_PROXY"]) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
})

const local = { host: "127.0.0.1:3000", "x-exhibit-peer": "127.0.0.1", "x-forwarded-for": "127.0.0.1" }
const kindOf = async (headers: Record<string, string>) => (await viewerOf(new Headers(headers))).kind

describe("before there is an owner", () => {
  test("who sits at this machine reads, by every name of it", async () => {
    expect(await kindOf(local)).toBe("local")
    expect(await kindOf({ ...local, host: "localhost:3000" })).toBe("local")
    expect(await kindOf({ ...local, host: "[::1]:3000", "x-exhibit-peer": "::1" })).toBe("local")
    expect(await kindOf({ ...local, "x-exhibit-peer": "::ffff:127.0.0.1" })).toBe("local")
  })

  test.each([
    ["comes from elsewhere", { "x-exhibit-peer": "192.0.2.7" }],
    ["only looks like loopback", { "x-exhibit-peer": "127.0.0.1.example.org" }],
    ["was passed on by a proxy", { "x-forwarded-for": "192.0.2.7" }],
    ["was passed on by two", { "x-forwarded-for": "127.0.0.1, 192.0.2.7" }],
    ["was passed on, in another header", { forwarded: "for=192.0.2.7" }],
    ["was passed on, in a third", { "x-real-ip": "192.0.2.7" }],
    ["asks for another name", { host: "exhibit.example.org" }],
    ["was asked for another name", { "x-forwarded-host": "exhibit.example.org" }],
  ])("who %s does not", async (_, headers) => {
    expect(await kindOf({ ...local, ...headers })).toBe("anonymous")
  })

  test("nobody does where the server does not know from where requests come", async () => {
    for (const other of ["", "1"]) {
      process.env.EXHIBIT_PEERS = other
      expect(await kindOf(local)).toBe("anonymous")
    }
    process.env.EXHIBIT_PEERS = String(process.pid)
  })
})

describe("once there is one", () => {
  let person: Person
  beforeAll(async () => {
    expect(await hasOwner()).toBe(false)
    const owner = await insertPerson("Olive")
    await pool().query("UPDATE person SET owner = true WHERE id = $1", [owner.id])
    person = await insertPerson("Rhea")
  })

  test("who sits at this machine is nobody in particular", async () => {
    expect(await hasOwner()).toBe(true)
    expect(await kindOf(local)).toBe("anonymous")
  })

  describe("a session", () => {
    beforeEach(async () => {
      await pool().query("DELETE FROM session")
      await pool().query(
        `INSERT INTO session (id, token, person_id, expires_at) VALUES ('s', 'fictional', $1, now() + interval '1 day')`,
        [person.id],
      )
    })
    const cookie = (token: string, key = secret) => {
      const signature = createHmac("sha256", key).update(token).digest("base64")
      return new Headers({
        cookie: `a=b; exhibit.session_token=${encodeURIComponent(`${token}.${signature}`)}`,
      })
    }

    test("is its person", async () => {
      expect(await viewerOf(cookie("fictional"))).toEqual(person)
    })

    test("is nobody with another signature, without one, or of no session", async () => {
      expect((await viewerOf(cookie("fictional", `another ${secret}`))).kind).toBe("anonymous")
      expect((await viewerOf(cookie("other"))).kind).toBe("anonymous")
      for (const value of ["fictional", "fictional.", ".", "%E0%A4%A", ""])
        expect(await kindOf({ cookie: `exhibit.session_token=${value}` }), value).toBe("anonymous")
    })

    test.each([
      ["it has expired", "UPDATE session SET expires_at = now() - interval '1 second'"],
      ["it was revoked", "DELETE FROM session"],
      ["its account was closed", "UPDATE person SET closed_at = now() WHERE name = 'Rhea'"],
    ])("is nobody once %s", async (_, change) => {
      expect((await viewerOf(cookie("fictional"))).kind).toBe("person")
      await pool().query(change)
      expect((await viewerOf(cookie("fictional"))).kind).toBe("anonymous")
      await pool().query("UPDATE person SET closed_at = NULL")
    })

    test("is to be renewed a day after it last was", async () => {
      expect((await askedBy(cookie("fictional"))).renew).toBeNull()
      await pool().query("UPDATE session SET updated_at = now() - interval '25 hours'")
      expect((await askedBy(cookie("fictional"))).renew).toBe("fictional")
    })

    test("over https, its cookie is one that only https sets", async () => {
      process.env.EXHIBIT_TRUST_PROXY = "1"
      const headers = cookie("fictional")
      headers.set("x-forwarded-proto", "https")
      expect((await viewerOf(headers)).kind).toBe("anonymous")
      headers.set("cookie", (headers.get("cookie") ?? "").replace("exhibit.", "__Secure-exhibit."))
      expect(await viewerOf(headers)).toEqual(person)
      process.env.EXHIBIT_TRUST_PROXY = ""
    })
  })

  describe("an API token", () => {
    const bearing = (token: string) => new Headers({ authorization: `Bearer ${token}` })
    const refused = expect.objectContaining({ signedIn: false })
    const rowOf = async () => (await pool().query("SELECT * FROM api_token ORDER BY id DESC LIMIT 1")).rows[0]

    test("is its person, with what it may; it is stored as a hash only, and says when it was used", async () => {
      const token = await makeToken(person, { name: "reads", writes: false, days: 7 })
      expect(token).toMatch(/^exh_[\w-]{43}$/)
      const made = await rowOf()
      expect(made).toMatchObject({ start: token.slice(0, 8), last_used_at: null })
      expect(JSON.stringify(made)).not.toContain(token)
      expect(await viewerOf(bearing(token))).toEqual({ ...person, token: { id: made.id, writes: false } })
      expect((await rowOf()).last_used_at).not.toBeNull()
    })

    test.each([
      ["mistyped", async (token: string) => `${token}x`],
      ["made up", async () => "exh_nothing"],
      ["empty of all but a scheme", async () => "x"],
      [
        "expired",
        async (token: string) => {
          await pool().query("UPDATE api_token SET expires_at = now() - interval '1 second'")
          return token
        },
      ],
      [
        "revoked",
        async (token: string) => {
          await revokeToken(person, (await rowOf()).id)
          return token
        },
      ],
    ])("that is %s is refused, even where one would need none", async (_, spoil) => {
      const token = await makeToken(person, { name: "spoiled", writes: true, days: 7 })
      await expect(viewerOf(bearing(await spoil(token)))).rejects.toEqual(refused)
    })

    test("makes and revokes no token", async () => {
      const token = await makeToken(person, { name: "writes", writes: true, days: null })
      const holder = await viewerOf(bearing(token))
      await expect(makeToken(holder, { name: "more", writes: true, days: null })).rejects.toThrow(AccessError)
      await expect(revokeToken(holder, (await rowOf()).id)).rejects.toThrow(AccessError)
    })

    test("of another is not one's to revoke", async () => {
      await makeToken(person, { name: "hers", writes: true, days: null })
      const other = await insertPerson("Otto")
      await expect(revokeToken(other, (await rowOf()).id)).rejects.toThrow("You have no such token")
    })
  })
})
