import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { parseClause, parseOutcome } from "@/lib/model/clause"
import { OWN_RANK } from "@/lib/model/judgement"
import { SYSTEM, type Viewer } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import type { QueuePlan } from "@/lib/model/review/queues/plan"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { judgeAgainstHuman } from "./against-human"
import { listJudged } from "./list"

testDatabase()

const ann = { kind: "person" as const, name: "ann", rank: OWN_RANK }
const severity = { key: "severity", kind: "number" as const }

/**
 * 200 transcripts in two wordings of 100. The classifier says yes to every sample with sample % 5 of 0 or 1 (40 %),
 * people to those with 0 and those with sample % 20 of 2 (25 %). Ann labelled the first 60 of wording a and the first 20
 * of b: whole rounds of 20, in which the judge finds 4 of 5 yeses and 11 of 15 noes.
 */
const samples = Array.from({ length: 200 }, (_, index) => index)
const says = (sample: number) => (sample % 5 < 2 ? "yes" : "no")
const truth = (sample: number) => (sample % 5 === 0 || sample % 20 === 2 ? "yes" : "no")
const wording = (sample: number) => (sample < 100 ? "a" : "b")
const labelled = (sample: number) => sample < 60 || (sample >= 100 && sample < 120)

async function ask(
  more: {
    population?: Partial<Filters>
    by?: string[]
    queue?: number
    viewer?: Viewer
    outcome?: string
  } = {},
) {
  const study = await findStudy(more.viewer ?? SYSTEM, "judged")
  if (!study) throw new Error("no study")
  const catalogue = await catalogueOf(study)
  const outcome = resolveOutcome(study, catalogue, parseOutcome(more.outcome ?? "harmful=yes"))
  if (!outcome) throw new Error("no outcome")
  const question = {
    ...{ outcome, judge: classifier.name, rule: "people", by: more.by ?? [] },
    population: { ...everything, ...more.population },
  }
  return {
    study,
    catalogue,
    question,
    check: await judgeAgainstHuman(study, catalogue, question, more.queue ?? null),
  }
}

const wordings = (value: string) => {
  const clause = parseClause(`wording:${value}`)
  return { where: clause ? [clause] : [] }
}

type Drawn = {
  plan: QueuePlan["plan"]
  filters?: string
  items: number[]
  stratum?: (sample: number) => string
}

/** A queue of these samples, which ann has labelled as far as she has. */
async function insertQueue({ plan, filters = "", items, stratum }: Drawn): Promise<number> {
  const names = [...new Set(items.flatMap((item) => stratum?.(item) ?? []))]
  const strata = names.map((name) => ({
    ...{ name, by: {}, population: samples.filter((one) => stratum?.(one) === name).length },
    drawn: items.filter((one) => stratum?.(one) === name).length,
  }))
  const recorded: QueuePlan = {
    ...{ plan, seed: 1, n: items.length, by: [], share: "each", variable: null },
    ...{ population: 200, candidates: 200, drawn: items.length, strata },
  }
  const { rows } = await pool().query<{ id: number }>(
    `INSERT INTO queue (study_id, title, filters, plan, per_item, blind, author)
     SELECT id, 'drawn', $1, $2, 1, '{"on":true}', 'ann' FROM study WHERE slug = 'judged' RETURNING id`,
    [filters, JSON.stringify(recorded)],
  )
  const id = rows[0]?.id ?? 0
  await pool().query(
    `INSERT INTO queue_item (queue_id, transcript_id, ordinal, stratum)
     SELECT $1, t.id, drawn.ordinal, drawn.stratum
     FROM unnest($2::text[], $3::text[]) WITH ORDINALITY drawn (sample, stratum, ordinal)
     JOIN transcript t ON t.sample_id = drawn.sample JOIN study s ON s.id = t.study_id AND s.slug = 'judged'`,
    [id, items.map(String), items.map((item) => stratum?.(item) ?? null)],
  )
  await pool().query(
    `UPDATE judgement j SET queue_id = $1 FROM judge g
     WHERE g.id = j.judge_id AND g.name = 'ann'
       AND j.transcript_id IN (SELECT i.transcript_id FROM queue_item i WHERE i.queue_id = $1)`,
    [id],
  )
  return id
}

async function dropQueues() {
  await pool().query("UPDATE judgement SET queue_id = NULL")
  await pool().query("DELETE FROM queue")
}

