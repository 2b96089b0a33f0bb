import { beforeAll, describe, expect, test } from "vitest"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { openStudy } from "@/lib/commands/studies/open"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { loadAudit } from "@/lib/filters/people"
import { AccessError, ANONYMOUS, type Person, SYSTEM } from "@/lib/model/people/viewer"
import { findStudy } from "@/lib/queries/studies/find"
import { auditActors, auditStudies, listAudit, streamAudit } from "./audit"

testDatabase()

let root: Person
let owner: Person
beforeAll(async () => {
  const [first, second] = [await openStudy("first", { title: "The first" }), await openStudy("second")]
  owner = await insertPerson("Olga", { study: "first", role: "owner" })
  root = { ...(await insertPerson("Root")), owner: true }
  await recordAudit(owner, {
    action: "change access",
    study: first,
    subject: "Ada",
    details: { is: "editor" },
  })
  await recordAudit(SYSTEM, { action: "import", study: first, subject: "3 files" })
  await recordAudit(ANONYMOUS, { action: "export", study: second, subject: "a figure as svg" })
  await recordAudit(root, { action: "close account", study: null, subject: "Bo" })
  await recordAudit(owner, { action: "export", study: first, subject: "transcripts as CSV" })
  const days = [
    "2026-01-01T23:59:59.999Z",
    "2026-01-02T00:00:00Z",
    "2026-01-02T23:59:59Z",
    "2026-01-03T00:00:00Z",
  ]
  const { rows } = await pool().query("SELECT id FROM audit_entry ORDER BY id")
  for (const [index, { id }] of rows.entries())
    await pool().query("UPDATE audit_entry SET at = $2 WHERE id = $1", [id, days[Math.min(index, 3)]])
})

const studyOf = async (viewer: Person, slug: string) => {
  const study = await findStudy(viewer, slug)
  if (!study) throw new Error(`${slug} is there`)
  return study
}
const subjects = async (query: Record<string, string>, study?: string) => {
  const scope = study === undefined ? { owner: root } : { study: await studyOf(root, study) }
  const { rows, total } = await listAudit(scope, loadAudit(query))
  expect(rows).toHaveLength(total)
  return rows.map(({ subject }) => subject)
}

describe("what is shown", () => {
  test("all of it to who owns this Exhibit, and of a study to its owner what was done there", async () => {
    expect(await subjects({})).toEqual(["transcripts as CSV", "Bo", "a figure as svg", "3 files", "Ada"])
    expect(await subjects({}, "first")).toEqual(["transcripts as CSV", "3 files", "Ada"])
    const { rows } = await listAudit({ study: await studyOf(owner, "first") }, loadAudit({ before: "2" }))
    expect(rows).toEqual([
      {
        ...{
          id: "1",
          at: "2026-01-01T23:59:59.999Z",
          actor: "Olga",
          action: "change access",
          subject: "Ada",
        },
        ...{ details: { is: "editor" }, study: { slug: "first", title: "The first" } },
      },
    ])
  })

  test.each([
    [{ action: "export" }, ["transcripts as CSV", "a figure as svg"]],
    [{ study: "second" }, ["a figure as svg"]],
    [{ study: "nowhere" }, []],
    [{ since: "2026-01-02" }, ["transcripts as CSV", "Bo", "a figure as svg", "3 files"]],
    [{ until: "2026-01-01" }, ["Ada"]],
    [{ since: "2026-01-02", until: "2026-01-02" }, ["a figure as svg", "3 files"]],
    [{ who: "-command line" }, ["3 files"]],
    [{ who: "-somebody without an account" }, ["a figure as svg"]],
    [{ who: "Olga" }, []],
  ])("%j", async (query: Record<string, string>, expected: string[]) => {
    expect(await subjects(query)).toEqual(expected)
  })

  test("of one person, under the name that they have now; those in the log are offered", async () => {
    expect(await subjects({ who: owner.id, action: "export" })).toEqual(["transcripts as CSV"])
    expect(await auditActors({ owner: root })).toEqual([
      { key: owner.id, name: "Olga" },
      { key: root.id, name: "Root" },
      { key: "-command line", name: "command line" },
      { key: "-somebody without an account", name: "somebody without an account" },
    ])
    expect(await auditStudies({ owner: root })).toEqual([
      { slug: "second", title: "Second" },
      { slug: "first", title: "The first" },
    ])
  })

  test("page by page nothing is left out or shown twice, and a file holds as much", async () => {
    const seen: string[] = []
    for (let before: string | null = null; ; ) {
      const page = await listAudit({ owner: root }, { ...loadAudit({}), before }, 2)
      expect(page.total).toBe(5)
      seen.push(...page.rows.map(({ id }) => id))
      before = page.next
      if (before === null) break
    }
    expect(seen).toEqual(["5", "4", "3", "2", "1"])
    const streamed = []
    for await (const { id } of streamAudit({ owner: root }, loadAudit({}))) streamed.push(id)
    expect(streamed).toEqual(seen)
  })
})

test("nobody else reads it, not even with a token of the owner's that only reads", async () => {
  const view = loadAudit({})
  const reading = { ...root, token: { id: 1, writes: false } }
  for (const who of [ANONYMOUS, owner, reading, { kind: "local" } as const]) {
    await expect(listAudit({ owner: who }, view)).rejects.toThrow(AccessError)
    await expect(auditActors({ owner: who })).rejects.toThrow(AccessError)
  }
  const editor = await insertPerson("Ed", { study: "first", role: "editor" })
  for (const who of [editor, reading]) {
    await expect(listAudit({ study: await studyOf(who, "first") }, view)).rejects.toThrow(AccessError)
  }
})
