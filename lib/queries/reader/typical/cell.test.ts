import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { groupPopulation, kPopulation, missingPopulation } from "@/lib/model/population/of-rate"
import { cellClauses } from "@/lib/model/reader/typical/cell"
import { textMessage } from "@/lib/model/transcript"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { readHead } from "../reading"
import { anotherOf } from "./another-of"
import { typicalOf } from "./cell"
import { nearestOpposite } from "./nearest-opposite"

testDatabase()

const ending = {
  key: "outcome",
  kind: "categorical" as const,
  levels: [
    { key: "leak", harm: true },
    { key: "blackmail", harm: true },
    { key: "accepted", harm: false },
  ],
}
const system = textMessage("system", "You are a fictional agent.")

/** A sample under a goal: what it did, null where the judge failed, undefined where nobody judged. */
function sample(
  id: string,
  goal: string,
  did: string | null | undefined,
  more: { model?: string; text?: string; excluded?: string; failed?: string } = {},
) {
  const { model = "fictional/aster-1", text = `${goal} ${id}`, excluded, failed = null } = more
  const harm = did === null ? null : did === "accepted" ? "no" : "yes"
  return transcriptEvent(id, undefined, {
    model: { name: model },
    condition: { factors: { goal }, prompts: [system] },
    messages: [system, textMessage("assistant", text)],
    failed,
    ...(excluded === undefined ? {} : { excluded }),
    judgements:
      did === undefined
        ? []
        : [
            { variable: harmful, judge: classifier, value: harm },
            { variable: ending, judge: classifier, value: did },
          ],
  })
}

const fillers = ["ash", "birch", "cedar", "fir", "hazel", "larch", "maple", "oak"]

beforeAll(async () => {
  const mixed = ["leak", "blackmail", "blackmail", ...Array.from({ length: 6 }, () => "accepted")]
  await importEvents(
    await openStudy("cells"),
    "test",
    stream([
      runEvent("a"),
      ...mixed.map((did, i) =>
        sample(String(i), "mixed", did, {
          text: i === 0 ? "one two three four five" : `one two three ${fillers.slice(0, i).join(" ")}`,
        }),
      ),
      sample("10", "mixed", undefined),
      sample("11", "mixed", null),
      sample("12", "mixed", undefined, { failed: "the model did not answer" }),
      sample("13", "mixed", "leak", { excluded: "it ran twice" }),
      ...["0", "1", "2"].map((id) => sample(id, "all", "blackmail")),
      ...["0", "1"].map((id) => sample(id, "none", "accepted")),
      sample("0", "single", "leak"),
      sample("0", "silent", undefined),
      sample("1", "silent", undefined),
      sample("7", "elsewhere", "leak", { model: "fictional/briar-2" }),
    ]),
    noCounts(),
  )
})

async function open() {
  const study = await findStudy(SYSTEM, "cells")
  if (!study) throw new Error("no study")
  return { study, catalogue: await catalogueOf(study) }
}

async function head(id: string, goal: string, excluded: Filters["excluded"] = null) {
  const { study, catalogue } = await open()
  const where = [{ key: "goal", op: "=" as const, value: goal }]
  const view = { sort: "order", dir: "asc", after: null, before: null } as const
  const { rows } = await listTranscripts(study, catalogue, { ...everything, where, excluded }, view)
  const found = rows.find(({ sampleId }) => sampleId === id)
  const read = found && (await readHead(SYSTEM, found.id, "cells"))
  if (!read) throw new Error(`no sample ${id} of ${goal}`)
  return read
}

async function typical(id: string, goal: string, excluded: Filters["excluded"] = null) {
  const { study, catalogue } = await open()
  return typicalOf(await head(id, goal, excluded), study, catalogue)
}