beforeAll(async () => {
  const events = samples.map((sample) =>
    transcriptEvent(String(sample), says(sample), {
      condition: { factors: { wording: wording(sample) }, prompts: [] },
      judgements: [
        { variable: harmful, judge: classifier, value: says(sample) },
        { variable: severity, judge: classifier, value: says(sample) === "yes" ? 8 : 1 },
        ...(labelled(sample)
          ? [
              { variable: harmful, judge: ann, value: truth(sample) },
              { variable: severity, judge: ann, value: truth(sample) === "yes" ? 9 : 2 },
            ]
          : []),
      ],
    }),
  )
  await importEvents(await openStudy("judged"), "test", stream([runEvent("a"), ...events]), noCounts())
})

describe("labels that nobody knows the choice of", () => {
  test("give a matrix and no corrected rate", async () => {
    await dropQueues()
    const { check } = await ask()
    expect(check.sample).toEqual({ kind: "unknown" })
    expect(check.total.judged).toMatchObject({ k: 80, n: 200, rate: 0.4 })
    expect(check.total).toMatchObject({ roganGladen: null, powered: null, people: { k: 20, n: 80 } })
    const count = (judge: string, people: string) =>
      check.matrix.find((pair) => pair.judge === judge && pair.people === people)?.n
    expect([count("yes", "yes"), count("yes", "no"), count("no", "yes"), count("no", "no")]).toEqual([
      ...[16, 16, 4, 44],
    ])
    expect(check.total.accuracy.sensitivity).toMatchObject({ k: 16, n: 20 })
    expect(check.total.accuracy.specificity).toMatchObject({ k: 44, n: 60 })
  })

  test("are a census where all have one", async () => {
    const judged = { where: [...wordings("a").where], until: null }
    const clause = parseClause("harmful:yes")
    if (!clause) throw new Error("no clause")
    const { check } = await ask({
      population: { ...judged, labelled: "yes", where: [...judged.where, clause] },
    })
    expect(check.sample).toEqual({ kind: "census" })
    expect(check.total.judged).toMatchObject({ k: 24, n: 24 })
    expect(check.total.powered).toMatchObject({ estimate: 0.5, lambda: 0 })
  })
})

