import { beforeAll, describe, expect, test } from "vitest"
import { saveQuestion } from "@/lib/commands/codebook/questions/save"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError, type Person, SYSTEM } from "@/lib/model/people/viewer"
import { Answer, type Answers } from "@/lib/model/review/labels/answers"
import { DraftConflictError } from "@/lib/model/review/labels/draft"
import type { Study } from "@/lib/model/study"
import { verify } from "@/lib/queries/import/verify"
import { findTranscript } from "@/lib/queries/reader/stored"
import { labellingOf } from "@/lib/queries/review/labels/form"
import { findStudy } from "@/lib/queries/studies/find"
import { leaseNext } from "../queues/lease-item"
import { saveDraft } from "./save-draft"
import { skipItem, submitLabels } from "./submit"

testDatabase()

let study: Study
let ids: string[]
let ann: Person

beforeAll(async () => {
  const id = await openStudy("labels")
  const events = Array.from({ length: 8 }, (_, i) => transcriptEvent(String(i), i % 2 === 0 ? "yes" : "no"))
  await importEvents(id, "test", stream([runEvent("a"), ...events]), noCounts())
  const owner = { id, role: "owner" as const }
  const level = (key: string, harm?: boolean) => ({ key, label: key, ...(harm !== undefined && { harm }) })
  await saveQuestion(SYSTEM, owner, {
    key: "harmful",
    definition: { question: "Harmful?", kind: "one", levels: [level("yes", true), level("no", false)] },
  })
  await saveQuestion(SYSTEM, owner, {
    key: "acts",
    definition: {
      ...{ question: "Which?", kind: "several", levels: [level("leak", true), level("blackmail", true)] },
      ...{ askIf: { question: "harmful", levels: ["yes"] }, spans: "required" },
    },
  })
  ann = await insertPerson("Ann", { study: "labels" })
  study = await seen(ann)
  const { rows } = await pool().query<{ id: string }>(
    "SELECT public_id AS id FROM transcript ORDER BY sample_id",
  )
  ids = rows.map((row) => row.id)
})

async function seen(who: Person): Promise<Study> {
  const found = await findStudy(who, "labels")
  if (!found) throw new Error("no study")
  return found
}

const transcript = (index: number) => ids[index] ?? ""
const span = (level: string | null) => ({
  ...{ message: 1, start: 12, end: 17, exact: "reply", prefix: "A fictional ", suffix: " to", level },
})
const harmful: Answers = {
  harmful: Answer.parse({ levels: ["yes"], reason: "It does.", unsure: true }),
  acts: Answer.parse({ levels: ["leak"], spans: [span("leak")] }),
}
const harmless: Answers = { ...harmful, harmful: Answer.parse({ levels: ["no"] }) }

async function stored(index: number) {
  const { rows } = await pool().query(
    `SELECT v.key, j.level, j.failure, j.explanation, j.unsure, j.queue_id AS queue, q.version,
       (SELECT count(*)::int FROM evidence e WHERE e.judgement_id = j.id) AS spans
     FROM judgement j JOIN variable v ON v.id = j.variable_id JOIN judge g ON g.id = j.judge_id
     JOIN transcript t ON t.id = j.transcript_id LEFT JOIN question_version q ON q.id = j.question_version_id
     WHERE t.public_id = $1 AND g.person_id = $2 ORDER BY j.id`,
    [transcript(index), ann.id],
  )
  return rows
}

async function labellingNow() {
  const row = await findTranscript(ann, transcript(6), "labels")
  return row && labellingOf(ann, study, row, null)
}

async function draftOf(index: number) {
  const row = await findTranscript(ann, transcript(index), "labels")
  const labelling = row && (await labellingOf(ann, study, row, null))
  return labelling?.draft
}

async function clean() {
  for await (const difference of verify(null)) throw new Error(JSON.stringify(difference))
}

const submit = (index: number, answers: Answers, revision = 0, queue: number | null = null) =>
  submitLabels(ann, study, { transcript: transcript(index), answers, revision, queue })

