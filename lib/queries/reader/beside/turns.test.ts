import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { type Message, textMessage } from "@/lib/model/transcript"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { planOf } from "../plan"
import { promptsBeside, turnsBeside } from "./turns"

testDatabase()

/** So many turns, each after a question but the first. */
function conversation(name: string, turns: number): Message[] {
  return Array.from({ length: turns }, (_, i) => [
    ...(i > 0 ? [textMessage("user", `${name} asks ${i}`)] : []),
    textMessage("assistant", `${name} says ${i + 1}`),
  ]).flat()
}

beforeAll(async () => {
  const sample = (id: string, goal: string, turns: number) => {
    const prompt = textMessage("system", `You are a fictional agent.\nYour goal is ${goal}.`)
    return transcriptEvent(id, "no", {
      condition: { factors: { goal }, prompts: [prompt] },
      messages: [prompt, textMessage("user", "Begin."), ...conversation(id, turns)],
    })
  }
  const events = [
    runEvent("a"),
    sample("short", "growth", 3),
    sample("long", "safety", 95),
    sample("mute", "growth", 0),
  ]
  await importEvents(await openStudy("pairs"), "test", stream(events), noCounts())
})

async function planned(sampleId: string) {
  const study = await findStudy(SYSTEM, "pairs")
  if (!study) throw new Error("no study")
  const view = { sort: "order", dir: "asc", after: null, before: null } as const
  const { rows } = await listTranscripts(study, await catalogueOf(study), everything, view)
  const plan = await planOf(SYSTEM, rows.find((row) => row.sampleId === sampleId)?.id ?? "", "pairs")
  if (!plan) throw new Error("no such sample")
  return plan
}

test("turns stand side by side by number, each with what came before it; extra ones alone", async () => {
  const { turns, turnsA, turnsB, from, to, pairs } = await turnsBeside(
    await planned("short"),
    await planned("long"),
    1,
  )
  expect({ turns, turnsA, turnsB, from, to }).toEqual({ turns: 95, turnsA: 3, turnsB: 95, from: 1, to: 40 })
  const ordinals = (side: "a" | "b") => pairs.map((pair) => pair[side].map(({ message }) => message.ordinal))
  expect(ordinals("a").slice(0, 4)).toEqual([[2], [3, 4], [5, 6], []])
  expect(ordinals("b").slice(0, 4)).toEqual([[2], [3, 4], [5, 6], [7, 8]])
  expect(pairs[2]?.b.map(({ kind }) => kind)).toEqual(["aside", "turn"])
})

test("pages hold every turn once, and a turn beyond the last is the last", async () => {
  const [short, long] = [await planned("short"), await planned("long")]
  const seen: number[] = []
  for (let from = 1; from <= 95; ) {
    const page = await turnsBeside(short, long, from)
    seen.push(...page.pairs.flatMap(({ b }) => b.map(({ message }) => message.ordinal)))
    from = page.to + 1
  }
  expect(seen).toEqual(Array.from({ length: 2 * 95 - 1 }, (_, i) => i + 2))
  const beyond = await turnsBeside(short, long, 1000)
  expect([beyond.from, beyond.to, beyond.pairs.length]).toEqual([95, 95, 1])
})

test("where neither speaks there are no turns, and where one does it stands alone", async () => {
  const mute = await planned("mute")
  expect(await turnsBeside(mute, mute, 1)).toMatchObject({ turns: 0, from: 0, to: 0, pairs: [] })
  const { pairs } = await turnsBeside(mute, await planned("short"), 1)
  expect(pairs.map(({ a, b }) => [a.length, b.length])).toEqual([
    ...[
      [0, 1],
      [0, 2],
      [0, 2],
    ],
  ])
})

test("what was put before the first turns is compared, message by message", async () => {
  const diffs = await promptsBeside(await planned("short"), await planned("long"))
  expect(diffs?.map(({ role, changed, added, removed }) => [role, changed, added, removed])).toEqual([
    ["system", true, 1, 1],
    ["user", false, 0, 0],
  ])
})
