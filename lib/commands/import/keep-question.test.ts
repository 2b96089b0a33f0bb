import { beforeAll, expect, test } from "vitest"
import { archiveQuestion, orderQuestions } from "@/lib/commands/codebook/questions/arrange"
import { saveQuestion } from "@/lib/commands/codebook/questions/save"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertLabel } from "@/lib/commands/testing/labels"
import { insertPerson } from "@/lib/commands/testing/people"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { ImportEvent } from "@/lib/importers/contract"
import { ExportedEvent } from "@/lib/importers/exhibit/event"
import { SYSTEM } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { questionHistory, questionsOf } from "@/lib/queries/codebook/asked"
import { staleLabels } from "@/lib/queries/codebook/questions/stale-labels"
import { exportStudy } from "@/lib/queries/import/export"
import { verify } from "@/lib/queries/import/verify"
import { findStudy } from "@/lib/queries/studies/find"
import { importEvents, noCounts } from "./write-events"

testDatabase()

const level = (key: string, definition = "") => ({ key, label: key, definition })
const tone = { question: "How?", kind: "one" as const, levels: [level("calm"), level("sharp")] }

let source: Study
let events: ImportEvent[]
beforeAll(async () => {
  const samples = ["1", "2"].map((sample) => transcriptEvent(sample, "no"))
  source = await load("source", [runEvent("a"), ...samples])
  const ada = await insertPerson("Ada", { study: "source" })
  const say = (sample: string, variable: string, value: string, more = {}) =>
    insertLabel(ada, source.id, { sample, variable, value, ...more })
  const first = await saveQuestion(SYSTEM, source, { key: "tone", definition: tone })
  await say("1", "tone", "calm", { versionId: first.versionId, unsure: true })
  await say("2", "tone", "sharp", { versionId: first.versionId })
  const reworded = { ...tone, levels: [level("calm", "No threat."), level("sharp")] }
  const second = await saveQuestion(SYSTEM, source, {
    ...{ key: "tone", definition: reworded, base: 1, note: "calm was unclear" },
  })
  await say("2", "tone", "sharp", { versionId: second.versionId, unsure: true })
  const acts = { question: "What?", kind: "several" as const, levels: [level("leak")] }
  const several = await saveQuestion(SYSTEM, source, { key: "acts", definition: acts })
  await say("1", "acts.leak", "yes", { versionId: several.versionId })
  await saveQuestion(SYSTEM, source, { key: "old", definition: { question: "?", kind: "text" } })
  await archiveQuestion(SYSTEM, source, "old")
  await orderQuestions(SYSTEM, source, ["acts"])
  events = await exported("source")
})

async function load(slug: string, given: ImportEvent[]): Promise<Study> {
  const counts = noCounts()
  await importEvents(await openStudy(slug), "exhibit", stream(given), counts)
  const found = await findStudy(SYSTEM, slug)
  if (!found) throw new Error("no study")
  return found
}

/** Through the text of a file, as the importer reads it. */
async function exported(slug: string): Promise<ImportEvent[]> {
  const lines: ImportEvent[] = []
  let header = true
  for await (const line of exportStudy(slug)) {
    if (!header) lines.push(ExportedEvent.parse(JSON.parse(JSON.stringify(line))))
    header = false
  }
  return lines
}

const past = async (study: Study) =>
  Promise.all(["tone", "acts", "old"].map((key) => questionHistory(study, key)))

const labels = (study: Study) =>
  db().judgement.findMany({
    where: { transcript: { studyId: study.id }, judge: { kind: "person" } },
    select: {
      ...{ level: true, unsure: true, digest: true, judge: { select: { name: true } } },
      variable: {
        select: { key: true, imported: true, questionLevel: true, asked: { select: { key: true } } },
      },
      ...{ questionVersion: { select: { version: true } }, transcript: { select: { sampleId: true } } },
    },
    orderBy: { id: "asc" },
  })

test("questions come back with every version, their order and archive; labels know theirs and their doubt", async () => {
  const copy = await load("copy", events)
  expect(await past(copy)).toEqual(await past(source))
  const words = async (study: Study) =>
    (await questionsOf(study)).map(({ key, version, definition }) => [key, version, definition])
  expect(await words(copy)).toEqual(await words(source))
  expect(await questionsOf(copy)).toMatchObject([
    { key: "acts", version: 1 },
    { key: "tone", version: 2 },
  ])
  const stored = await labels(copy)
  const given = (rows: typeof stored) =>
    rows.map((row) => JSON.stringify({ ...row, digest: row.digest.toString() })).toSorted()
  expect(given(stored)).toEqual(given(await labels(source)))
  expect(stored).toHaveLength(4)
  const asked = await db().variable.findMany({ where: { studyId: copy.id }, orderBy: { id: "asc" } })
  expect(asked.map(({ key, questionId }) => [key, questionId !== null])).toEqual([
    ["harmful", false],
    ["tone", true],
    ["acts.leak", true],
    ["old", true],
  ])
  expect(await staleLabels(copy)).toEqual(await staleLabels(source))
  for await (const difference of verify(copy.id)) throw new Error(JSON.stringify(difference))
})

test("into the study that it came from it brings nothing new", async () => {
  const before = [await past(source), await labels(source)]
  await load("source", events)
  expect([await past(source), await labels(source)]).toEqual(before)
  expect(await exported("source")).toEqual(events)
})

test("later versions are added; where the study has gone other ways its own words stand, and that is said", async () => {
  const behind = await load("behind", [])
  await saveQuestion(SYSTEM, behind, { key: "tone", definition: tone })
  await load("behind", events)
  expect((await questionHistory(behind, "tone")).map(({ version }) => version)).toEqual([2, 1])

  const astray = await load("astray", [])
  await saveQuestion(SYSTEM, astray, { key: "tone", definition: { ...tone, question: "In what tone?" } })
  await saveQuestion(SYSTEM, astray, { key: "tone", definition: tone, base: 1 })
  await load("astray", events)
  const versions = (await labels(astray)).filter(({ variable }) => variable.key === "tone")
  expect(versions.map(({ questionVersion }) => questionVersion?.version ?? null)).toEqual([2, 2, null])
  expect(await db().importWarning.findMany({ where: { studyId: astray.id } })).toMatchObject([
    {
      place: "question tone",
      message: expect.stringContaining("other words than its version 2"),
      rejected: false,
    },
  ])
})

test("a question that could not be asked is left out and said", async () => {
  const broken = { version: 1, definition: { ...tone, levels: [level("calm")] }, note: "", author: "Ada" }
  const study = await load("broken", [
    {
      type: "question",
      question: {
        ...{ key: "tone", archived: false },
        versions: [
          {
            ...broken,
            createdAt: "2026-11-01T00:00:00.000Z",
            definition: {
              ...{ ...broken.definition, help: "", range: null, askIf: null, spans: "optional" },
              levels: broken.definition.levels.map((one) => ({ ...one, examples: [] })),
            },
          },
        ],
      },
    },
  ])
  expect(await questionsOf(study)).toEqual([])
  expect(await db().importWarning.findMany({ where: { studyId: study.id } })).toMatchObject([
    { message: expect.stringContaining("two levels"), rejected: true },
  ])
})