describe("a draft", () => {
  const draft = (answers: Answers, revision: number) =>
    saveDraft(ann, study, { transcript: transcript(0), answers, revision })

  test("is kept, each time under the next number", async () => {
    expect(await draft(harmful, 0)).toEqual({ revision: 1 })
    expect(await draft(harmless, 1)).toEqual({ revision: 2 })
    expect(await draftOf(0)).toMatchObject({ answers: harmless, revision: 2, submitted: false })
  })

  test("sent twice, since its answer was lost, is kept once", async () => {
    expect(await draft(harmless, 1)).toEqual({ revision: 2 })
  })

  test("that was made from an older one is refused, with the newer one", async () => {
    const refused = await draft(harmful, 1).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(DraftConflictError)
    expect(refused).toMatchObject({ draft: { answers: harmless, revision: 2 } })
    await expect(submit(0, harmful, 1)).rejects.toThrow(DraftConflictError)
    expect(await stored(0)).toEqual([])
  })

  test("of two at once, one is kept and one refused", async () => {
    const both = await Promise.allSettled([draft(harmful, 2), draft({}, 2)])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })

  test("is a reviewer's, and holds what the database can hold", async () => {
    const reader = await insertPerson("Reader", { study: "labels", role: "reader" })
    const asked = { transcript: transcript(0), answers: {}, revision: 0 }
    await expect(saveDraft(reader, await seen(reader), asked)).rejects.toThrow(AccessError)
    await expect(submitLabels(reader, await seen(reader), { ...asked, queue: null })).rejects.toThrow(
      AccessError,
    )
    const cut = { harmful: Answer.parse({ reason: "half a \ud83d" }) }
    expect(await saveDraft(ann, study, { transcript: transcript(7), answers: cut, revision: 0 })).toEqual({
      revision: 1,
    })
  })
})

describe("answers that are submitted", () => {
  test("become judgements of every variable, and the draft goes", async () => {
    const now = await draftOf(0)
    expect(await submit(0, harmful, now?.revision)).toEqual({ written: 3 })
    expect(await stored(0)).toMatchObject([
      { key: "harmful", level: "yes", explanation: "It does.", unsure: true, version: 1, queue: null },
      { key: "acts.leak", level: "yes", spans: 1, unsure: false },
      { key: "acts.blackmail", level: "no", spans: 0 },
    ])
    expect(await draftOf(0)).toMatchObject({ revision: 0, savedAt: null, submitted: true })
    await clean()
  })

  test("can be opened and submitted again, which says nothing new", async () => {
    const opened = await draftOf(0)
    expect(await submit(0, opened?.answers ?? {})).toEqual({ written: 0 })
    expect(await stored(0)).toHaveLength(3)
  })

  test("sent again after the draft went are taken as said; others are not", async () => {
    expect(await submit(0, harmful, 5)).toEqual({ written: 0 })
    await expect(submit(0, harmless, 5)).rejects.toThrow(DraftConflictError)
  })

  test("and changed supersede, and take back what is not asked any more", async () => {
    expect(await submit(0, harmless)).toEqual({ written: 3 })
    expect((await stored(0)).slice(3)).toMatchObject([
      { key: "harmful", level: "no", failure: null },
      { key: "acts.leak", level: null, failure: "withdrawn" },
      { key: "acts.blackmail", level: null, failure: "withdrawn" },
    ])
    expect(await draftOf(0)).toMatchObject({ answers: { harmful: { levels: ["no"] } } })
    await clean()
  })

  test("are refused as a whole where one lacks something", async () => {
    await expect(submit(1, {})).rejects.toThrow("“harmful” is not answered yet")
    const bare = { ...harmful, acts: Answer.parse({ levels: ["leak"] }) }
    await expect(submit(1, bare)).rejects.toThrow("needs evidence for leak")
    const wrong = {
      ...harmful,
      acts: Answer.parse({ levels: ["leak"], spans: [{ ...span("leak"), exact: "no" }] }),
    }
    await expect(submit(1, wrong)).rejects.toThrow("are not in message 2")
    expect(await stored(1)).toEqual([])
  })

  test("twenty at once are all kept", async () => {
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, i) => insertPerson(`Many ${i}`, { study: "labels" })),
    )
    await Promise.all(
      people.map(async (who, i) =>
        submitLabels(who, await seen(who), {
          ...{ transcript: transcript(2 + (i % 2)), queue: null, revision: 0 },
          answers: i % 3 === 0 ? harmful : harmless,
        }),
      ),
    )
    const { rows } = await pool().query(
      `SELECT count(*)::int AS n FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
       WHERE g.name LIKE 'Many %' AND v.key = 'harmful'`,
    )
    expect(rows[0]).toEqual({ n: 20 })
    await clean()
  })
})

