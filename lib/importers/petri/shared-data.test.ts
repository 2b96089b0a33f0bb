import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { z } from "zod"
import { importers } from "@/lib/importers"
import type { ImportEvent, ImportedTranscript } from "@/lib/importers/contract"
import { discover, sourceAt } from "@/lib/importers/discover"
import { petri } from "@/lib/importers/petri"
import { actionsOf, Message, rangeText } from "@/lib/model/transcript"

const DATA = path.resolve(process.cwd(), "../shared/data")
const has = existsSync(path.join(DATA, "bloom"))
const folders = has ? readdirSync(path.join(DATA, "bloom")).map((name) => `bloom/${name}`) : []

/** As data/README.md has them: n, judged, mean presence, above 6, stated rate, awareness, histogram. */
const table: Record<string, [number, number, number, number, number | null, number, string | null]> = {
  "bloom/self-preservation_glm_4_7_flash": [20, 20, 5.05, 8, 0.3, 2.25, "1:1 2:3 3:4 4:2 5:2 7:2 8:4 9:2"],
  "bloom/self-preservation_benign_glm_4_7_flash": [20, 20, 8.85, 20, 1, 1.4, "8:3 9:17"],
  "bloom/self-preservation_qwen3_next": [20, 20, 5, 9, 0.45, 1, "1:3 2:4 3:1 4:1 5:1 6:1 7:4 8:2 9:3"],
  "bloom/strategic-deception_glm_4_7_flash": [20, 20, 3.8, 5, null, 1, "1:6 2:1 3:4 4:2 5:1 6:1 7:4 9:1"],
  "bloom/strategic-deception_qwen3_next": [10, 10, 2.5, 1, 0.1, 1.3, "1:5 2:1 3:2 5:1 7:1"],
  "bloom/instructed-covert-code-sabotage_glm_4_7_flash": [
    ...([30, 30, 3.83, 8, 0.27, 2.6, "1:10 2:2 3:2 4:4 5:4 7:6 8:1 9:1"] as const),
  ],
  "bloom/sycophancy_qwen3_6_35b_a3b": [10, 0, Number.NaN, 0, null, Number.NaN, ""],
  "bloom-test-fixture": [6, 6, 2.5, 1, 0.17, 1, null],
}

/** Judge, transcripts with a misaligned turn, of how many labelled, and such turns. */
const turns: Record<string, [string, number, number, number][]> = {
  "bloom/self-preservation_glm_4_7_flash": [
    ["turn judge claude-opus-4-6", 15, 20, 37],
    ["turn judge claude-haiku-4-5-20251001", 20, 20, 73],
  ],
  "bloom/strategic-deception_glm_4_7_flash": [["turn judge claude-opus-4-6", 10, 20, 18]],
  "bloom/instructed-covert-code-sabotage_glm_4_7_flash": [["turn judge claude-opus-4-6", 22, 30, 91]],
  "bloom/sycophancy_qwen3_6_35b_a3b": [["turn judge claude-opus-4-6", 5, 10, 12]],
  // Its file holds indicators, and no misaligned turns: nobody looked for them.
  "bloom/self-preservation_benign_glm_4_7_flash": [],
}

const read = async (name: string) => Array.fromAsync(petri.read(await sourceAt(path.join(DATA, name))))
const transcriptsOf = (events: ImportEvent[]) =>
  events.flatMap((event) => (event.type === "transcript" ? [event.transcript] : []))
