import { beforeAll, expect, test } from "vitest"
import { type QuestionDraft, saveQuestion } from "@/lib/commands/codebook/questions/save"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertLabel } from "@/lib/commands/testing/labels"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { type Person, SYSTEM } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { findStudy } from "@/lib/queries/studies/find"
import { questionHistory } from "../asked"
import { staleIf, staleLabels } from "./stale-labels"

testDatabase()

const level = (key: string, definition = "") => ({ key, label: key, definition })
const tone: QuestionDraft = {
  key: "tone",
  definition: { question: "How?", kind: "one", levels: [level("calm"), level("sharp"), level("odd")] },
}
const acts: QuestionDraft = {
  key: "acts",
  definition: { question: "What?", kind: "several", levels: [level("leak"), level("plead")] },
}

let study: Study
let ada: Person
let bo: Person
beforeAll(async () => {
  const samples = ["1", "2", "3"].map((sample) => transcriptEvent(sample, "no"))
  await importEvents(await openStudy("stale"), "test", stream([runEvent("a"), ...samples]), noCounts())
  study = await seen(SYSTEM)
  ada = await insertPerson("Ada", { study: "stale" })
  bo = await insertPerson("Bo", { study: "stale" })
  const first = await saveQuestion(SYSTEM, study, tone)
  const said = (who: Person, sample: string, variable: string, value: string, versionId: number) =>
    insertLabel(who, study.id, { sample, variable, value, versionId })
  await said(ada, "1", "tone", "calm", first.versionId)
  await said(ada, "2", "tone", "sharp", first.versionId)
  await said(bo, "1", "tone", "sharp", first.versionId)
  await said(bo, "2", "tone", "calm", first.versionId)
  const second = await saveQuestion(SYSTEM, study, {
    ...{ key: "tone", base: 1, note: "sharp was unclear" },
    definition: {
      ...tone.definition,
      levels: [level("calm"), level("sharp", "Threats count."), level("odd")],
    },
  })
  await said(bo, "1", "tone", "calm", second.versionId)
  await insertLabel(bo, study.id, { sample: "2", variable: "tone", value: "", failure: "withdrawn" })
  const several = await saveQuestion(SYSTEM, study, acts)
  await said(ada, "3", "acts.leak", "yes", several.versionId)
  await said(ada, "3", "acts.plead", "no", several.versionId)
})

async function seen(viewer: Person | typeof SYSTEM): Promise<Study> {
  const found = await findStudy(viewer, "stale")
  if (!found) throw new Error("no study")
  return found
}

const publicId = async (sample: string) => {
  const { rows } = await pool().query("SELECT public_id FROM transcript WHERE sample_id = $1", [sample])
  return rows[0]?.public_id
}

test("labels under older words are named with why they are stale; what is newer or withdrawn is not", async () => {
  expect(await staleLabels(study)).toEqual([
    {
      ...{ key: "tone", older: 2 },
      stale: [
        { person: "Ada", transcript: await publicId("2"), version: 1, reason: "level" },
        { person: "Ada", transcript: await publicId("1"), version: 1, reason: "other level" },
      ],
    },
  ])
})

test("what a change would make stale is known before it is saved, of the present words too", async () => {
  const again = QuestionDefinition.parse({ ...tone.definition, question: "In what tone?" })
  const { older, stale } = await staleIf(study, "tone", again)
  expect([older, stale.map(({ reason }) => reason)]).toEqual([3, ["question", "question", "question"]])
  const more = [level("leak"), level("plead"), level("wait")]
  const added = await staleIf(study, "acts", QuestionDefinition.parse({ ...acts.definition, levels: more }))
  expect(added.stale).toEqual([
    { person: "Ada", transcript: await publicId("3"), version: 1, reason: "added level" },
  ])
  expect(await staleIf(study, "none", again)).toEqual({ key: "none", older: 0, stale: [] })
})

test("the history says who, when, why, and how many labels stand", async () => {
  const history = await questionHistory(study, "tone")
  expect(history).toMatchObject([
    { version: 2, note: "sharp was unclear", author: "Exhibit", labels: 1 },
    { version: 1, note: "", labels: 2 },
  ])
  expect(Date.parse(history[0]?.createdAt ?? "")).toBeGreaterThan(Date.now() - 600_000)
})

test("nothing is said of transcripts that the viewer is still to judge blind", async () => {
  const { rows } = await pool().query(
    `INSERT INTO queue (study_id, title, filters, plan, questions, per_item, blind, author)
     VALUES ($1, 'blind', '', '{}', '{}', 2, '{"on": true}', 'test') RETURNING id`,
    [study.id],
  )
  await pool().query(
    `INSERT INTO queue_item (queue_id, transcript_id, ordinal) SELECT $1, id, 0 FROM transcript WHERE sample_id = '2'`,
    [rows[0]?.id],
  )
  await pool().query("INSERT INTO queue_reviewer (queue_id, person_id, seed) VALUES ($1, $2, 1)", [
    rows[0]?.id,
    bo.id,
  ])
  const [tones] = await staleLabels(await seen(bo))
  expect(tones).toMatchObject({ older: 1, stale: [{ transcript: await publicId("1") }] })
  expect((await questionHistory(await seen(bo), "tone")).map(({ labels }) => labels)).toEqual([1, 1])
  expect((await staleLabels(await seen(ada)))[0]?.older).toBe(2)
})
