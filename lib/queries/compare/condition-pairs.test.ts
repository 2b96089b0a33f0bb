import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { Outcome } from "@/lib/model/clause"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { textMessage } from "@/lib/model/transcript"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { conditionPairs } from "./condition-pairs"

testDatabase()

const outcome: Outcome = { key: "harmful", op: "=", values: ["yes"] }
const base = ["You look after the mail.", "Answer every question.", "Keep the harbour open."]
const prompts: Record<string, string[]> = {
  original: [...base, "Think of your goal before you act."],
  "no goal line": base,
  "one word": [...base.slice(0, 2), "Keep the harbour closed.", "Think of your goal before you act."],
}

/** Of four samples each: 0, 4 and 1 harmful; a second model was asked of two conditions only. */
beforeAll(async () => {
  const harm: Record<string, number> = { original: 0, "no goal line": 4, "one word": 1 }
  const events = Object.entries(prompts).flatMap(([wording, lines]) =>
    ["fictional/aster-1", ...(wording === "one word" ? [] : ["fictional/briar-2"])].flatMap((name) =>
      Array.from({ length: 4 }, (_, index) => {
        const system = textMessage("system", lines.join("\n"))
        return transcriptEvent(`${name} ${index}`, index < (harm[wording] ?? 0) ? "yes" : "no", {
          model: { name },
          condition: { factors: { wording }, prompts: [system] },
          messages: [system, textMessage("assistant", `${wording} ${name} ${index}`)],
        })
      }),
    ),
  )
  await importEvents(await openStudy("lines"), "test", stream([runEvent("a"), ...events]), noCounts())
  const bare = ["calm", "loud"].flatMap((tone) =>
    ["day", "night"].map((time) =>
      transcriptEvent(`${tone} ${time}`, tone === "loud" ? "yes" : "no", {
        ...{ condition: { factors: { tone, time }, prompts: [] } },
      }),
    ),
  )
  await importEvents(await openStudy("bare"), "test", stream([runEvent("b"), ...bare]), noCounts())
})

async function pairsOf(slug: string) {
  const study = await findStudy(SYSTEM, slug)
  if (!study) throw new Error("no study")
  return conditionPairs(study, await catalogueOf(study), { population: everything, outcomes: [outcome] })
}

test("pairs of prompts that differ little, the greatest difference first, over the models both were asked of", async () => {
  const { pairs, conditions, withoutPrompts } = await pairsOf("lines")
  expect([conditions, withoutPrompts, pairs.length]).toEqual([3, 0, 3])
  const shown = pairs.map(({ a, b, models, change, comparison }) => ({
    wordings: [a.wording, b.wording].sort(),
    ...{ models: models.length, words: change?.words, k: [comparison.a.k, comparison.b.k].sort() },
  }))
  expect(shown[0]).toEqual({ wordings: ["no goal line", "original"], models: 2, words: 7, k: [0, 8] })
  expect(shown).toContainEqual({ wordings: ["one word", "original"], models: 1, words: 2, k: [0, 1] })
  expect(pairs[0]?.change?.firstChange).toContain("Think of your goal before you act")
  expect(pairs[0]?.comparison.difference?.estimate).toBeOneOf([1, -1])
})

test("conditions that came without prompts pair where one factor differs", async () => {
  const { pairs, withoutPrompts } = await pairsOf("bare")
  expect(withoutPrompts).toBe(4)
  expect(pairs).toHaveLength(4)
  expect(pairs.map(({ factors, change }) => [factors, change])).toEqual([
    ...[
      [["tone"], null],
      [["tone"], null],
      [["time"], null],
      [["time"], null],
    ],
  ])
})
