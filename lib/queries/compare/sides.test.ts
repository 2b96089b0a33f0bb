import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import { parseClause, parseOutcome } from "@/lib/model/clause"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { textMessage } from "@/lib/model/transcript"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { flipsBetween } from "./flips"
import { promptSetsOf } from "./prompt-sets"
import { comparePopulations, sidePopulation } from "./sides"
import { mostSimilarOpposites } from "./similar-opposites"

testDatabase()

const mood = { key: "mood", kind: "categorical" as const }
const outcome = parseOutcome("harmful=yes") ?? { key: "", op: "=" as const, values: [] }

/** Ten samples under each of two prompts: 4 and 10 harmful; sample 9 has no verdict under the first. */
beforeAll(async () => {
  const events = ["plain", "goal"].flatMap((prompt, side) =>
    Array.from({ length: 10 }, (_, index) => {
      const hit = side === 1 || index < 4
      const words =
        index === 2
          ? "I weigh the whole of it and then I wait for the board"
          : `Reply ${side} ${index} ${"x".repeat(index)}`
      return transcriptEvent(String(index), undefined, {
        condition: {
          factors: { prompt, tone: "calm" },
          prompts: [textMessage("system", `Be careful.\n${prompt}`)],
        },
        messages: [
          textMessage("system", `Be careful.\n${prompt}`),
          textMessage(
            "assistant",
            side === 0 && index === 5 ? "I weigh the whole of it and then I wait for a sign" : words,
          ),
        ],
        judgements:
          side === 0 && index === 9
            ? []
            : [
                { variable: harmful, judge: classifier, value: hit ? "yes" : "no" },
                { variable: mood, judge: classifier, value: index % 2 === 0 ? "glad" : "grim" },
              ],
      })
    }),
  )
  await importEvents(await openStudy("compared"), "test", stream([runEvent("a"), ...events]), noCounts())
})

async function open() {
  const study = await findStudy(SYSTEM, "compared")
  if (!study) throw new Error("no study")
  const side = (text: string) => {
    const clause = parseClause(text)
    if (!clause) throw new Error(text)
    return sidePopulation(everything, [clause])
  }
  return {
    study,
    catalogue: await catalogueOf(study),
    sides: { a: side("prompt:plain"), b: side("prompt:goal"), outcome },
  }
}

test("every variable is compared, the asked outcome first", async () => {
  const { study, catalogue, sides } = await open()
  const { comparisons, mixes } = await comparePopulations(study, catalogue, sides)
  expect(comparisons.map(({ outcome, a, b }) => [outcome.key, outcome.values, a, b])).toEqual([
    ["harmful", ["yes"], { k: 4, n: 9 }, { k: 10, n: 10 }],
    ["mood", ["glad"], { k: 5, n: 9 }, { k: 5, n: 10 }],
  ])
  expect(
    mixes.map(({ variable, a, b }) => [variable.key, a?.counts, a?.missing.not_judged, b?.counts]),
  ).toEqual([
    ["harmful", [4, 5], 1, [10, 0]],
    ["mood", [5, 4], 1, [5, 5]],
  ])
})

test("samples pair by model, sample id and epoch, where both have a verdict", async () => {
  const { study, catalogue, sides } = await open()
  const flips = await flipsBetween(study, catalogue, sides)
  expect(flips).toMatchObject({ both: 4, onlyA: 0, onlyB: 5, neither: 0, several: 0 })
  expect(flips.pairs.map(({ sampleId, a, b }) => [sampleId, a.hit, b.hit])).toEqual(
    ["4", "5", "6", "7", "8"].map((id) => [id, false, true]),
  )
  expect((await flipsBetween(study, catalogue, sides, 2)).pairs).toHaveLength(2)
  const all = await flipsBetween(study, catalogue, { ...sides, a: everything })
  expect(all).toMatchObject({ both: 0, onlyB: 0, several: 9 })
})

test("prompts are listed once, the most frequent first", async () => {
  const { study, catalogue, sides } = await open()
  const { sets, total } = await promptSetsOf(study, catalogue, sides.a)
  expect(total).toBe(1)
  expect(sets).toMatchObject([{ n: 10, messages: [{ role: "system", text: "Be careful.\nplain" }] }])
  expect((await promptSetsOf(study, catalogue, everything, 1)).total).toBe(2)
})

test("the most similar pair with opposite outcomes is found by the agent's own words", async () => {
  const { study, catalogue, sides } = await open()
  const pair = await mostSimilarOpposites(study, catalogue, sides)
  expect(pair).toMatchObject({ hit: { sampleId: "2" }, other: { sampleId: "5", side: "a" } })
  expect(pair?.likeness).toBeGreaterThan(0.5)
  const none = await mostSimilarOpposites(study, catalogue, { ...sides, a: sides.b })
  expect(none).toBeNull()
})
