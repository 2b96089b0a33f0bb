import { beforeAll, describe, expect, test } from "vitest"
import { insertPerson } from "@/lib/commands/testing/people"
import { asReviewer, insertQuestion, insertQueue, insertStudy } from "@/lib/commands/testing/queues"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { inTransaction } from "@/lib/db/transaction"
import { AccessError, type Person, SYSTEM, type Viewer } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { findQueue, itemOf, listQueues, queueItems, studyOfQueue } from "@/lib/queries/review/queues/list"
import { findStudy } from "@/lib/queries/studies/find"
import { addReviewers, pauseReviewing, removeReviewer, setQueueState } from "./change"
import { endItem, extendLease, leaseNext } from "./lease-item"
import { makeQueue } from "./make"

testDatabase()

let study: Study
let ann: Person
let bob: Person
let editor: Person
let reader: Person

beforeAll(async () => {
  study = await insertStudy("queues", 6)
  ann = await insertPerson("Ann", { study: "queues" })
  bob = await insertPerson("Bob", { study: "queues" })
  editor = await insertPerson("Ed", { study: "queues", role: "editor" })
  reader = await insertPerson("Rea", { study: "queues", role: "reader" })
})

async function open(queue: number, person: Person): Promise<string> {
  const leased = await leaseNext(person, asReviewer(study), queue)
  if ("done" in leased) throw new Error(leased.why)
  return leased.transcript
}

async function submit(queue: number, person: Person, publicId: string) {
  const { rows } = await pool().query<{ id: string }>("SELECT id FROM transcript WHERE public_id = $1", [
    publicId,
  ])
  const transcript = BigInt(rows[0]?.id ?? 0)
  await inTransaction((client) =>
    endItem(client, { queue, person: person.id, transcript, state: "submitted" }),
  )
}

const why = async (queue: number, person: Person) => {
  const leased = await leaseNext(person, asReviewer(study), queue)
  return "done" in leased ? leased.why : null
}

async function seenBy(viewer: Viewer, queue: number) {
  const own = await findStudy(viewer, "queues")
  if (!own) throw new Error("no study")
  return { row: await findQueue(viewer, own, queue), items: await queueItems(own, queue) }
}

describe("a queue", () => {
  test("that is paused gives nothing out, and takes what is open", async () => {
    const queue = await insertQueue(study, [ann, bob])
    const hers = await open(queue, ann)
    await setQueueState(SYSTEM, study, queue, "paused")
    expect(await why(queue, ann)).toContain("paused by an editor")
    await submit(queue, ann, hers)
    await setQueueState(SYSTEM, study, queue, "open")
    expect(await open(queue, ann)).not.toBe(hers)
  })

  test("that is closed takes nothing more, and stays closed", async () => {
    const queue = await insertQueue(study, [ann])
    const hers = await open(queue, ann)
    await setQueueState(SYSTEM, study, queue, "closed")
    expect(await why(queue, ann)).toBe("This queue is closed.")
    await expect(submit(queue, ann, hers)).rejects.toThrow("This queue is closed")
    await expect(setQueueState(SYSTEM, study, queue, "open")).rejects.toThrow("what it hid has been seen")
    expect((await seenBy(SYSTEM, queue)).row).toMatchObject({ state: "closed", submitted: 0 })
  })

  test("that one pauses for oneself puts back what one has open", async () => {
    const queue = await insertQueue(study, [ann, bob])
    const hers = await open(queue, ann)
    await pauseReviewing(ann, asReviewer(study), queue, true)
    expect(await why(queue, ann)).toContain("paused this queue for yourself")
    await expect(extendLease(ann, asReviewer(study), queue, hers, 5)).rejects.toThrow("do not have this")
    expect(await why(queue, bob)).toBeNull()
    await pauseReviewing(ann, asReviewer(study), queue, false)
    expect(await why(queue, ann)).toBeNull()
    await expect(pauseReviewing(editor, study, queue, true)).rejects.toThrow("not one of this queue’s")
  })

  test("gets and loses reviewers; what they submitted stays", async () => {
    const queue = await insertQueue(study, [ann])
    await addReviewers(SYSTEM, study, queue, [bob.id, ann.id])
    await submit(queue, bob, await open(queue, bob))
    const his = await open(queue, bob)
    await removeReviewer(SYSTEM, study, queue, bob.id)
    await expect(submit(queue, bob, his)).rejects.toThrow("not one of this queue’s reviewers")
    const { row } = await seenBy(SYSTEM, queue)
    expect(row?.reviewers.map(({ name, submitted, open }) => [name, submitted, open])).toEqual([
      ["Ann", 0, 0],
      ["Bob", 1, 0],
    ])
    await expect(addReviewers(SYSTEM, study, queue, [reader.id])).rejects.toThrow("may not label")
    const stranger = await insertPerson("Stranger")
    await expect(addReviewers(SYSTEM, study, queue, [stranger.id])).rejects.toThrow("may not label")
  })

  test("is changed by editors only, and what they change is noted", async () => {
    const queue = await insertQueue(study, [ann])
    const own = asReviewer(study)
    await expect(setQueueState(ann, own, queue, "closed")).rejects.toThrow("role of editor")
    await expect(addReviewers(ann, own, queue, [bob.id])).rejects.toThrow("role of editor")
    await expect(removeReviewer(ann, own, queue, ann.id)).rejects.toThrow("role of editor")
    await expect(setQueueState(editor, { ...study, id: study.id + 1 }, queue, "closed")).rejects.toThrow(
      "no queue",
    )
    await setQueueState(editor, { ...study, role: "editor" }, queue, "paused")
    const { rows } = await pool().query(
      "SELECT actor, action, details FROM audit_entry ORDER BY id DESC LIMIT 1",
    )
    expect(rows).toEqual([
      { actor: "Ed", action: "change queue", details: { queue, state: { before: "open", now: "paused" } } },
    ])
  })
})