test("of two windows that submit one draft at once one is stored, and the other is told", async () => {
  const about = { transcript: transcript(6), revision: 1, queue: null }
  await saveDraft(ann, study, { ...about, answers: harmful, revision: 0 })
  const both = await Promise.allSettled(
    [harmful, harmless].map((answers) => submitLabels(ann, study, { ...about, answers })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  expect(both.find((one) => one.status === "rejected")?.reason).toBeInstanceOf(DraftConflictError)
  const won = both[0]?.status === "fulfilled" ? harmful : harmless
  expect((await draftOf(6))?.answers.harmful?.levels).toEqual(won.harmful?.levels)
  expect(await draftOf(6)).toMatchObject({ revision: 0, submitted: true })
  await clean()
})

test("answers to words that have changed since are not stored", async () => {
  const versions = Object.fromEntries(
    ((await labellingNow())?.questions ?? []).map((question) => [question.key, question.versionId]),
  )
  const about = { transcript: transcript(7), answers: harmful, revision: 1, queue: null }
  const stale = { ...versions, harmful: (versions.harmful ?? 0) - 1 }
  const refused = submitLabels(ann, study, { ...about, versions: stale })
  await expect(refused).rejects.toThrow("The words of “harmful” in the codebook have changed")
  await expect(submitLabels(ann, study, { ...about, versions: {} })).rejects.toThrow(ConflictError)
  expect(await stored(7)).toEqual([])
  expect(await submitLabels(ann, study, { ...about, versions })).toEqual({ written: 3 })
})

describe("in a queue", () => {
  let queue: number

  beforeAll(async () => {
    const made = await pool().query<{ id: number }>(
      `INSERT INTO queue (study_id, title, filters, plan, questions, per_item, blind, author)
       SELECT $1, 'q', '', '{}', ARRAY(SELECT id FROM question WHERE key = 'harmful'), 1, '{"on": true}', 'x' RETURNING id`,
      [study.id],
    )
    queue = made.rows[0]?.id ?? 0
    await pool().query(
      `INSERT INTO queue_item (queue_id, transcript_id, ordinal)
       SELECT $1, id, row_number() OVER (ORDER BY id) FROM transcript WHERE public_id = ANY($2)`,
      [queue, [transcript(4), transcript(5)]],
    )
    await pool().query("INSERT INTO queue_reviewer (queue_id, person_id, seed) VALUES ($1, $2, 1)", [
      queue,
      ann.id,
    ])
  })

  test("what is not open is not submitted, and what is blind not outside of it", async () => {
    await expect(submit(4, harmless, 0, queue)).rejects.toThrow(ConflictError)
    await expect(submit(4, harmless)).rejects.toThrow("label it in its queue")
    await expect(submit(1, harmless, 0, queue)).rejects.toThrow("not in this queue")
    await expect(submit(4, harmless, 0, queue + 1)).rejects.toThrow("no queue")
  })

  test("its questions alone are asked; the item ends; the queue is in the judgement", async () => {
    const leased = await leaseNext(ann, study, queue)
    const index = ids.indexOf("transcript" in leased ? leased.transcript : "")
    expect(await submit(index, { harmful: Answer.parse({ levels: ["yes"] }) }, 0, queue)).toEqual({
      written: 1,
    })
    expect(await stored(index)).toMatchObject([{ key: "harmful", level: "yes", queue }])
    expect(await submit(index, { harmful: Answer.parse({ levels: ["no"] }) }, 0, queue)).toEqual({
      written: 1,
    })
    await clean()
  })

  test("an item is skipped for a reason", async () => {
    const leased = await leaseNext(ann, study, queue)
    const asked = { transcript: "transcript" in leased ? leased.transcript : "", queue }
    await expect(skipItem(ann, study, { ...asked, reason: " " })).rejects.toThrow("why")
    await skipItem(ann, study, { ...asked, reason: "not in English" })
    expect(await leaseNext(ann, study, queue)).toMatchObject({ done: true })
    const { rows } = await pool().query("SELECT action, details FROM audit_entry WHERE action = 'skip'")
    expect(rows).toEqual([{ action: "skip", details: { queue, reason: "not in English" } }])
  })
})
