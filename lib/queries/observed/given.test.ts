import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { ImportEvent } from "@/lib/importers/contract"
import { parseOutcome } from "@/lib/model/clause"
import { unknownOf } from "@/lib/model/observed/blocks"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { groupPopulation, kPopulation, missingPopulation, nPopulation } from "@/lib/model/population/of-rate"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { observedOf, resolveGiven } from "./given"

testDatabase()

const levels = [{ key: "real" }, { key: "evaluation" }]
const belief = { key: "belief", kind: "categorical" as const, levels }
const tone = { key: "tone", kind: "categorical" as const, levels: [{ key: "calm" }] }
const severity = { key: "severity", kind: "number" as const }

/** Per model: belief, how many, and how many of them are harmful; none without a verdict is unknown. */
const counts: [string, string | undefined, number, number | undefined][] = [
  ["fictional/aster-1", "real", 10, 6],
  ["fictional/aster-1", "evaluation", 12, 1],
  ["fictional/aster-1", undefined, 7, undefined],
  ["fictional/briar-2", "real", 5, 0],
  ["fictional/briar-2", undefined, 3, 1],
]

function events(): ImportEvent[] {
  const list: ImportEvent[] = [runEvent("a")]
  for (const [model, level, n, yes] of counts) {
    for (let i = 0; i < n; i++) {
      const verdict = yes === undefined ? [] : [{ variable: harmful, value: i < yes ? "yes" : "no" }]
      const stated = level === undefined ? [] : [{ variable: belief, value: level }]
      const others = [
        { variable: tone, value: "calm" },
        { variable: severity, value: i % 3 },
      ]
      const judgements = [...verdict, ...stated, ...others].map((one) => ({ ...one, judge: classifier }))
      list.push(transcriptEvent(`${model} ${level} ${i}`, undefined, { model: { name: model }, judgements }))
    }
  }
  return list
}

async function open() {
  const study = await findStudy(SYSTEM, "observed")
  if (!study) throw new Error("no study")
  const catalogue = await catalogueOf(study)
  const outcome = resolveOutcome(study, catalogue, parseOutcome("harmful=yes"))
  if (!outcome) throw new Error("no outcome")
  return { study, catalogue, outcome }
}

async function observed(
  population: Filters = everything,
  between: string[] = [],
  rows: string | null = "model",
) {
  const { study, catalogue, outcome } = await open()
  const asked = { outcome, given: "belief", rows, between, shares: [], population }
  return observedOf(study, catalogue, asked)
}

async function given(asked: string | null, outcome = "harmful=yes") {
  const { study, catalogue } = await open()
  const counted = resolveOutcome(study, catalogue, parseOutcome(outcome))
  if (!counted) throw new Error("no outcome")
  return resolveGiven(catalogue, asked, counted)
}

beforeAll(async () => {
  await importEvents(await openStudy("observed"), "test", stream(events()), noCounts())
})

describe("rates within an observed variable", () => {
  test("are counted per row and level, and what is not stated apart", async () => {
    const { blocks } = await observed()
    const lines = blocks.map(({ value, lines }) => [
      value,
      ...lines.map(({ level, size, tally }) => [level, size, tally.k, tally.n]),
    ])
    expect(lines).toEqual([
      ["fictional/aster-1", ["real", 10, 6, 10], ["evaluation", 12, 1, 12], [null, 7, 0, 0]],
      ["fictional/briar-2", ["real", 5, 0, 5], ["evaluation", 0, 0, 0], [null, 3, 1, 3]],
    ])
    expect(blocks[0]?.bounds).toEqual({ low: 7 / 29, high: 14 / 29 })
    expect(blocks[1]?.bounds).toBeNull()
  })

  test("open as many transcripts as they count", async () => {
    const { study, catalogue, outcome } = await open()
    const view = { sort: "order", dir: "asc", after: null, before: null } as const
    const size = async (population: Filters | null) =>
      population ? (await listTranscripts(study, catalogue, population, view)).total : 0
    const { blocks } = await observed()
    const tallies = blocks.flatMap(({ lines, total }) => [total, ...lines.map(({ tally }) => tally)])
    expect(tallies).toHaveLength(8)
    for (const tally of tallies) {
      const group = groupPopulation(everything, tally.by)
      expect(await size(nPopulation(group, outcome))).toBe(tally.n)
      expect(await size(kPopulation(group, outcome))).toBe(tally.k)
      expect(await size(missingPopulation(group, outcome))).toBe(unknownOf(tally))
    }
  })

  test("without rows are of all together", async () => {
    const { blocks } = await observed(everything, [], null)
    expect(blocks).toMatchObject([{ value: null, size: 37, total: { k: 8, n: 30 } }])
  })

  test("show the levels that the filters leave", async () => {
    const where: Filters["where"] = [{ key: "belief", op: "=", value: "real" }]
    const { blocks, between } = await observed({ ...everything, where })
    expect(blocks.map(({ lines }) => lines.map(({ level }) => level))).toEqual([["real"], ["real"]])
    expect(between).toBeNull()
  })

  test.each([
    [["real", "sincere"], 'has no level "sincere". Levels: real, evaluation'],
    [["real"], "between two levels, not 1"],
  ])("refuse a difference between %j in words", async (between, message) => {
    await expect(observed(everything, between)).rejects.toThrow(message)
  })
})

describe("the observed variable", () => {
  test("is the stated belief by default, else another than the outcome’s", async () => {
    expect(await given(null)).toBe("belief")
    expect(await given(null, "belief=real")).toBe("harmful")
    expect(await given("tone")).toBe("tone")
  })

  test.each([
    ["harmful", "“harmful” is the outcome itself. It can be split by belief, tone."],
    ["scenario", "“scenario” was assigned, not observed"],
    ["severity", "“severity” is no observed variable with levels. There is belief, tone."],
    ["planet", "There is belief, tone."],
  ])("cannot be %s", async (asked, message) => {
    await expect(given(asked)).rejects.toThrow(message)
  })
})