describe("making one", () => {
  const sample = (transcripts: string[]) => ({
    filters: "",
    plan: {
      ...{
        plan: "all" as const,
        seed: 9,
        n: null,
        by: [],
        share: "each" as const,
        variable: null,
        strata: [],
      },
      ...{ population: 6, candidates: 6, drawn: transcripts.length },
    },
    items: transcripts.map((transcript) => ({ transcript, stratum: null })),
  })

  test("needs an editor, a title, questions, people who may label, and transcripts of the study", async () => {
    const items = await queueItems(study, await insertQueue(study, [ann]))
    const ids = items.map(({ transcript }) => transcript)
    const draft = {
      ...{ title: "T", perItem: 1, dueOn: null, blind: { on: false, model: false, condition: false } },
      ...{ questions: [await insertQuestion(study)], reviewers: [ann.id] },
    }
    const make = (more: object, drawn = ids, as = study) =>
      makeQueue(editor, as, { ...draft, ...more }, sample(drawn))
    await expect(make({}, ids, asReviewer(study))).rejects.toThrow("role of editor")
    await expect(make({ title: " " })).rejects.toThrow("needs a title")
    await expect(make({ questions: [] })).rejects.toThrow("at least one question")
    await expect(make({ questions: [999_999] })).rejects.toThrow("no longer asked")
    await expect(make({ perItem: 2 })).rejects.toThrow("1 reviewers are chosen")
    await expect(make({ reviewers: [reader.id] })).rejects.toThrow("may not label")
    await expect(make({}, [])).rejects.toThrow("Nothing was drawn")
    await expect(make({}, ["0000000000000"])).rejects.toThrow("no longer there")
    const { rows: before } = await pool().query("SELECT count(*)::int AS n FROM queue")
    const queue = await make({ dueOn: "2026-12-24" })
    const { rows: after } = await pool().query("SELECT count(*)::int AS n FROM queue")
    expect(after[0].n).toBe(before[0].n + 1)
    expect((await seenBy(SYSTEM, queue)).row).toMatchObject({
      ...{ author: "Ed", dueOn: "2026-12-24", items: 6, unfinished: 6, submitted: 0, perItem: 1 },
      ...{ questions: [{ key: "severe" }], own: null, drawn: { plan: { seed: 9 } } },
    })
  })
})