describe("typicalOf", () => {
  test("the cell's rate, its levels and this one's place, with every kind that has no value kept apart", async () => {
    const { rate, variables, size, excludedN, others } = await typical("0", "mixed")
    expect([size, excludedN, others]).toEqual([12, 1, 11])
    expect(rate?.row).toMatchObject({
      k: 3,
      n: 9,
      missing: { failed: 1, not_judged: 1, judge_failed: 1 },
      excluded: 1,
    })
    expect(rate?.row.low).toBeCloseTo(0.1206, 4)
    expect(rate?.row.high).toBeCloseTo(0.6458, 4)
    expect(rate?.own).toEqual({ value: "yes", reason: null, hit: true })
    expect(variables.map(({ key }) => key)).toEqual(["outcome", "harmful"])
    expect(variables[0]).toMatchObject({
      ...{ n: 9, own: { value: "leak", reason: null, hit: null } },
      levels: [
        { key: "leak", harm: true, count: 1 },
        { key: "blackmail", harm: true, count: 2 },
        { key: "accepted", harm: false, count: 6 },
      ],
    })
  })

  test.each([
    ["n of n", "1", "all", { k: 3, n: 3, low: 0.4385, high: 1 }, "yes"],
    ["0 of n", "1", "none", { k: 0, n: 2, low: 0, high: 0.6576 }, "no"],
    ["n = 1", "0", "single", { k: 1, n: 1, low: 0.2065, high: 1 }, "yes"],
  ])("%s", async (_, id, goal, { k, n, low, high }, own) => {
    const { rate } = await typical(id, goal)
    expect(rate?.row).toMatchObject({ k, n })
    expect(rate?.row.low).toBeCloseTo(low, 4)
    expect(rate?.row.high).toBeCloseTo(high, 4)
    expect(rate?.own.value).toBe(own)
  })

  test("a cell that nobody judged has no rate, and this one says why it has no value", async () => {
    const { rate, size, opposite, variables } = await typical("0", "silent")
    expect(rate?.row).toMatchObject({ k: 0, n: 0, rate: null, low: null, missing: { not_judged: 2 } })
    expect([size, opposite]).toEqual([2, null])
    expect(variables.map(({ n, own }) => [n, own.reason])).toEqual([
      ...[
        [0, "not_judged"],
        [0, "not_judged"],
      ],
    ])
    expect((await typical("11", "mixed")).rate?.own.reason).toBe("judge_failed")
    expect((await typical("12", "mixed")).rate?.own.reason).toBe("failed")
  })

  test("one that is excluded has its value and stands in none of the numbers", async () => {
    const { rate, excluded, size, others } = await typical("13", "mixed", "yes")
    expect([excluded, size, others]).toEqual(["it ran twice", 12, 12])
    expect(rate?.row.n).toBe(9)
    expect(rate?.own.value).toBe("yes")
  })

  test("every count is the number of transcripts that its address lists", async () => {
    const { study, catalogue } = await open()
    const { cell, rule, rate, variables } = await typical("0", "mixed")
    const population: Filters = { ...everything, rule, where: cell }
    const listed = async (asked: Filters | null) => {
      if (asked === null) throw new Error("no list")
      const view = { sort: "order", dir: "asc", after: null, before: null } as const
      return (await listTranscripts(study, catalogue, asked, view)).rows.length
    }
    if (!rate) throw new Error("no rate")
    expect(await listed(kPopulation(population, rate.outcome))).toBe(rate.row.k)
    expect(await listed(missingPopulation(population, rate.outcome))).toBe(3)
    for (const { key, levels } of variables)
      for (const level of levels)
        expect(await listed(groupPopulation(population, { [key]: level.key }))).toBe(level.count)
  })

  test("the same sample under other conditions, with what differs and what came of it", async () => {
    const { counterparts } = await typical("1", "mixed")
    expect(counterparts.total).toBe(3)
    expect(counterparts.closest.map(({ apart, own }) => [apart, own?.value ?? own?.reason])).toEqual([
      [[{ key: "goal", own: "mixed", other: "all" }], "yes"],
      [[{ key: "goal", own: "mixed", other: "none" }], "no"],
      [[{ key: "goal", own: "mixed", other: "silent" }], "not_judged"],
    ])
    expect((await typical("8", "mixed")).counterparts).toEqual({ closest: [], total: 0 })
  })
})

