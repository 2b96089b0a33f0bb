import { setTimeout as later } from "node:timers/promises"
import { beforeAll, describe, expect, test } from "vitest"
import { insertPerson } from "@/lib/commands/testing/people"
import { asReviewer, insertQueue, insertStudy } from "@/lib/commands/testing/queues"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { inTransaction } from "@/lib/db/transaction"
import type { Person } from "@/lib/model/people/viewer"
import { randomness } from "@/lib/model/review/queues/sampling"
import type { Study } from "@/lib/model/study"
import { itemOf } from "@/lib/queries/review/queues/list"
import { endItem, extendLease, leaseNext, releaseItem } from "./lease-item"

testDatabase()

let many: Study
let few: Study
let people: Person[]

beforeAll(async () => {
  many = await insertStudy("many", 500)
  few = await insertStudy("few", 3)
  people = await Promise.all(
    Array.from({ length: 20 }, (_, n) => insertPerson(`reviewer ${n}`, { study: "many" })),
  )
  for (const { id } of people)
    await pool().query("INSERT INTO member VALUES ($1, $2, 'reviewer')", [few.id, id])
})

/** What a reviewer does in the page: ends what they have open. */
async function end(queue: number, person: Person, transcript: string, state: "submitted" | "skipped") {
  await inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT t.id FROM transcript t JOIN queue q ON q.study_id = t.study_id WHERE q.id = $1 AND t.public_id = $2`,
      [queue, transcript],
    )
    const skipReason = state === "skipped" ? "not in a language that I read" : undefined
    await endItem(client, {
      ...{ queue, person: person.id, transcript: BigInt(rows[0]?.id ?? 0), state },
      ...(skipReason && { skipReason }),
    })
  })
}

async function next(queue: number, person: Person | undefined, study: Study): Promise<string | null> {
  if (!person) throw new Error("nobody")
  const leased = await leaseNext(person, asReviewer(study), queue)
  return "transcript" in leased ? leased.transcript : null
}

/** Lets the lease of what a person has open run out. */
async function expire(queue: number, person: Person): Promise<void> {
  await pool().query(
    `UPDATE assignment a SET leased_until = clock_timestamp() - interval '1 second' FROM queue_item i
     WHERE i.id = a.item_id AND i.queue_id = $1 AND a.person_id = $2 AND a.state = 'open'`,
    [queue, person.id],
  )
}

async function submittedPerItem(queue: number): Promise<Record<string, number>> {
  const { rows } = await pool().query<{ submitted: number; items: number }>(
    `SELECT submitted, count(*)::int AS items FROM (
       SELECT count(*) FILTER (WHERE a.state = 'submitted')::int AS submitted
       FROM queue_item i LEFT JOIN assignment a ON a.item_id = i.id WHERE i.queue_id = $1 GROUP BY i.id) x
     GROUP BY 1 ORDER BY 1`,
    [queue],
  )
  return Object.fromEntries(rows.map(({ submitted, items }) => [submitted, items]))
}

/** Watches that at no moment more people have an item than it has places; false ends it. */
async function watch(queue: number, going: () => boolean): Promise<number> {
  let most = 0
  while (going()) {
    const { rows } = await pool().query<{ most: number }>(
      `SELECT coalesce(max(n), 0)::int AS most FROM (
         SELECT count(*) AS n FROM assignment a JOIN queue_item i ON i.id = a.item_id WHERE i.queue_id = $1
           AND (a.state = 'submitted' OR (a.state = 'open' AND a.leased_until > clock_timestamp())) GROUP BY i.id) x`,
      [queue],
    )
    most = Math.max(most, rows[0]?.most ?? 0)
    await later(20)
  }
  return most
}

/** All reviewers at once, each until nothing is left for them; `act` decides what becomes of an item. */
async function reviewAll(queue: number, act: (person: Person, transcript: string) => Promise<void>) {
  let working = true
  const watched = watch(queue, () => working)
  const orders = await Promise.all(
    people.map(async (person) => {
      const order: string[] = []
      for (;;) {
        const leased = await leaseNext(person, asReviewer(many), queue)
        if ("transcript" in leased) {
          order.push(leased.transcript)
          await act(person, leased.transcript)
        } else if (leased.why.startsWith("What is left is open with other")) await later(5)
        else return order
      }
    }),
  ).finally(() => {
    working = false
  })
  return { orders, most: await watched }
}

describe("20 reviewers at once over 500 transcripts, each to be judged by 2", () => {
  test("never collide: each is judged exactly twice, by nobody twice", async () => {
    const queue = await insertQueue(many, people, { perItem: 2 })
    const { orders, most } = await reviewAll(queue, (person, transcript) =>
      end(queue, person, transcript, "submitted"),
    )
    expect(await submittedPerItem(queue)).toEqual({ 2: 500 })
    expect(most).toBe(2)
    for (const order of orders) expect(new Set(order).size).toBe(order.length)
    expect(orders.flat()).toHaveLength(1000)
    const starts = orders.map((order) => order.slice(0, 3).join(" "))
    expect(new Set(starts).size).toBe(20)
  })

  test("nor while they put back, skip, and leave open until the lease runs out", async () => {
    const queue = await insertQueue(many, people, { perItem: 2 })
    const random = randomness(11)
    const skipped = new Map<string, string[]>()
    const lost: string[] = []
    await reviewAll(queue, async (person, transcript) => {
      const fate = random(100)
      if (fate < 10) return releaseItem(person, asReviewer(many), queue, transcript)
      if (fate < 13) {
        await end(queue, person, transcript, "skipped")
        skipped.set(person.id, [...(skipped.get(person.id) ?? []), transcript])
        return
      }
      if (fate < 25) {
        await expire(queue, person)
        await later(random(20))
        if (fate < 19) return
        try {
          await end(queue, person, transcript, "submitted")
        } catch (error) {
          expect(error).toHaveProperty("message", expect.stringContaining("others have taken this"))
          lost.push(transcript)
        }
        return
      }
      await end(queue, person, transcript, "submitted")
    })
    expect(await submittedPerItem(queue)).toEqual({ 2: 500 })
    expect([...skipped.values()].flat().length).toBeGreaterThan(10)
    const { rows } = await pool().query<{ person: string; transcript: string }>(
      `SELECT a.person_id AS person, t.public_id AS transcript FROM assignment a
       JOIN queue_item i ON i.id = a.item_id JOIN transcript t ON t.id = i.transcript_id
       WHERE i.queue_id = $1 AND a.state = 'submitted'`,
      [queue],
    )
    for (const { person, transcript } of rows) expect(skipped.get(person) ?? []).not.toContain(transcript)
  })
})

describe("one reviewer", () => {
  test("has one transcript at a time, the same in every tab", async () => {
    const queue = await insertQueue(few, people.slice(0, 1))
    const given = await Promise.all(Array.from({ length: 8 }, () => next(queue, people[0], few)))
    expect(new Set(given).size).toBe(1)
  })

  test("has an order of their own, the same each time", async () => {
    const queue = await insertQueue(many, people, { perItem: 20 })
    // In turn: what another is taking at the same moment is left for later.
    const firsts = async (queue: number) => {
      const given: (string | null)[] = []
      for (const person of people) given.push(await next(queue, person, many))
      return given
    }
    const first = await firsts(queue)
    expect(new Set(first).size).toBeGreaterThan(15)
    expect(await firsts(await insertQueue(many, people, { perItem: 20 }))).toEqual(first)
  })

  test("gets what they put back last, and what they judged or skipped never again", async () => {
    const [person] = people
    if (!person) throw new Error("nobody")
    const queue = await insertQueue(few, [person])
    const one = (await next(queue, person, few)) ?? ""
    await releaseItem(person, asReviewer(few), queue, one)
    const two = (await next(queue, person, few)) ?? ""
    await end(queue, person, two, "skipped")
    const three = (await next(queue, person, few)) ?? ""
    await end(queue, person, three, "submitted")
    expect(await next(queue, person, few)).toBe(one)
    expect(new Set([one, two, three]).size).toBe(3)
    await end(queue, person, one, "submitted")
    expect(await leaseNext(person, asReviewer(few), queue)).toEqual({
      ...{ done: true, why: expect.stringContaining("You have judged or skipped every") },
    })
  })

  test("who is not the queue's, or has no such role, gets nothing", async () => {
    const queue = await insertQueue(few, people.slice(0, 1))
    await expect(next(queue, people[1], few)).rejects.toThrow("not one of this queue’s reviewers")
    await expect(next(999_999, people[0], few)).rejects.toThrow("no queue 999999")
    await expect(next(queue, people[0], many)).rejects.toThrow("no queue")
    const person = people[0]
    if (!person) throw new Error("nobody")
    await expect(leaseNext(person, { ...few, role: "reader" }, queue)).rejects.toThrow("role of reviewer")
  })
})

describe("a lease", () => {
  test("that ran out goes to another; who comes back too late is told, and loses nothing else", async () => {
    const [ann, bob] = people
    if (!ann || !bob) throw new Error("nobody")
    const queue = await insertQueue(few, [ann, bob])
    const hers = (await next(queue, ann, few)) ?? ""
    await expire(queue, ann)
    const his = new Set<string>()
    for (let turn = 0; turn < 3; turn++) {
      const got = (await next(queue, bob, few)) ?? ""
      his.add(got)
      await end(queue, bob, got, "submitted")
    }
    expect(his).toContain(hers)
    await expect(end(queue, ann, hers, "submitted")).rejects.toThrow("others have taken this transcript")
    await expect(extendLease(ann, asReviewer(few), queue, hers, 10)).rejects.toThrow("others have taken")
    expect(await submittedPerItem(queue)).toEqual({ 1: 3 })
  })

  test("that ran out is still good while nobody else has the place", async () => {
    const [ann] = people
    if (!ann) throw new Error("nobody")
    const queue = await insertQueue(few, [ann])
    const hers = (await next(queue, ann, few)) ?? ""
    await expire(queue, ann)
    await extendLease(ann, asReviewer(few), queue, hers, 10)
    const view = await itemOf(ann, few, queue, hers)
    expect(Date.parse(view?.leasedUntil ?? "")).toBeGreaterThan(Date.now() + 800_000)
    await expire(queue, ann)
    await end(queue, ann, hers, "submitted")
    expect(await itemOf(ann, few, queue, hers)).toMatchObject({ state: "submitted", leasedUntil: null })
  })

  test("counts the seconds that are reported, and no more than have passed", async () => {
    const [ann] = people
    if (!ann) throw new Error("nobody")
    const queue = await insertQueue(few, [ann])
    const hers = (await next(queue, ann, few)) ?? ""
    const seconds = async (ago: string, reported: number) => {
      await pool().query(
        `UPDATE assignment a SET opened_at = clock_timestamp() - $2::interval FROM queue_item i
         WHERE i.id = a.item_id AND i.queue_id = $1`,
        [queue, ago],
      )
      await extendLease(ann, asReviewer(few), queue, hers, reported)
      const { rows } = await pool().query<{ seconds: number }>(
        "SELECT seconds FROM assignment a JOIN queue_item i ON i.id = a.item_id WHERE i.queue_id = $1",
        [queue],
      )
      return rows[0]?.seconds
    }
    expect(await seconds("20 seconds", 60)).toBe(20)
    expect(await seconds("1 hour", 60)).toBe(80)
    expect(await seconds("1 hour", 100_000)).toBe(380)
    expect(await seconds("1 hour", -5)).toBe(380)
  })

  test("can be ended only by who holds it", async () => {
    const [ann, bob] = people
    if (!ann || !bob) throw new Error("nobody")
    const queue = await insertQueue(few, [ann, bob])
    const hers = (await next(queue, ann, few)) ?? ""
    await expect(end(queue, bob, hers, "submitted")).rejects.toThrow("do not have this transcript open")
    await expect(extendLease(bob, asReviewer(few), queue, hers, 5)).rejects.toThrow("do not have this")
    await expect(end(queue, ann, "0000000000000", "submitted")).rejects.toThrow("not in this queue")
    await end(queue, ann, hers, "submitted")
    await end(queue, ann, hers, "submitted")
    await expect(end(queue, ann, hers, "skipped")).rejects.toThrow("do not have this transcript open")
    expect(await submittedPerItem(queue)).toEqual({ 0: 2, 1: 1 })
  })

  test("of a blind queue: who skipped has seen what others said, and may not judge any more", async () => {
    const [ann] = people
    if (!ann) throw new Error("nobody")
    const queue = await insertQueue(few, [ann], { blind: { on: true, model: true, condition: false } })
    const hers = (await next(queue, ann, few)) ?? ""
    await end(queue, ann, hers, "skipped")
    await expect(end(queue, ann, hers, "submitted")).rejects.toThrow("You skipped this transcript")
    const open = await insertQueue(few, [ann])
    const other = (await next(open, ann, few)) ?? ""
    await end(open, ann, other, "skipped")
    await end(open, ann, other, "submitted")
    expect(await submittedPerItem(open)).toEqual({ 0: 2, 1: 1 })
  })
})

describe("an item as its reviewer sees it", () => {
  test("says where in their queue it stands", async () => {
    const [ann, bob] = people
    if (!ann || !bob) throw new Error("nobody")
    const queue = await insertQueue(few, [ann, bob])
    const seen: [number | undefined, number | undefined][] = []
    const first = (await next(queue, ann, few)) ?? ""
    for (let turn = 0; turn < 3; turn++) {
      const given = (await next(queue, ann, few)) ?? ""
      const view = await itemOf(ann, few, queue, given)
      seen.push([view?.position, view?.of])
      await end(queue, ann, given, "submitted")
    }
    expect(seen).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    expect(await itemOf(ann, few, queue, first)).toMatchObject({
      ...{ queue: { id: queue, title: "A queue", state: "open", dueOn: null }, transcript: first },
      ...{ questions: ["severe"], position: 1, of: 3, done: 3, state: "submitted", skipReason: null },
    })
    const [cat] = people.slice(2)
    expect(cat && (await itemOf(cat, few, queue, first))).toBeNull()
    expect(await itemOf(ann, many, queue, first)).toBeNull()
  })
})