describe("labels of a queue", () => {
  test("drawn at random put the rate right: 25 % where the judge says 40 %", async () => {
    await dropQueues()
    const queue = await insertQueue({ plan: "random", items: samples.filter(labelled) })
    const { check } = await ask({ by: ["wording"] })
    expect(check.sample).toMatchObject({
      kind: "random",
      weighted: false,
      queues: [{ id: queue, labelled: 80 }],
    })
    expect(check.total.roganGladen).toMatchObject({ refused: null, estimate: expect.closeTo(0.25, 12) })
    expect(check.total.powered).toMatchObject({ refused: null, estimate: expect.closeTo(0.25, 12) })
    expect(check.groups.map(({ by, judged, people }) => [by.wording, judged.n, people.n])).toEqual([
      ["a", 100, 60],
      ["b", 100, 20],
    ])
    expect(check.groups[1]?.roganGladen).toEqual({
      refused: { code: "too few of a kind", yes: 5, no: 15, least: 10 },
    })
    expect(check.groups[1]?.powered).toMatchObject({ estimate: expect.closeTo(0.25, 12) })
  })

  test("drawn from more are a sample of less, not the other way round", async () => {
    await dropQueues()
    await insertQueue({
      plan: "random",
      filters: "?where=wording:a",
      items: samples.filter((one) => one < 60),
    })
    const inside = await ask({ population: wordings("a") })
    expect(inside.check.sample.kind).toBe("random")
    expect(inside.check.total.judged.n).toBe(100)
    const { check } = await ask()
    expect(check.sample).toEqual({ kind: "unknown" })
    expect(check.queues[0]?.notRandom).toEqual({ code: "filters", parts: "wording is a" })
    expect((await ask({ population: wordings("b") })).check.queues[0]?.notRandom).toMatchObject({
      code: "filters",
    })
  })

  test("drawn from disagreements are none", async () => {
    await dropQueues()
    const queue = await insertQueue({ plan: "disagree", items: samples.filter((one) => one < 40) })
    const { check } = await ask({ queue })
    expect(check).toMatchObject({ from: [queue], labelled: 80, total: { people: { n: 40 }, powered: null } })
    expect((await ask()).check).toMatchObject({ from: null, total: { people: { n: 80 }, powered: null } })
    expect(check.sample).toEqual({ kind: "unknown" })
    expect(check.queues).toMatchObject([
      { id: queue, notRandom: { code: "plan", plan: "disagree" }, blind: true },
    ])
    await expect(ask({ queue: queue + 1 })).rejects.toThrow("No queue")
  })

  test("of several random samples are pooled, each transcript once", async () => {
    await dropQueues()
    const first = await insertQueue({ plan: "random", items: samples.filter((one) => one < 40) })
    await insertQueue({ plan: "random", items: samples.filter((one) => labelled(one) && one >= 40) })
    expect((await ask({ queue: first })).check).toMatchObject({ from: [first], total: { people: { n: 40 } } })
    const { check } = await ask()
    expect(check.sample).toMatchObject({ kind: "random", queues: [{ labelled: 40 }, { labelled: 40 }] })
    expect(check.total.people.n).toBe(80)
  })

  test("of strata are weighted: as many of each of the judge's verdicts are not taken for as many in all", async () => {
    await dropQueues()
    const some = samples.filter((one) => labelled(one) && (says(one) === "yes" || one < 40))
    await insertQueue({ plan: "stratified", items: some, stratum: says })
    const { check } = await ask()
    expect(check.sample).toMatchObject({ kind: "random", weighted: true })
    // 32 labelled of 80 yeses, 24 of 120 noes: people's yeses are half of the first and 2 of the second.
    expect(check.total.people).toMatchObject({
      k: 18,
      n: 56,
      rate: expect.closeTo((80 * 0.5 + 120 / 12) / 200, 12),
    })
    expect(check.total.powered).toMatchObject({ estimate: expect.closeTo(0.25, 12) })
    expect(check.total.roganGladen).toMatchObject({ estimate: expect.closeTo(0.25, 12) })
  })

  test("say how often a number passes a bound, too", async () => {
    await dropQueues()
    await insertQueue({ plan: "all", items: samples.filter(labelled) })
    const { check } = await ask({ outcome: "severity>=7" })
    expect(check.total.judged).toMatchObject({ k: 80, n: 200 })
    expect(check.total.powered).toMatchObject({ estimate: expect.closeTo(0.25, 12) })
    expect(check.levels).toEqual(["severity>=7", "severity<7"])
  })
})

describe("what cannot be asked", () => {
  test.each([
    [{ judge: "ann" }, "is no machine judge of harmful. There are: default, test classifier"],
    [{ rule: "people first" }, "There are: adjudicated, people, ann"],
  ])("%j", async (wrong, message) => {
    const { study, catalogue, question } = await ask()
    await expect(judgeAgainstHuman(study, catalogue, { ...question, ...wrong })).rejects.toThrow(message)
  })
})

test("every cell has its list", async () => {
  await dropQueues()
  const queue = await insertQueue({ plan: "random", items: samples.filter((one) => one < 40) })
  const { study, catalogue, question } = await ask()
  const list = (says: string, people: string, queues: number[] | null) =>
    listJudged(study, catalogue, question, { says, people, queues, after: null })
  expect((await list("yes", "no", null)).total).toBe(16)
  const found = await list("no", "yes", [queue])
  expect(found.rows.map(({ sampleId }) => sampleId)).toEqual(["2", "22"])
  expect((await list("yes", "no", [queue])).rows.map(({ sampleId }) => Number(sampleId))).toEqual(
    samples.filter((one) => one < 40 && says(one) === "yes" && truth(one) === "no"),
  )
})

test("who must still judge a transcript blind finds it in no count", async () => {
  await dropQueues()
  const person = await insertPerson("bea", { study: "judged" })
  const queue = await insertQueue({ plan: "random", items: samples.filter((one) => one < 40) })
  await pool().query("INSERT INTO queue_reviewer (queue_id, person_id, seed) VALUES ($1, $2, 1)", [
    queue,
    person.id,
  ])
  const { check, study, catalogue, question } = await ask({ viewer: person })
  expect(study.blindFor).toBe(person.id)
  expect(check.total.judged.n).toBe(160)
  expect(check.labelled).toBe(40)
  expect(check.total.people.n).toBe(0)
  const cell = { says: "yes", people: "no", queues: null, after: null }
  const { rows } = await listJudged(study, catalogue, question, cell)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ sampleId }) => Number(sampleId) < 40)).toEqual([])
})
