import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { makeQueue } from "@/lib/commands/review/queues/make"
import { openStudy } from "@/lib/commands/studies/open"
import { harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertPerson } from "@/lib/commands/testing/people"
import { insertQuestion } from "@/lib/commands/testing/queues"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { loadFilters } from "@/lib/filters/population"
import type { ImportedJudgement } from "@/lib/importers/contract"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { isProbabilitySample, type PlanDraft } from "@/lib/model/review/queues/plan"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { drawSample } from "./sample"

testDatabase()

const severity = { key: "severity", kind: "number" as const }
const scorer = { kind: "classifier" as const, name: "scorer" }
const second = { kind: "classifier" as const, name: "second", rank: 1 }

/** Of sample n: the first judge says yes to even ones, the second agrees but on every fifth; severity is n mod 11. */
function judgements(n: number): ImportedJudgement[] {
  const value = n % 2 === 0 ? "yes" : "no"
  const other = n % 5 === 0 ? (value === "yes" ? "no" : "yes") : value
  return [
    { variable: harmful, judge: scorer, value },
    { variable: harmful, judge: second, value: n === 7 ? null : other },
    { variable: severity, judge: scorer, value: n % 11 },
  ]
}

const samples = Array.from({ length: 60 }, (_, index) => index + 1)

beforeAll(async () => {
  const events = samples.map((n) =>
    transcriptEvent(String(n), undefined, {
      ...{ uuid: `drawn-${n}`, model: { name: n <= 40 ? "fictional/aster-1" : "fictional/birch-1" } },
      judgements: judgements(n),
    }),
  )
  await importEvents(await openStudy("drawn"), "test", stream([runEvent("a"), ...events]), noCounts())
})

async function draw(plan: Partial<PlanDraft>, population: Filters = everything, viewer = SYSTEM) {
  const study = await findStudy(viewer, "drawn")
  if (!study) throw new Error("no study")
  const draft = { plan: "random", seed: 1, n: null, share: "each", variable: null } as const
  return drawSample(study, await catalogueOf(study), population, { ...draft, by: [], ids: [], ...plan })
}

/** The sample's own numbers, as its source wrote them. */
async function numbersOf(items: { transcript: string }[]): Promise<number[]> {
  const { rows } = await pool().query<{ n: number }>(
    `SELECT t.sample_id::int AS n FROM unnest($1::text[]) WITH ORDINALITY AS x(id, at)
     JOIN transcript t ON t.public_id = x.id ORDER BY x.at`,
    [items.map(({ transcript }) => transcript)],
  )
  return rows.map(({ n }) => n)
}

const inOrder = (numbers: number[]) => numbers.toSorted((a, b) => a - b)

