import { describe, expect, test } from "vitest"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { ImportEvent } from "@/lib/importers/contract"
import { textMessage } from "@/lib/model/transcript"
import { verify } from "@/lib/queries/import/verify"
import { importEvents, noCounts } from "./write-events"

testDatabase()

async function load(slug: string, events: ImportEvent[]) {
  const counts = noCounts()
  await importEvents(await openStudy(slug), "test", stream(events), counts)
  for await (const difference of verify(null)) expect.fail(JSON.stringify(difference))
  return counts
}

const person = { kind: "person" as const, name: "A. Reviewer (fictional)" }
const says = (...values: (string | null)[]) => ({
  judgements: values.map((value) => ({ variable: harmful, judge: person, value })),
})
const values = async (slug: string) =>
  (await db().cell.findMany({ where: { study: { slug }, n: { gt: 0 } } })).map((cell) => cell.values)

describe("a judge", () => {
  test("who changes back is heard again", async () => {
    await load("back", [runEvent("a"), transcriptEvent("1", undefined, says("yes", "no", "yes"))])
    expect(await values("back")).toEqual([{ harmful: "yes" }])
    const counts = await load("back", [
      runEvent("a"),
      transcriptEvent("1", undefined, says("yes", "no", "yes")),
    ])
    expect(counts.judgements).toBe(0)
  })

  test("who says the same twice running says it once", async () => {
    await load("twice", [runEvent("a"), transcriptEvent("1", undefined, says("yes", "yes"))])
    expect(await db().judgement.count({ where: { transcript: { study: { slug: "twice" } } } })).toBe(1)
  })

  test.each([
    ["categorical", " ", "blank"],
    ["number", "high", '"high" is no number'],
    ["number", Number.NaN, "is no number"],
  ] as const)("whose %s value is %j has failed", async (kind, value, failure) => {
    const slug = `odd-${kind}-${String(value).trim().toLowerCase() || "blank"}`
    const judgements = [{ variable: { key: "v", kind }, judge: classifier, value }]
    await load(slug, [runEvent("a"), transcriptEvent("1", undefined, { judgements })])
    const [stored] = await db().judgement.findMany({ where: { transcript: { study: { slug } } } })
    expect(stored).toMatchObject({ level: null, number: null })
    expect(stored?.failure).toContain(failure)
  })
})

describe("one uuid", () => {
  const uuid = "fictional-uuid"
  const said = (texts: string[], more: object = {}) =>
    transcriptEvent("1", undefined, {
      uuid,
      messages: texts.map((text) => textMessage("assistant", text)),
      ...more,
    })

  test("twice in one file brings both records' judgements", async () => {
    const other = { judgements: [{ variable: harmful, judge: classifier, value: "no" }] }
    const counts = await load("rows", [runEvent("a"), said(["Reply"], says("yes")), said(["Reply"], other)])
    expect(counts).toMatchObject({ transcripts: { new: 1, known: 1 }, judgements: 1 })
    expect(await db().judgement.count({ where: { transcript: { study: { slug: "rows" } } } })).toBe(2)
  })

  test("with other content is left out, and said", async () => {
    await load("other", [runEvent("a"), said(["One text"])])
    const counts = await load("other", [runEvent("a"), said(["Another text"], says("yes"))])
    expect(counts.transcripts).toEqual({ new: 0, known: 0, rejected: 1 })
    expect(counts.warnings[0]?.message).toContain("other content")
    expect(await values("other")).toEqual([{}])
  })

  test("that was still running is completed when it has ended", async () => {
    const evidence = [{ message: 1, at: [2, 11] as [number, number] }]
    const judgements = [{ variable: harmful, judge: classifier, value: "yes", evidence }]
    await load("grown", [runEvent("a", { status: "started" }), said(["First"], { failed: "interrupted" })])
    const counts = await load("grown", [runEvent("a"), said(["First", "A blackmail"], { judgements })])
    expect(counts).toMatchObject({ transcripts: { new: 0, known: 1, rejected: 0 }, judgements: 1 })
    const transcript = await db().transcript.findFirstOrThrow({ where: { study: { slug: "grown" } } })
    expect(transcript).toMatchObject({ failed: null, messageCount: 2 })
    expect(await values("grown")).toEqual([{ harmful: "yes" }])
    // The older state brings nothing back.
    await load("grown", [runEvent("a"), said(["First"], { failed: "interrupted", ...says("no") })])
    expect(await values("grown")).toEqual([{ harmful: "yes" }])
  })
})