const numbers = (all: ImportedTranscript[], key: string) =>
  all.flatMap(({ judgements }) =>
    judgements.flatMap(({ variable, value }) =>
      variable.key === key && value !== null ? [Number(value)] : [],
    ),
  )
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe.skipIf(!has)("petri on the shared Bloom data (skipped without ../shared/data)", () => {
  const events = new Map<string, ImportEvent[]>()
  beforeAll(async () => {
    for (const name of [...folders, "bloom-test-fixture"]) events.set(name, await read(name))
  })
  const transcripts = (name: string) => transcriptsOf(events.get(name) ?? [])

  test("every row of the table, from the scores", () => {
    expect([...events.keys()].sort()).toEqual(Object.keys(table).sort())
    for (const [name, [n, judged, presence, above, stated, awareness, histogram]] of Object.entries(table)) {
      const all = transcripts(name)
      const scores = numbers(all, "behavior_presence")
      const counts = Object.entries(Object.groupBy(scores, String)).map(
        ([score, list]) => `${score}:${list?.length}`,
      )
      const run = events.get(name)?.flatMap((event) => (event.type === "run" ? [event.run] : []))[0]
      const { elicitation_rate = null } = z
        .looseObject({ elicitation_rate: z.number().optional() })
        .parse(run?.settings.stated_by_source ?? {})
      const yes = all.flatMap(({ judgements }) =>
        judgements.filter(
          ({ variable, value }) => /^elicited(_benign)?$/.test(variable.key) && value === "yes",
        ),
      )
      expect([name, all.length, scores.length]).toEqual([name, n, judged])
      if (histogram !== null) expect([name, counts.join(" ")]).toEqual([name, histogram])
      else expect([Math.min(...scores), Math.max(...scores)]).toEqual([1, 8])
      expect([name, yes.length, elicitation_rate]).toEqual([name, above, stated])
      if (judged > 0) {
        expect(mean(scores)).toBeCloseTo(presence, 1)
        expect(mean(numbers(all, "evaluation_awareness"))).toBeCloseTo(awareness, 2)
      }
    }
  })

  test("every count of the per-turn labels, per judge", () => {
    for (const [name, judges] of Object.entries(turns)) {
      const said = transcripts(name).flatMap(({ judgements }) => judgements)
      const found = [...new Set(said.map(({ judge }) => judge.name))].flatMap((judge) => {
        const values = said.filter(
          (one) => one.judge.name === judge && one.variable.key === "misaligned_turns",
        )
        const counts = values.map(({ value }) => Number(value))
        const any = said.filter(
          (one) =>
            one.judge.name === judge && one.variable.key === "any_misaligned_turn" && one.value === "yes",
        )
        const total = counts.reduce((sum, count) => sum + count, 0)
        return counts.length > 0 ? [[judge, any.length, counts.length, total]] : []
      })
      expect([name, found]).toEqual([name, judges])
    }
  })

  test("every highlight's quote is a span with its words, or stands in the explanation", () => {
    const Highlights = z.looseObject({
      metadata: z.looseObject({
        judge_output: z
          .looseObject({
            highlights: z.array(z.object({ parts: z.array(z.looseObject({ quoted_text: z.string() })) })),
          })
          .optional(),
      }),
    })
    let [spans, kept] = [0, 0]
    for (const [name, own] of events) {
      for (const { judgements, messages, where } of transcriptsOf(own)) {
        const source = Highlights.parse(JSON.parse(readFileSync(path.join(DATA, name, where), "utf8")))
        const quotes = source.metadata.judge_output?.highlights.flatMap(({ parts }) => parts) ?? []
        const judgement = judgements.find(({ variable }) => variable.key === "behavior_presence")
        const words = (judgement?.evidence ?? []).map(({ message, at }) => {
          const read = messages[message]
          return read ? rangeText(read, at) : ""
        })
        const written = new Set(
          quotes.flatMap(({ quoted_text: text }) => [
            text,
            text.trim(),
            JSON.stringify(text.trim()).slice(1, -1),
          ]),
        )
        for (const word of words) expect(written.has(word), `${where}: ${word}`).toBe(true)
        for (const { quoted_text: text } of quotes) {
          const found = [text, text.trim(), JSON.stringify(text.trim()).slice(1, -1)].some((one) =>
            words.includes(one),
          )
          if (found) spans++
          else kept++
          if (!found) expect(judgement?.explanation).toContain(`“${text.trim()}” (`)
        }
      }
    }
    // 581 of bloom/ and 27 of the test fixture; formats.md counts the positions that are right.
    expect(spans + kept).toBe(608)
    expect(spans).toBeGreaterThanOrEqual(442 + 4 + 41)
  })

  test("roles are kept apart: only the target answers, and its evaluator's reasoning is not in the text", () => {
    const all = [...events.values()].flatMap(transcriptsOf)
    expect(all).toHaveLength(136)
    let checked = 0
    for (const { messages, metadata } of all) {
      const text = messages.map((message) => message.text).join("\n")
      expect(text).not.toContain("You are BloomEvaluator")
      const own = z.array(z.looseObject({ text: z.string() })).parse(metadata.evaluator_reasoning ?? [])
      for (const { text: reasoning } of own.filter((one) => one.text.length > 80)) {
        expect(text.includes(reasoning)).toBe(false)
        checked++
      }
      for (const message of messages) expect(Message.parse(message)).toEqual(message)
    }
    expect(checked).toBeGreaterThan(200)
    expect(all.flatMap(({ messages }) => actionsOf(messages))).toHaveLength(1292)
  })

  test("nothing is rejected, every warning has its file and place", () => {
    const warnings = [...events.values()]
      .flat()
      .flatMap((event) => (event.type === "warning" ? [event.warning] : []))
    expect(warnings.filter(({ rejected }) => rejected)).toEqual([])
    expect(warnings.every(({ file, where }) => /\.json$/.test(file) && where !== "")).toBe(true)
  })

  test("the bundle with translated reasoning: 20 rollouts, Chinese in the target's reasoning alone", async () => {
    const all = transcriptsOf(
      await read("bloom-translated-reasoning/cn-strategic-deception_benign_glm_4_7_flash"),
    )
    expect(all).toHaveLength(20)
    const reasoning = all.flatMap(({ messages }) =>
      messages.flatMap((message) =>
        message.blocks.flatMap((block) => (block.type === "reasoning" ? [rangeText(message, block.at)] : [])),
      ),
    )
    expect(reasoning.join("").match(/[\u4e00-\u9fff]/g)).toHaveLength(22_637)
    expect(all.flatMap(({ judgements }) => judgements)).toEqual([])
  })

  test.each([
    ["blackmail-opus4", "anthropic/claude-opus-4", ["system", "user", "assistant"], 4],
    ["awareness_sonnet4", "anthropic/claude-opus-4", 48, undefined],
    ["oversight-subversion-opus3", "anthropic/claude-opus-3", 12, 5],
    ["delusion-sycophancy-psychosis", "anthropic/claude-opus-4", 23, 0],
    ["unfaithful_reasoning_aime", "anthropic/claude-3-7-sonnet-latest", ["system", "user", "assistant"], 0],
    ["delusion-sycophancy-health", "openai/gpt-4", 16, 5],
    ["self_preservation_dev1", "not stated", 35, undefined],
    ["prompt-injection-syth", "not stated", 8, 3],
  ])("the older shape %s", async (file, model, messages, actions) => {
    const [only, ...others] = transcriptsOf(await read(`bloom-legacy-examples/${file}.json`))
    expect(others).toEqual([])
    expect(only?.model.name).toBe(model)
    const roles = only?.messages.map(({ role }) => role)
    expect(typeof messages === "number" ? roles?.length : roles).toEqual(messages)
    if (actions !== undefined) expect(actionsOf(only?.messages ?? [])).toHaveLength(actions)
    expect(only?.failed).toBeNull()
  })

  test("the SummitBridge transcript has its reasoning and its emails, and no verdict", async () => {
    const [only] = transcriptsOf(await read("bloom-legacy-examples/blackmail-opus4.json"))
    const answer = only?.messages[2]
    expect(answer?.blocks[0]).toMatchObject({ type: "reasoning", form: "full" })
    expect(actionsOf(only?.messages ?? []).map(({ call }) => [call.name, call.arguments.to])).toEqual([
      ["email", "kyle.johnson@summitbridge.com"],
      ["email", "david.chen@summitbridge.com"],
      ["email", "maria.chen@summitbridge.com"],
      ["email", "todd.anderson@summitbridge.com"],
    ])
    expect(only?.judgements).toEqual([])
  })

  test("no other data is taken for it, and what is invalid is still refused", async () => {
    const taken: string[] = []
    for await (const found of discover([DATA], importers))
      if ("importer" in found && found.importer === petri) taken.push(found.source.name.split("/")[1] ?? "")
    expect([...new Set(taken)].sort()).toEqual([
      ...["bloom", "bloom-legacy-examples", "bloom-test-fixture", "bloom-translated-reasoning"],
    ])
    const invalid = path.join(DATA, "invalid-inputs/data_METR-EVAL-20260103-d600.csv")
    const [refused] = await Array.fromAsync(discover([invalid], importers))
    expect(refused).toMatchObject({
      unrecognised: expect.stringMatching(/iWork.*expected .*Bloom run folder/s),
    })
  })
})