describe("progress", () => {
  test("is counted per person and per transcript", async () => {
    const queue = await insertQueue(study, [ann, bob], { perItem: 2 })
    for (let n = 0; n < 4; n++) await submit(queue, ann, await open(queue, ann))
    const hers = await open(queue, ann)
    await submit(queue, bob, await open(queue, bob))
    await pool().query(
      `UPDATE assignment a SET seconds = 30 FROM queue_item i
       WHERE i.id = a.item_id AND i.queue_id = $1 AND a.state = 'submitted'`,
      [queue],
    )
    const { row, items } = await seenBy(ann, queue)
    expect(row).toMatchObject({ items: 6, submitted: 5, medianSeconds: 30 })
    expect(row?.own).toEqual({ paused: false, left: 2, withOthers: 0, open: hers })
    expect(row?.reviewers).toMatchObject([
      { name: "Ann", submitted: 4, skipped: 0, open: 1, medianSeconds: 30 },
      { name: "Bob", submitted: 1, skipped: 0, open: 0, medianSeconds: 30 },
    ])
    expect(items).toHaveLength(6)
    expect(items.flatMap(({ work }) => work).filter(({ state }) => state === "submitted")).toHaveLength(5)
    expect(items.find(({ transcript }) => transcript === hers)?.work).toContainEqual({
      ...{ person: "Ann", state: "open", seconds: 0, skipReason: null },
    })
  })
})

describe("a blind queue", () => {
  test("hides from its reviewers how it was drawn and who did what, until they have judged", async () => {
    const own = await insertStudy("queues-blind", 2)
    for (const { id } of [ann, bob, editor])
      await pool().query("INSERT INTO member VALUES ($1, $2, 'reviewer')", [own.id, id])
    const queue = await insertQueue(own, [ann, bob], {
      ...{ perItem: 2, blind: { on: true, model: true, condition: true } },
    })
    await pool().query("UPDATE queue SET filters = '?where=harmful:yes' WHERE id = $1", [queue])
    const seen = async (viewer: Viewer) => {
      const mine = await findStudy(viewer, "queues-blind")
      if (!mine) throw new Error("no study")
      return { row: await findQueue(viewer, mine, queue), items: await queueItems(mine, queue) }
    }
    const others = await seen(editor)
    expect(others.row?.drawn?.filters).toBe("?where=harmful:yes")
    expect(others.items).toHaveLength(2)
    const one = await leaseNext(ann, asReviewer(own), queue)
    if ("done" in one) throw new Error(one.why)
    await submit(queue, ann, one.transcript)
    const half = await seen(ann)
    expect(half.row?.drawn).toBeNull()
    expect(JSON.stringify(half)).not.toContain("harmful")
    expect(half.items.map(({ transcript }) => transcript)).toEqual([one.transcript])
    expect((await seen(bob)).items).toEqual([])
    const two = await leaseNext(ann, asReviewer(own), queue)
    if ("done" in two) throw new Error(two.why)
    await submit(queue, ann, two.transcript)
    expect((await seen(ann)).row?.drawn?.filters).toBe("?where=harmful:yes")
    expect((await seen(bob)).row?.drawn).toBeNull()
    expect(await itemOf(bob, own, queue, one.transcript)).toMatchObject({ position: 1, of: 2, state: null })
  })

  test("hides the plan of another queue too that has the same transcripts", async () => {
    const own = await insertStudy("queues-both", 2)
    for (const { id } of [ann, bob])
      await pool().query("INSERT INTO member VALUES ($1, $2, 'reviewer')", [own.id, id])
    const plain = await insertQueue(own, [bob])
    const mine = await findStudy(ann, "queues-both")
    if (!mine) throw new Error("no study")
    expect((await findQueue(ann, mine, plain))?.drawn).not.toBeNull()
    await insertQueue(own, [ann], { blind: { on: true, model: false, condition: false } })
    expect((await findQueue(ann, mine, plain))?.drawn).toBeNull()
  })
})

test("queues are found in their own study only, by who may read it", async () => {
  const queue = await insertQueue(study, [ann])
  const stranger = await insertPerson("Another stranger")
  expect((await studyOfQueue(ann, queue))?.slug).toBe("queues")
  expect(await studyOfQueue(stranger, queue)).toBeNull()
  const reader = await insertPerson("A reader", { study: "queues", role: "reader" })
  const read = await findStudy(reader, "queues")
  if (!read) throw new Error("no study")
  expect([await listQueues(reader, read), await findQueue(reader, read, queue)]).toEqual([[], null])
  await expect(queueItems(read, queue)).rejects.toThrow(AccessError)
  expect(await studyOfQueue(ann, 999_999)).toBeNull()
  expect(await studyOfQueue(ann, Number.NaN)).toBeNull()
  expect(await findQueue(SYSTEM, { ...study, id: study.id + 1 }, queue)).toBeNull()
  expect((await listQueues(SYSTEM, study)).map(({ id }) => id)).toContain(queue)
})