test("a run that holds nothing says so", async () => {
  const { warnings } = await load("empty", [runEvent("a", { statedTotal: 4 }), runEvent("b")])
  expect(warnings.map(({ message }) => message)).toEqual([
    "it holds none of its 4 stated samples",
    "it holds no records",
  ])
})

test("the same answer in another run is known, and said", async () => {
  await load("elsewhere", [runEvent("a"), transcriptEvent("1", "yes")])
  const counts = await load("elsewhere", [runEvent("b"), transcriptEvent("1", "yes")])
  expect(counts.warnings).toMatchObject([
    { rejected: false, message: expect.stringContaining("another run") },
  ])
})

test("a source that breaks off while a batch is written leaves nothing of its run", async () => {
  async function* broken() {
    yield runEvent("a")
    for (let i = 0; i < 700; i++) yield transcriptEvent(String(i), "yes")
    throw new Error("the file ends here")
  }
  const study = await openStudy("cut")
  await load("cut", [runEvent("a"), transcriptEvent("first", "no")])
  await expect(importEvents(study, "test", broken(), noCounts())).rejects.toThrow("the file ends here")
  expect(await db().transcript.count({ where: { studyId: study } })).toBe(1)
  expect((await load("after", [runEvent("a"), transcriptEvent("1", "no")])).transcripts.new).toBe(1)
  expect(await values("cut")).toEqual([{ harmful: "no" }])
})

test("a new study may be made by several imports at once", async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => openStudy("at-once")))
  expect(new Set(ids).size).toBe(1)
})

test("what a spelling stands for in one study changes no other", async () => {
  const spelled = (standsFor?: string) => ({
    model: { name: "fictional/x-0519", ...(standsFor && { standsFor }) },
  })
  await load("spelled-a", [runEvent("a"), transcriptEvent("1", "no", spelled())])
  await load("spelled-b", [runEvent("a"), transcriptEvent("1", "no", spelled("X"))])
  const names = async (slug: string) =>
    (await db().transcript.findMany({ where: { study: { slug } }, include: { model: true } })).map(
      ({ model }) => model.canonical,
    )
  expect([await names("spelled-a"), await names("spelled-b")]).toEqual([["fictional/x-0519"], ["X"]])
})

test("keys that an address cannot hold are stored so that it can; harm may be said later", async () => {
  const odd = { key: "harmful behavior", kind: "categorical" as const }
  const cell = (levels: { key: string; harm?: boolean }[]): ImportEvent => ({
    type: "cell",
    cell: {
      ...{
        model: { name: "fictional/x" },
        factors: { "a:b": " c ", model: "m", blank: " " },
        n: 30,
        where: "line 2",
      },
      ...{ values: { "harmful behavior": "yes" }, variables: [{ ...odd, levels }] },
    },
  })
  const run = runEvent("t", { citation: "A fictional table" })
  await load("odd-keys", [run, cell([])])
  const counts = await load("odd-keys", [run, cell([{ key: "yes", harm: true }]), cell([])])
  expect(counts).toMatchObject({ cells: { new: 0, known: 1, changed: 0 }, transcripts: { rejected: 1 } })
  expect(await values("odd-keys")).toEqual([{ harmful_behavior: "yes" }])
  const [condition] = await db().condition.findMany({ where: { study: { slug: "odd-keys" } } })
  expect(condition?.factors).toEqual({ a_b: "c", model_factor: "m" })
  const [variable] = await db().variable.findMany({ where: { study: { slug: "odd-keys" } } })
  expect(variable).toMatchObject({ key: "harmful_behavior", levels: [{ key: "yes", harm: true }] })
})