describe("a sample", () => {
  test("can be drawn again: same seed, filters and data, same items in the same order", async () => {
    const once = await draw({ n: 20, seed: 42 })
    expect(once.plan).toMatchObject({ population: 60, candidates: 60, drawn: 20, seed: 42 })
    expect(await draw({ n: 20, seed: 42 })).toEqual(once)
    expect((await draw({ n: 20, seed: 43 })).items).not.toEqual(once.items)
    expect(isProbabilitySample(once.plan)).toBe(true)
  })

  test("does not depend on the order in which the transcripts were imported", async () => {
    const once = await draw({ n: 20, seed: 42 })
    const { rows } = await pool().query<{ ids: string[] }>(
      "SELECT array_agg(public_id ORDER BY sample_id DESC) AS ids FROM transcript",
    )
    const given = await draw({ plan: "given", ids: rows[0]?.ids ?? [], seed: 42 })
    expect(given.items.slice(0, 20)).toEqual(once.items)
  })

  test("of all is all, within the filters", async () => {
    const population = loadFilters("?where=harmful:yes&where=model:fictional/aster-1")
    const { items, plan, filters } = await draw({ plan: "all" }, population)
    expect(inOrder(await numbersOf(items))).toEqual(samples.filter((n) => n <= 40 && n % 2 === 0))
    expect(plan).toMatchObject({ population: 20, candidates: 20, drawn: 20 })
    expect(loadFilters(filters)).toEqual(population)
  })

  test("of groups has as many of each, and says how large each is", async () => {
    const { items, plan } = await draw({ plan: "stratified", by: ["model", "harmful"], n: 8 })
    expect(plan.strata).toEqual(
      ["fictional/aster-1", "fictional/birch-1"].flatMap((model) =>
        ["no", "yes"].map((verdict) => ({
          ...{ name: `model: ${model} · harmful: ${verdict}`, by: { model, harmful: verdict } },
          ...{ population: model === "fictional/aster-1" ? 20 : 10, drawn: 8 },
        })),
      ),
    )
    const numbers = await numbersOf(items)
    for (const [index, n] of numbers.entries())
      expect(items[index]?.stratum).toBe(
        `model: fictional/${n <= 40 ? "aster-1" : "birch-1"} · harmful: ${n % 2 === 0 ? "yes" : "no"}`,
      )
    const shared = await draw({ plan: "stratified", by: ["model"], n: 30, share: "proportional" })
    expect(shared.plan.strata.map(({ drawn }) => drawn)).toEqual([20, 10])
  })

  test("of those that judges disagree on; a judge that failed disagrees with nobody", async () => {
    const { items, plan } = await draw({ plan: "disagree", variable: "harmful" })
    expect(inOrder(await numbersOf(items))).toEqual(samples.filter((n) => n % 5 === 0))
    expect(plan).toMatchObject({ population: 60, candidates: 12, drawn: 12 })
    expect((await draw({ plan: "disagree", n: 5 })).plan).toMatchObject({ candidates: 12, drawn: 5 })
    expect(isProbabilitySample(plan)).toBe(false)
    expect((await draw({ plan: "disagree", variable: "severity" })).items).toEqual([])
  })

  test("of the least sure begins with failed judges, then numbers nearest to the middle", async () => {
    const { items } = await draw({ plan: "unsure", n: 12 })
    const numbers = await numbersOf(items)
    const middle = samples.filter((n) => n % 11 === 5)
    expect(inOrder(numbers.slice(0, 1 + middle.length))).toEqual(inOrder([7, ...middle]))
    expect(numbers.slice(1 + middle.length).every((n) => [4, 6].includes(n % 11))).toBe(true)
    expect((await draw({ plan: "unsure", variable: "severity" })).plan.candidates).toBe(60)
  })

  test.each([
    [{ plan: "stratified" as const, n: 3 }, "Choose what the groups are made by"],
    [{ plan: "stratified" as const, n: 3, by: ["severity"] }, "has no levels"],
    [{ plan: "stratified" as const, n: 3, by: ["nothing"] }, 'no "nothing"'],
    [
      { plan: "stratified" as const, n: 3, by: ["model", "harmful"], share: "proportional" as const },
      "3 cannot be",
    ],
    [{ plan: "given" as const }, "Give the ids"],
    [{ plan: "disagree" as const, variable: "nothing" }, 'no variable "nothing"'],
  ])("that cannot be drawn says why: %j", async (plan, words) => {
    await expect(draw(plan)).rejects.toThrow(words)
  })

  test("has none of what its maker must still judge blind", async () => {
    const study = await findStudy(SYSTEM, "drawn")
    if (!study) throw new Error("no study")
    const ann = await insertPerson("Ann", { study: "drawn", role: "editor" })
    const sample = await draw({ n: 20, seed: 42 })
    const draft = {
      title: "Blind",
      perItem: 1,
      dueOn: null,
      blind: { on: true, model: false, condition: false },
    }
    const questions = [await insertQuestion(study)]
    await makeQueue(SYSTEM, study, { ...draft, questions, reviewers: [ann.id] }, sample)
    const hers = await draw({ plan: "all" }, everything, ann)
    expect(hers.plan.population).toBe(40)
    const hidden = sample.items.map(({ transcript }) => transcript)
    expect(hers.items.filter(({ transcript }) => hidden.includes(transcript))).toEqual([])
  })
})