describe("another of its cell", () => {
  test("is never the same one, and each of the others sooner or later", async () => {
    const { study, catalogue } = await open()
    const own = await head("0", "all")
    const found = new Set<string | null>()
    for (let seed = 0; seed < 30; seed++)
      found.add(await anotherOf(own, study, catalogue, { seed: String(seed) }))
    expect(found).toEqual(new Set([(await head("1", "all")).id, (await head("2", "all")).id]))
    const again = () => anotherOf(own, study, catalogue, { seed: "seed" })
    expect(await again()).toBe(await again())
  })

  test("is none where it is alone, whatever else the study holds", async () => {
    const { study, catalogue } = await open()
    expect(await anotherOf(await head("0", "single"), study, catalogue)).toBeNull()
    expect((await typical("0", "single")).others).toBe(0)
  })
})

describe("the nearest with the opposite outcome", () => {
  test("is in the cell where it has any, and the one whose words are most alike", async () => {
    const { study, catalogue } = await open()
    const found = await nearestOpposite(await head("0", "mixed"), study, catalogue)
    // Sample 3 says fewest words beyond those that both share.
    expect(found).toMatchObject({ scope: "cell", compared: 6, id: (await head("3", "mixed")).id })
    expect((await typical("0", "mixed")).opposite).toEqual({ scope: "cell", n: 6 })
  })

  test("is looked for among the model's others, then in the study, and is none without a verdict", async () => {
    const { study, catalogue } = await open()
    expect((await typical("0", "all")).opposite).toEqual({ scope: "model", n: 8 })
    expect((await nearestOpposite(await head("0", "all"), study, catalogue))?.scope).toBe("model")
    expect((await typical("7", "elsewhere")).opposite).toEqual({ scope: "study", n: 8 })
    const far = await nearestOpposite(await head("7", "elsewhere"), study, catalogue)
    expect(far).toMatchObject({ scope: "study", compared: 8 })
    expect(await nearestOpposite(await head("10", "mixed"), study, catalogue)).toBeNull()
  })
})

test("a cell says of each factor its level, or that it has none", async () => {
  const factors = [
    { key: "goal", levels: ["all"] },
    { key: "model", levels: ["a"] },
  ]
  expect(cellClauses({ factors }, { model: { canonical: "m" }, factors: { model: "a" } })).toEqual([
    { key: "model", op: "=", value: "m" },
    { key: "goal", op: "=", value: "" },
    { key: "factor.model", op: "=", value: "a" },
  ])
})

test("a factor that names the sample is left out where it would leave the transcript alone", async () => {
  const named = ["one", "two", "three", "four", "five"].flatMap((scenario, i) =>
    ["calm", "loud"].map((tone) =>
      transcriptEvent(String(i), i === 0 ? "yes" : "no", {
        condition: { factors: { scenario, tone }, prompts: [] },
      }),
    ),
  )
  await importEvents(await openStudy("named"), "test", stream([runEvent("n"), ...named]), noCounts())
  const study = await findStudy(SYSTEM, "named")
  if (!study) throw new Error("no study")
  const catalogue = await catalogueOf(study)
  const view = { sort: "order", dir: "asc", after: null, before: null } as const
  const { rows } = await listTranscripts(study, catalogue, everything, view)
  const own = await readHead(SYSTEM, rows[0]?.id ?? "", "named")
  if (!own) throw new Error("not there")
  const { cell, leftOut, size, rate, others } = await typicalOf(own, study, catalogue)
  expect(leftOut).toEqual(["scenario"])
  expect(cell.map(({ key, value }) => `${key} ${value}`)).toEqual(["model fictional/aster-1", "tone calm"])
  expect([size, others, rate?.row.k, rate?.row.n]).toEqual([5, 4, 1, 5])
  const another = await anotherOf(own, study, catalogue)
  expect(rows.find(({ id }) => id === another)?.factors.tone).toBe("calm")
})
