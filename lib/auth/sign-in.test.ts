import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { exceeded } from "@/lib/auth/limit"
import { signIn, signOut } from "@/lib/auth/sign-in"
import { viewerOf } from "@/lib/auth/viewer-of"
import { accept } from "@/lib/commands/people/accept-invitation"
import { changePassword, revokeSessions } from "@/lib/commands/people/change-account"
import { invite, inviteOwner } from "@/lib/commands/people/invite"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { type Person, SYSTEM } from "@/lib/model/people/viewer"

testDatabase()

const password = "a fictional password"
const variables = {
  EXHIBIT_SECRET: "a fictional secret of at least 32 characters",
  EXHIBIT_PEERS: String(process.pid),
}
const before = Object.keys(variables).map((name) => [name, process.env[name]] as const)
beforeAll(() => void Object.assign(process.env, variables))
afterAll(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

let network = 0
/** A request of a browser, from a network of its own unless one is named. */
const asking = (peer = `192.0.2.${++network}`) =>
  new Headers({ host: "127.0.0.1:3000", "x-exhibit-peer": peer, "user-agent": "Fictional/1.0" })

/** The headers of the next request of a browser that got these cookies. */
function withCookies(cookies: string[]): Headers {
  const headers = asking()
  headers.set("cookie", cookies.map((cookie) => cookie.split(";")[0]).join("; "))
  return headers
}

async function enter(email: string, guess = password): Promise<Headers> {
  const signedIn = await signIn(asking(), email, guess)
  if (!("cookies" in signedIn)) throw new Error(signedIn.problem)
  return withCookies(signedIn.cookies)
}

async function personIn(headers: Headers): Promise<Person> {
  const who = await viewerOf(headers)
  if (who.kind !== "person") throw new Error("Nobody is signed in.")
  return who
}

async function join(email: string) {
  const { token } = await invite(SYSTEM, { email, roles: [] })
  await accept(token, { name: email, email, password })
}

beforeAll(async () => {
  const owners = await inviteOwner()
  await accept(owners?.token ?? "", { name: "Olive", email: "olive@example.org", password })
})

describe("signing in", () => {
  test("with the right password, in whatever case the address is typed, makes a session", async () => {
    await join("ada@example.org")
    const headers = await enter(" Ada@Example.ORG ")
    expect(await viewerOf(headers)).toMatchObject({ email: "ada@example.org", owner: false, token: null })
    const { rows } = await pool().query(
      "SELECT ip_address, user_agent, expires_at - now() > interval '13 days 23 hours' AS long FROM session",
    )
    expect(rows).toEqual([
      { ip_address: expect.stringMatching(/^192\.0\.2\./), user_agent: "Fictional/1.0", long: true },
    ])
    const audit = await pool().query("SELECT actor, subject FROM audit_entry WHERE action = 'sign in'")
    expect(audit.rows).toEqual([{ actor: "ada@example.org", subject: "ada@example.org" }])
  })

  test("is refused in one way, whatever is wrong", async () => {
    await join("bo@example.org")
    await pool().query("UPDATE person SET closed_at = now() WHERE email = 'bo@example.org'")
    await join("cleo@example.org")
    await pool().query(
      "DELETE FROM credential WHERE person_id = (SELECT id FROM person WHERE email = 'cleo@example.org')",
    )
    const tries: [string, string][] = [
      ...([["ada@example.org", "another password"]] as [string, string][]),
      ["nobody@example.org", password],
      ["bo@example.org", password],
      ["cleo@example.org", password],
      ["no address", password],
      ["", ""],
      ["ada@example.org", "x".repeat(10_000)],
    ]
    const sessions = async () => (await pool().query("SELECT FROM session")).rowCount
    const before = await sessions()
    for (const [email, guess] of tries)
      expect(await signIn(asking(), email, guess), email).toEqual({ problem: "wrong" })
    expect(await sessions()).toBe(before)
  })

  test("is limited by address, from wherever it is tried; being right before forgives", async () => {
    await join("dora@example.org")
    for (let attempt = 0; attempt < 9; attempt++)
      expect(await signIn(asking(), "dora@example.org", "wrong")).toEqual({ problem: "wrong" })
    await enter("dora@example.org")
    for (let attempt = 0; attempt < 10; attempt++) await signIn(asking(), "dora@example.org", "wrong")
    const refused = { problem: "limited", seconds: expect.any(Number) }
    expect(await signIn(asking(), "dora@example.org", password)).toEqual(refused)
    expect(await signIn(asking(), "DORA@example.org", password)).toEqual(refused)
    await enter("ada@example.org")
  })

  test("is limited by network, whatever is tried; of IPv6 that is a subscriber's", async () => {
    for (const [peer, neighbour] of [
      ["203.0.113.5", "203.0.113.6"],
      ["2001:db8:1:2:a::1", "2001:db8:1:3::1"],
    ] as const) {
      const tried = Array.from({ length: 5 }, (_, index) =>
        signIn(asking(peer), `${index}@example.org`, "wrong"),
      )
      expect(await Promise.all(tried)).toEqual(tried.map(() => ({ problem: "wrong" })))
      await pool().query("UPDATE rate_limit SET count = 10 * count WHERE key LIKE $1 AND count = 5", [
        `sign in from ${peer.slice(0, 9)}%`,
      ])
      expect(await signIn(asking(peer.replace("a::1", "b::7")), "ada@example.org", password)).toMatchObject({
        problem: "limited",
      })
      expect(await signIn(asking(neighbour), "ada@example.org", password)).toHaveProperty("cookies")
    }
  })

  test("counts attempts of one moment, each", async () => {
    const limit = { window: 60, max: 5 }
    const tried = await Promise.all(Array.from({ length: 20 }, () => exceeded("at once", limit)))
    expect(tried.filter((wait) => wait === null)).toHaveLength(5)
    await pool().query("UPDATE rate_limit SET last_request = last_request - 61000 WHERE key = 'at once'")
    expect(await exceeded("at once", limit)).toBeNull()
  })
})

test("signing out ends the session and takes its cookie", async () => {
  const headers = await enter("ada@example.org")
  expect((await signOut(headers)).join()).toMatch(/exhibit\.session_token=;.*Max-Age=0/)
  expect((await viewerOf(headers)).kind).toBe("anonymous")
})

describe("a new password", () => {
  test("takes the old one, and ends every other session", async () => {
    await join("eva@example.org")
    const [here, there] = [await enter("eva@example.org"), await enter("eva@example.org")]
    const eva = await personIn(here)
    const { rows } = await pool().query("SELECT token FROM session WHERE person_id = $1", [eva.id])
    const token = rows.find((row) => here.get("cookie")?.includes(row.token))?.token
    const next = "the password after it"
    await expect(changePassword(eva, token, { old: "wrong", password: next })).rejects.toThrow("another one")
    await expect(changePassword(eva, token, { old: password, password: "short" })).rejects.toThrow("12")
    await changePassword(eva, token, { old: password, password: next })
    expect((await viewerOf(here)).kind).toBe("person")
    expect((await viewerOf(there)).kind).toBe("anonymous")
    expect(await signIn(asking(), "eva@example.org", password)).toEqual({ problem: "wrong" })
    await enter("eva@example.org", next)
    for (let attempt = 0; attempt < 10; attempt++)
      await changePassword(eva, token, { old: "wrong", password: next }).catch(() => {})
    await expect(changePassword(eva, token, { old: next, password })).rejects.toThrow("Too many attempts")
  })
})

test("one ends one's own sessions and no others", async () => {
  await join("fay@example.org")
  const [here, there] = [await enter("fay@example.org"), await enter("fay@example.org")]
  const fay = await personIn(here)
  const other = await personIn(await enter("olive@example.org"))
  const { rows } = await pool().query("SELECT id, token FROM session WHERE person_id = $1", [fay.id])
  const left = rows.find((row) => there.get("cookie")?.includes(row.token))
  await expect(revokeSessions(other, { id: left.id })).rejects.toThrow("no other such session")
  await revokeSessions(fay, { id: left.id })
  expect((await viewerOf(there)).kind).toBe("anonymous")
  const again = await enter("fay@example.org")
  await revokeSessions(fay, { but: rows.find((row) => row !== left)?.token })
  expect([(await viewerOf(again)).kind, (await viewerOf(here)).kind]).toEqual(["anonymous", "person"])
})
