import { randomUUID } from "node:crypto"
import { beforeEach, describe, expect, test } from "vitest"
import { addMember, changeRole, removeMember } from "@/lib/commands/people/change-member"
import { closeAccount, reopenAccount } from "@/lib/commands/people/close-account"
import { invite } from "@/lib/commands/people/invite"
import { withdrawInvitation } from "@/lib/commands/people/withdraw-invitation"
import { changeVisibility } from "@/lib/commands/studies/change-visibility"
import { openStudy } from "@/lib/commands/studies/open"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { loadAudit } from "@/lib/filters/people"
import { ANONYMOUS, type Person, type Role, SYSTEM, type Visibility } from "@/lib/model/people/viewer"
import { listPeople } from "@/lib/queries/people/accounts"
import { listAudit } from "@/lib/queries/people/audit"
import { membersOf, pendingInvitations } from "@/lib/queries/people/members"
import { findStudy } from "@/lib/queries/studies/find"

testDatabase()

let slug = ""
let studies = 0
let root: Person
let owner: Person
beforeEach(async () => {
  slug = `study-${++studies}`
  await openStudy(slug)
  owner = await insertPerson("Olga", { study: slug, role: "owner" })
  root = { ...(await insertPerson("Root")), owner: true }
  await pool().query("UPDATE person SET owner = true WHERE id = $1", [root.id])
})

async function studyFor(viewer: Person) {
  const study = await findStudy(viewer, slug)
  if (!study) throw new Error("the study is there for its owner")
  return study
}

const everything = await loadAudit({})
const log = async () => (await listAudit({ study: await studyFor(owner) }, everything)).rows
const roles = async () => (await membersOf(await studyFor(owner))).map(({ name, role }) => [name, role])

describe("members", () => {
  test("an account is added by its e-mail address whatever its capitals, changed, removed; the log says all of it", async () => {
    const study = await studyFor(owner)
    const ada = await insertPerson("Ada")
    expect(await findStudy(ada, slug)).toBeNull()
    expect(await addMember(owner, study, ` ${ada.email.toUpperCase()} `, "reviewer")).toBe(true)
    expect(await roles()).toEqual([
      ["Olga", "owner"],
      ["Ada", "reviewer"],
    ])
    expect((await findStudy(ada, slug))?.role).toBe("reviewer")
    await changeRole(owner, study, ada.id, "editor")
    await changeRole(owner, study, ada.id, "editor")
    expect((await findStudy(ada, slug))?.role).toBe("editor")
    await removeMember(owner, study, ada.id)
    expect(await findStudy(ada, slug)).toBeNull()
    expect(
      (await log()).map(({ actor, action, subject, details }) => [actor, action, subject, details]),
    ).toEqual([
      ["Olga", "change access", "Ada", { was: "editor", is: "no member", email: ada.email }],
      ["Olga", "change access", "Ada", { was: "reviewer", is: "editor", email: ada.email }],
      ["Olga", "change access", "Ada", { was: "no member", is: "reviewer", email: ada.email }],
    ])
  })

  test("who has no account is not added, who is no member not changed, and a closed account says so", async () => {
    const study = await studyFor(owner)
    const gone = await insertPerson("Gone")
    await closeAccount(root, gone.id)
    expect(await addMember(owner, study, "nobody@example.org", "reader")).toBe(false)
    await expect(addMember(owner, study, gone.email, "reader")).rejects.toThrow("closed")
    await expect(changeRole(owner, study, gone.id, "owner")).rejects.toThrow("no member")
    await expect(removeMember(owner, study, gone.id)).rejects.toThrow("no member")
    expect(await roles()).toEqual([["Olga", "owner"]])
    expect(await log()).toEqual([])
  })

  test("the last owner may leave: who owns this Exhibit is still the way in", async () => {
    await removeMember(owner, await studyFor(owner), owner.id)
    expect(await findStudy(owner, slug)).toBeNull()
    expect((await findStudy(root, slug))?.role).toBe("owner")
    await addMember(root, await studyFor(root), owner.email, "owner")
    expect(await roles()).toEqual([["Olga", "owner"]])
  })

  test("an invitation waits in the list until it is withdrawn; its link is in no list", async () => {
    const study = await studyFor(owner)
    const { token } = await invite(owner, {
      email: "new@example.org",
      roles: [{ study: study.id, role: "editor" }],
    })
    const [pending, ...others] = await pendingInvitations(study)
    expect(others).toEqual([])
    expect(pending).toMatchObject({ email: "new@example.org", role: "editor", by: "Olga" })
    expect(JSON.stringify([pending, await log()])).not.toContain(token)
    const other = await openStudy(`${slug}-other`)
    await expect(withdrawInvitation(root, { id: other, role: "owner" }, pending?.id ?? 0)).rejects.toThrow(
      "no more",
    )
    await withdrawInvitation(owner, study, pending?.id ?? 0)
    expect(await pendingInvitations(study)).toEqual([])
    await expect(withdrawInvitation(owner, study, pending?.id ?? 0)).rejects.toThrow("no more")
  })
})

