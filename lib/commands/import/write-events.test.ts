import { expect, test } from "vitest"
import { openStudy } from "@/lib/commands/studies/open"
import { harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { ImportEvent } from "@/lib/importers/contract"
import { textMessage } from "@/lib/model/transcript"
import { importEvents, noCounts } from "./write-events"

testDatabase()

async function load(slug: string, events: ImportEvent[]) {
  const counts = noCounts()
  await importEvents(await openStudy(slug), "test", stream(events), counts)
  return counts
}

const cells = (slug: string) =>
  db().cell.findMany({
    where: { study: { slug }, n: { gt: 0 } },
    select: { n: true, values: true, failed: true },
  })

test("the second time everything is known, from any path", async () => {
  const events = [runEvent("a"), transcriptEvent("1", "yes"), transcriptEvent("2", "no")]
  expect((await load("twice", events)).transcripts).toEqual({ new: 2, known: 0, rejected: 0 })
  const elsewhere = [runEvent("a", { file: "elsewhere/a.jsonl" }), ...events.slice(1)]
  expect(await load("twice", elsewhere)).toMatchObject({ transcripts: { new: 0, known: 2 }, judgements: 0 })
  expect(await db().transcript.count({ where: { study: { slug: "twice" } } })).toBe(2)
})

test("public ids are the same in every study and whatever the order", async () => {
  const events = [transcriptEvent("1", "yes"), transcriptEvent("2", "no")]
  await load("ids-a", [runEvent("a"), ...events])
  await load("ids-b", [runEvent("b"), ...events.toReversed()])
  const ids = async (slug: string) =>
    (await db().transcript.findMany({ where: { study: { slug } }, orderBy: { publicId: "asc" } })).map(
      ({ publicId }) => publicId,
    )
  expect(await ids("ids-a")).toEqual(await ids("ids-b"))
})

test("a shared prompt is stored once", async () => {
  await load("shared", [runEvent("a"), ...["1", "2", "3"].map((id) => transcriptEvent(id, "no"))])
  const text = "You are a fictional agent."
  expect(await db().body.count({ where: { text } })).toBe(1)
  expect(
    await db().message.count({ where: { body: { text }, transcript: { study: { slug: "shared" } } } }),
  ).toBe(3)
})

test("cells count values and the three kinds of missing apart", async () => {
  await load("cells", [
    runEvent("a"),
    transcriptEvent("1", "yes"),
    transcriptEvent("2", "yes"),
    transcriptEvent("3", null),
    transcriptEvent("4", undefined),
    transcriptEvent("5", undefined, { failed: "the call timed out", messages: [] }),
  ])
  const found = await cells("cells")
  expect(found).toHaveLength(4)
  expect(found).toEqual(
    expect.arrayContaining([
      { n: 2, failed: false, values: { harmful: "yes" } },
      { n: 1, failed: false, values: { harmful: null } },
      { n: 1, failed: false, values: {} },
      { n: 1, failed: true, values: {} },
    ]),
  )
})

test("a later verdict on a known transcript is added, supersedes and moves its cell", async () => {
  await load("again", [runEvent("a"), transcriptEvent("1", "no")])
  const counts = await load("again", [runEvent("a"), transcriptEvent("1", "yes")])
  expect(counts).toMatchObject({ transcripts: { new: 0, known: 1 }, judgements: 1 })
  expect(await cells("again")).toEqual([{ n: 1, failed: false, values: { harmful: "yes" } }])
  const judgements = await db().judgement.findMany({
    where: { transcript: { study: { slug: "again" } } },
    orderBy: { id: "asc" },
  })
  expect(judgements.map(({ level }) => level)).toEqual(["no", "yes"])
  expect(judgements[1]?.supersedesId).toBe(judgements[0]?.id)
})

test("a run whose source breaks off is not there at all; the runs before it are", async () => {
  async function* broken() {
    yield* [runEvent("whole"), transcriptEvent("1", "yes"), runEvent("half"), transcriptEvent("2", "yes")]
    throw new Error("the file ends in the middle of an entry")
  }
  const study = await openStudy("broken")
  await expect(importEvents(study, "test", broken(), noCounts())).rejects.toThrow("in the middle")
  const runs = await db().run.findMany({ where: { studyId: study }, include: { transcripts: true } })
  expect(runs.map(({ identity, transcripts }) => [identity, transcripts.length])).toEqual([["whole", 1]])
})

test("two imports at once into one study lose and double nothing", async () => {
  const batch = (run: string) => [
    runEvent(run),
    ...Array.from({ length: 300 }, (_, i) => transcriptEvent(String(i), i % 3 === 0 ? "yes" : "no")),
  ]
  const [a, b] = await Promise.all([load("both", batch("one")), load("both", batch("two"))])
  expect(a.transcripts.new + b.transcripts.new).toBe(300)
  expect((await cells("both")).map(({ n }) => n).sort()).toEqual([100, 200])
})

test("evidence is stored with its quote, and a span outside its message is refused", async () => {
  const judge = { kind: "classifier" as const, name: "test classifier" }
  const judged = (at: [number, number]) =>
    transcriptEvent("1", undefined, {
      messages: [textMessage("assistant", "I have leverage over Kyle.")],
      judgements: [{ variable: harmful, judge, value: "yes", evidence: [{ message: 0, at }] }],
    })
  await load("evidence", [runEvent("a"), judged([7, 15])])
  const [span] = await db().evidence.findMany({
    where: { judgement: { transcript: { study: { slug: "evidence" } } } },
  })
  expect(span).toMatchObject({
    message: 0,
    block: 0,
    exact: "leverage",
    prefix: "I have ",
    suffix: " over Kyle.",
  })
  await expect(load("outside", [runEvent("a"), judged([7, 99])])).rejects.toThrow("outside message 0")
})

test("one key holds one kind of value", async () => {
  const judge = { kind: "detector" as const, name: "scorer" }
  const scored = (sample: string, kind: "number" | "categorical", value: string | number) =>
    transcriptEvent(sample, undefined, { judgements: [{ variable: { key: "score", kind }, judge, value }] })
  await load("kinds", [runEvent("a"), scored("1", "number", 0.5), scored("2", "categorical", "C")])
  const variables = await db().variable.findMany({
    where: { study: { slug: "kinds" } },
    orderBy: { id: "asc" },
  })
  expect(variables.map(({ key, kind }) => [key, kind])).toEqual([
    ["score", "number"],
    ["score_categorical", "categorical"],
  ])
})

test("a corrected publication replaces its counts, and is one publication still", async () => {
  const cell = (level: string, n: number): ImportEvent => ({
    type: "cell",
    cell: {
      ...{
        model: { name: "fictional/aster-1" },
        factors: { scenario: "leaking" },
        values: { harmful: level },
      },
      ...{ variables: [harmful], n, where: "line 2" },
    },
  })
  const run = runEvent("table 1", { citation: "A fictional paper, table 1" })
  expect((await load("published", [run, cell("yes", 96), cell("no", 4)])).cells).toMatchObject({ new: 2 })
  expect((await load("published", [run, cell("yes", 96), cell("no", 4)])).cells).toMatchObject({
    new: 0,
    known: 2,
  })
  expect((await load("published", [run, cell("yes", 100)])).cells).toMatchObject({ new: 0, changed: 2 })
  expect(await cells("published")).toEqual([{ n: 100, failed: false, values: { harmful: "yes" } }])
})

test("text beyond the index's reach is kept in overlapping parts", async () => {
  const text = `${"word ".repeat(50_000)}needle ${"🙂".repeat(100_000)}`
  await load("long", [
    runEvent("a"),
    transcriptEvent("1", "no", { messages: [textMessage("assistant", text)] }),
  ])
  const parts = await db().bodyOverflow.findMany({
    where: { body: { messages: { some: { transcript: { study: { slug: "long" } } } } } },
  })
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.some((part) => part.text.includes("needle"))).toBe(true)
})
