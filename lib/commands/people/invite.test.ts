import { beforeAll, describe, expect, test } from "vitest"
import { isPassword } from "@/lib/auth/password"
import { openStudy } from "@/lib/commands/studies/open"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { inTransaction } from "@/lib/db/transaction"
import { ANONYMOUS, type Person, SYSTEM } from "@/lib/model/people/viewer"
import { findInvitation } from "@/lib/queries/people/invitation"
import { accept, LinkError } from "./accept-invitation"
import { invite, inviteOwner, invitePassword } from "./invite"

testDatabase()

const password = "a fictional password"
const said = { name: "Ada", email: "", password }

const rolesOf = async (email: string) => {
  const { rows } = await pool().query(
    `SELECT s.slug, m.role FROM member m JOIN person p ON p.id = m.person_id JOIN study s ON s.id = m.study_id
     WHERE p.email = $1 ORDER BY s.slug`,
    [email],
  )
  return rows
}
const isTheirs = async (email: string, guess: string) => {
  const { rows } = await pool().query("SELECT id FROM person WHERE email = $1", [email])
  return inTransaction((client) => isPassword(client, rows[0].id, guess))
}

describe("the owner's link", () => {
  test("is the latest one's alone, makes the owner, and is used up", async () => {
    const first = await inviteOwner()
    const second = await inviteOwner()
    if (!first || !second) throw new Error("There is an owner before there can be one.")
    const olive = { ...said, name: "Olive", email: " Olive@Example.org " }
    await expect(accept(first.token, olive)).rejects.toThrow(LinkError)
    await expect(accept(second.token, { ...olive, password: "short" })).rejects.toThrow("at least 12")
    await expect(accept(second.token, { ...olive, email: "olive" })).rejects.toThrow("no e-mail address")
    await expect(accept(second.token, { ...olive, name: " " })).rejects.toThrow("what you are called")

    const together = await Promise.allSettled([accept(second.token, olive), accept(second.token, olive)])
    expect(together.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const { rows } = await pool().query("SELECT name, email, owner FROM person")
    expect(rows).toEqual([{ name: "Olive", email: "olive@example.org", owner: true }])
    expect(await isTheirs("olive@example.org", password)).toBe(true)
    expect(await isTheirs("olive@example.org", "another password")).toBe(false)
    expect(await inviteOwner()).toBeNull()
  })
})

describe("a member's link", () => {
  let studies: number[] = []
  let head: Person
  beforeAll(async () => {
    studies = [await openStudy("one"), await openStudy("two")]
    head = await insertPerson("Hedda", { study: "one", role: "owner" })
  })
  const [one, two] = [() => ({ study: studies[0] ?? 0 }), () => ({ study: studies[1] ?? 0 })]

  test("gives its roles, whatever e-mail address is sent with it", async () => {
    const roles = [
      { ...one(), role: "reviewer" as const },
      { ...two(), role: "reader" as const },
    ]
    const { token } = await invite(SYSTEM, { email: "Ada@Example.org", name: "Ada L.", roles })
    expect(await findInvitation(token)).toMatchObject({
      kind: "member",
      email: "ada@example.org",
      name: "Ada L.",
    })
    await accept(token, { ...said, email: "eve@example.org" })
    expect(await rolesOf("ada@example.org")).toEqual([
      { slug: "one", role: "reviewer" },
      { slug: "two", role: "reader" },
    ])
    expect(await findInvitation(token)).toBeNull()
    await expect(accept(token, said)).rejects.toThrow(LinkError)
    await expect(invite(SYSTEM, { email: "ada@example.org", roles })).rejects.toThrow(
      "has an account already",
    )
  })

  test("vouches for the address only where it comes from the command line or this Exhibit’s owner", async () => {
    const roles = [{ ...one(), role: "reader" as const }]
    const verified = async (email: string) =>
      (await pool().query("SELECT email_verified AS yes FROM person WHERE email = $1", [email])).rows[0]?.yes
    await accept((await invite(SYSTEM, { email: "vera@example.org", roles })).token, said)
    expect(await verified("vera@example.org")).toBe(true)
    const [owner] = (
      await pool().query("SELECT id, name, email FROM person WHERE email = 'vera@example.org'")
    ).rows
    await pool().query("UPDATE member SET role = 'owner' WHERE person_id = $1", [owner.id])
    const vera: Person = { kind: "person", ...owner, owner: false, token: null }
    await accept((await invite(vera, { email: "victor@example.org", roles })).token, said)
    expect(await verified("victor@example.org")).toBe(false)
  })

  test("of one who has joined meanwhile gives the roles and leaves the password", async () => {
    const roles = [{ ...two(), role: "editor" as const }]
    const [first, second] = [
      await invite(SYSTEM, { email: "bo@example.org", roles: [] }),
      await invite(SYSTEM, { email: "bo@example.org", roles }),
    ]
    expect(await accept(first.token, said)).toEqual({ email: "bo@example.org", password: true })
    const other = { ...said, password: "another fictional one" }
    expect(await accept(second.token, other)).toEqual({ email: "bo@example.org", password: false })
    expect(await rolesOf("bo@example.org")).toEqual([{ slug: "two", role: "editor" }])
    expect(await isTheirs("bo@example.org", password)).toBe(true)
  })

  test("is no good when it has expired, or was never made", async () => {
    const { token } = await invite(SYSTEM, { email: "cleo@example.org", roles: [] })
    await pool().query("UPDATE invitation SET expires_at = now() - interval '1 second'")
    for (const bad of [token, "nothing", ""]) {
      expect(await findInvitation(bad)).toBeNull()
      await expect(accept(bad, said)).rejects.toThrow("This link is no longer good")
    }
  })

  test("is made by owners, each for what they own", async () => {
    const email = "dora@example.org"
    const to = (role: { study: number }) => ({ email, roles: [{ ...role, role: "reader" as const }] })
    const reviewer = await insertPerson("Rhea", { study: "one", role: "editor" })
    const token = { ...head, token: { id: 1, writes: false } }
    await expect(invite(head, to(two()))).rejects.toThrow("Only a study’s owner")
    await expect(invite(head, { email, roles: [...to(one()).roles, ...to(two()).roles] })).rejects.toThrow()
    await expect(invite(head, { email, roles: [] })).rejects.toThrow("Only a study’s owner")
    for (const who of [reviewer, token, ANONYMOUS, { kind: "local" as const }])
      await expect(invite(who, to(one()))).rejects.toThrow()
    const { rows } = await pool().query("SELECT FROM invitation WHERE email = $1", [email])
    expect(rows).toHaveLength(0)
    await invite(head, to(one()))
    await invite({ ...head, owner: true }, to(two()))
    const audit = await pool().query("SELECT actor, action, study_id FROM audit_entry WHERE subject = $1", [
      email,
    ])
    expect(audit.rows).toEqual(studies.map((study_id) => ({ actor: "Hedda", action: "invite", study_id })))
  })
})

describe("a link for a new password", () => {
  test("sets it, ends every session, and is made by the owner of this Exhibit only", async () => {
    const { rows } = await pool().query("SELECT id FROM person WHERE email = 'ada@example.org'")
    const [{ id }] = rows
    await pool().query(
      "INSERT INTO session (id, token, person_id, expires_at) VALUES ('s', 't', $1, now() + interval '1 day')",
      [id],
    )
    const head = await insertPerson("Hugo", { study: "one", role: "owner" })
    await expect(invitePassword(head, id)).rejects.toThrow()
    const byToken = { ...head, owner: true, token: { id: 1, writes: true } }
    await expect(invitePassword(byToken, id)).rejects.toThrow("sign in for that")
    const { token } = await invitePassword({ ...head, owner: true }, id)
    await expect(accept(token, { ...said, password: "short" })).rejects.toThrow("at least 12")
    await accept(token, { ...said, password: "the password after it" })
    expect(await isTheirs("ada@example.org", "the password after it")).toBe(true)
    expect((await pool().query("SELECT FROM session WHERE person_id = $1", [id])).rowCount).toBe(0)
  })

  test("is no good for an account that was closed", async () => {
    const person = await insertPerson("Cosima")
    const { token } = await invitePassword(SYSTEM, person.id)
    await pool().query("UPDATE person SET closed_at = now() WHERE id = $1", [person.id])
    await expect(accept(token, said)).rejects.toThrow(LinkError)
    await expect(invitePassword(SYSTEM, person.id)).rejects.toThrow("no open account")
  })
})