describe("who may read", () => {
  const seen: [Visibility, (Role | null)[]][] = [
    ["members", ["reader", null]],
    ["public", ["reader", "reader"]],
    ["private", [null, null]],
  ]

  test("a study is opened to accounts, to everybody, and closed again; opening is sharing", async () => {
    const stranger = await insertPerson("Stranger")
    for (const [visibility, expected] of seen) {
      await changeVisibility(owner, await studyFor(owner), visibility)
      await changeVisibility(owner, await studyFor(owner), visibility)
      const found = await Promise.all([findStudy(stranger, slug), findStudy(ANONYMOUS, slug)])
      expect(found.map((study) => study?.role ?? null)).toEqual(expected)
    }
    expect((await log()).map(({ action, details }) => [action, details])).toEqual([
      ["change access", { was: "public", is: "private" }],
      ["share", { was: "members", is: "public" }],
      ["share", { was: "private", is: "members" }],
    ])
  })
})

describe("accounts", () => {
  test("closing one ends its sessions, tokens and password links; opening it gives none of them back", async () => {
    const ada = await insertPerson("Ada", { study: slug, role: "reviewer" })
    await pool().query(
      "INSERT INTO session (id, token, person_id, expires_at) VALUES ($1, $1, $2, now() + interval '1 day')",
      [randomUUID(), ada.id],
    )
    await pool().query(
      "INSERT INTO api_token (person_id, name, hash, start) VALUES ($1, 'laptop', $2, 'exh_')",
      [ada.id, Buffer.alloc(32, studies)],
    )
    await pool().query(
      `INSERT INTO invitation (hash, kind, person_id, invited_by, expires_at)
       VALUES ($1, 'password', $2, 'Root', now() + interval '1 day')`,
      [Buffer.alloc(32, studies), ada.id],
    )
    const left = async () => {
      const { rows } = await pool().query(
        `SELECT (SELECT count(*)::int FROM session WHERE person_id = $1) AS sessions,
           (SELECT count(*)::int FROM api_token WHERE person_id = $1 AND revoked_at IS NULL) AS tokens,
           (SELECT count(*)::int FROM invitation WHERE person_id = $1 AND expires_at > now()) AS links`,
        [ada.id],
      )
      return rows[0]
    }
    expect(await left()).toEqual({ sessions: 1, tokens: 1, links: 1 })
    const account = async () => (await listPeople(root)).find(({ id }) => id === ada.id)
    expect(await account()).toMatchObject({
      ...{ name: "Ada", owner: false, closedAt: null, lastSeen: expect.any(String) },
      memberships: [{ slug, role: "reviewer" }],
    })
    await closeAccount(root, ada.id)
    await closeAccount(root, ada.id)
    expect(await left()).toEqual({ sessions: 0, tokens: 0, links: 0 })
    expect((await account())?.closedAt).not.toBeNull()
    await reopenAccount(root, ada.id)
    expect(await account()).toMatchObject({ closedAt: null, lastSeen: null })
    expect(await left()).toEqual({ sessions: 0, tokens: 0, links: 0 })
    const { rows } = await listAudit({ owner: root }, { ...everything, who: root.id })
    expect(rows.map(({ action, subject }) => [action, subject])).toEqual([
      ["reopen account", "Ada"],
      ["close account", "Ada"],
    ])
  })

  test("the owner of this Exhibit cannot be closed, by themselves nor by the command line", async () => {
    for (const who of [root, SYSTEM]) await expect(closeAccount(who, root.id)).rejects.toThrow("last way in")
    await expect(closeAccount(root, "nobody")).rejects.toThrow("no such account")
  })
})
