import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { parse } from "csv-parse/sync"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import type { ImportEvent } from "@/lib/importers/contract"
import { inspect } from "@/lib/importers/inspect"
import { Message } from "@/lib/model/transcript"
import { comparable, eventsOf, runOf, sourceOf, transcriptsOf, warningsOf } from "./read-fixture"

const shared = path.resolve(process.cwd(), "../shared/data")
const real = path.join(shared, "inspect")
const generated = path.join(shared, "generated-fixtures/inspect-agentic-misalignment")

function counts(events: ImportEvent[], variable: string, judge?: string): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { judgements } of transcriptsOf(events)) {
    for (const judgement of judgements) {
      if (judgement.variable.key !== variable || (judge && judgement.judge.name !== judge)) continue
      const value = String(judgement.value)
      found[value] = (found[value] ?? 0) + 1
    }
  }
  return found
}

function blocksOf(events: ImportEvent[], type: string): number {
  const messages = transcriptsOf(events).flatMap((transcript) => transcript.messages)
  return messages.flatMap((message) => message.blocks).filter((block) => block.type === type).length
}

type Expected = { file: string; samples: number; total: number; status?: string; values?: [string, object] }

/** The true counts of the real logs, as their README states them. */
const logs: Expected[] = [
  { file: "metr-inspect-action/small.eval", samples: 6, total: 6, values: ["score_metr_task", { 1: 6 }] },
  { file: "metr-inspect-action/2025-12-13", samples: 5, total: 5, values: ["class_eval_scorer", { C: 5 }] },
  { file: "docent-sample/log.eval", samples: 15, total: 790, values: ["includes", { C: 9, I: 6 }] },
  { file: "docent-sample/ctf.json", samples: 2, total: 2, values: ["includes", { C: 1, I: 1 }] },
  {
    file: "inspect_scout/2025-09-23T08-09-58-04-00_popularity",
    samples: 100,
    total: 100,
    values: ["match", { C: 63, I: 37 }],
  },
  {
    file: "inspect_scout/2025-09-23T08-09-58-04-00_security",
    samples: 16,
    total: 16,
    values: ["model_graded_fact", { C: 11, I: 5 }],
  },
  { file: "inspect_scout/2025-11-07", samples: 1, total: 1, values: ["match", { C: 1 }] },
  { file: "inspect_flow/2025-12-11", samples: 4, total: 4, values: ["choice", { C: 4 }] },
  {
    file: "inspect_flow/2026-01-09T18-27-59+00-00_mmlu-0-shot_A",
    samples: 1,
    total: 1,
    values: ["choice", { I: 1 }],
  },
  {
    file: "inspect_flow/2026-01-09T18-27-59+00-00_mmlu-0-shot_C",
    samples: 1,
    total: 1,
    values: ["choice", { I: 1 }],
  },
  { file: "inspect_ai/2025-02-11T15-18-04", samples: 10, total: 10, values: ["match", { C: 8, I: 2 }] },
  { file: "inspect_ai/2025-02-11T15-17-00", samples: 10, total: 10, values: ["match", {}] },
  { file: "inspect_ai/log_formats.eval", samples: 1, total: 1, values: ["match", { I: 1 }] },
  { file: "inspect_ai/log_formats.json", samples: 1, total: 1, values: ["match", { I: 1 }] },
  { file: "inspect_ai/log_read_sample.eval", samples: 1, total: 1, values: ["match", { C: 1 }] },
  { file: "inspect_ai/log_read_sample.json", samples: 1, total: 1, values: ["match", { C: 1 }] },
  { file: "inspect_ai/2024-11-05T13-31-45", samples: 1, total: 1, values: ["model_graded_fact", { C: 1 }] },
  { file: "inspect_ai/2024-11-05T13-32-37", samples: 1, total: 1, values: ["model_graded_fact", { C: 1 }] },
  { file: "inspect_ai/log_message_deduplication", samples: 1, total: 1, values: ["closeness_log", { 0: 1 }] },
  { file: "inspect_ai/mmlu-no-summary", samples: 1, total: 1, values: ["choice", { I: 1 }] },
  { file: "inspect_ai/mmlu-summary", samples: 1, total: 1, values: ["choice", { I: 1 }] },
  { file: "inspect_ai/2025-05-12T20-28-26", samples: 3, total: 3, values: ["model_graded_fact", { C: 3 }] },
  {
    file: "inspect_ai/2025-05-12T20-28-13-04-00_pop",
    samples: 3,
    total: 3,
    status: "cancelled",
    values: ["match", { C: 2, I: 1 }],
  },
  { file: "inspect_ai/2025-05-12T20-28-13-04-00_no", samples: 0, total: 3, status: "cancelled" },
  { file: "inspect_ai/2024-08-29T15-11-17", samples: 0, total: 1 },
  { file: "inspect_ai/2024-08-29T15-11-18", samples: 0, total: 1, status: "error" },
  { file: "inspect_ai/log_images.json", samples: 1, total: 1, values: ["match", { I: 1 }] },
  { file: "inspect_ai/log_images_tc.json", samples: 1, total: 1, values: ["match", { I: 1 }] },
  { file: "inspect_ai/log_tool_call_error", samples: 1, total: 4 },
  { file: "ts-mono-chunked/2024-11-05", samples: 1, total: 1, values: ["model_graded_fact", { C: 1 }] },
  { file: "ts-mono-chunked/2025-02-11", samples: 10, total: 10, values: ["match", { C: 8, I: 2 }] },
  {
    file: "ts-mono-chunked/ais-decoder.chunked",
    samples: 1,
    total: 1,
    values: ["model_graded_qa", { I: 1 }],
  },
  {
    file: "ts-mono-chunked/ais-decoder.original",
    samples: 1,
    total: 1,
    values: ["model_graded_qa", { I: 1 }],
  },
  { file: "ts-mono-chunked/log_read_sample.chunked", samples: 1, total: 1, values: ["match", { C: 1 }] },
]

function logFile(prefix: string): string {
  const folder = path.join(real, path.dirname(prefix))
  const names = readdirSync(folder).filter((name) => name.startsWith(path.basename(prefix)))
  if (names.length !== 1 || !names[0]) throw new Error(`${prefix}: ${names.length} files`)
  return path.join(folder, names[0])
}

describe.skipIf(!existsSync(real))(
  "real logs of many versions (skipped without ../shared/data/inspect)",
  () => {
    test.each(logs)("$file", async ({ file, samples, total, status = "success", values }) => {
      const source = sourceOf(logFile(file))
      expect(await inspect.recognises(source)).toBe(true)
      const events = await eventsOf(source)
      expect(transcriptsOf(events)).toHaveLength(samples)
      expect(runOf(events)).toMatchObject({ status, statedTotal: total })
      if (values) expect(counts(events, values[0])).toEqual(values[1])
      expect(warningsOf(events).filter((warning) => warning.rejected)).toEqual([])
      for (const { messages } of transcriptsOf(events)) {
        for (const message of messages) {
          expect(Message.parse(message)).toEqual(message)
          expect(message.text.isWellFormed() && !message.text.includes("\u0000")).toBe(true)
          for (const { at } of message.blocks)
            expect(at[0] <= at[1] && at[1] <= message.text.length).toBe(true)
        }
      }
    })

    test("every log of the folder is in the table", () => {
      const files = readdirSync(real, { recursive: true, encoding: "utf8" })
      const found = files.filter((file) => /\.(eval|json)$/.test(file))
      expect(found).toHaveLength(logs.length)
      expect(logs.reduce((sum, log) => sum + log.samples, 0)).toBe(203)
    })

    const twins: [string, string][] = [
      ["inspect_ai/log_formats.eval", "inspect_ai/log_formats.json"],
      ["ts-mono-chunked/log_read_sample.chunked", "inspect_ai/log_read_sample.eval"],
      ["ts-mono-chunked/ais-decoder.chunked", "ts-mono-chunked/ais-decoder.original"],
      ["ts-mono-chunked/2024-11-05T13-32-37", "inspect_ai/2024-11-05T13-32-37"],
      ["ts-mono-chunked/2025-02-11T15-18-04", "inspect_ai/2025-02-11T15-18-04"],
    ]
    test.each(twins)("%s and %s are one run with the same transcripts, byte for byte", async (a, b) => {
      const [one, other] = await Promise.all([a, b].map((file) => eventsOf(sourceOf(logFile(file)))))
      if (!one || !other) throw new Error("not read")
      expect(runOf(one).identity).toBe(runOf(other).identity)
      expect(JSON.stringify(comparable(one))).toBe(JSON.stringify(comparable(other)))
    })

    test("two runs of one task, eight seconds apart, stay two", async () => {
      const files = ["inspect_ai/log_read_sample.eval", "inspect_ai/log_read_sample.json"]
      const [a, b] = await Promise.all(files.map((file) => eventsOf(sourceOf(logFile(file)))))
      if (!a || !b) throw new Error("not read")
      expect(runOf(a).identity).not.toBe(runOf(b).identity)
      expect(transcriptsOf(a)[0]?.uuid).not.toBe(transcriptsOf(b)[0]?.uuid)
    })

    test("reasoning and tool results over many turns", async () => {
      const events = await eventsOf(sourceOf(logFile("metr-inspect-action/small.eval")))
      expect([blocksOf(events, "reasoning"), blocksOf(events, "tool_result")]).toEqual([70, 70])
    })

    test("an image comes through each of the two old forms", async () => {
      for (const file of ["inspect_ai/log_images.json", "inspect_ai/log_images_tc.json"]) {
        const [transcript] = transcriptsOf(await eventsOf(sourceOf(logFile(file))))
        const image = transcript?.messages[1]?.blocks.find((block) => block.type === "image")
        expect(image).toMatchObject({ mediaType: "image/png", data: expect.stringMatching(/^iVBORw0KGgo/) })
      }
    })

    test("reasoning that the provider encrypted leaves no ciphertext", async () => {
      const folder = path.join(real, "inspect_flow")
      for (const file of readdirSync(folder)) {
        const events = await eventsOf(sourceOf(path.join(folder, file)))
        expect(blocksOf(events, "reasoning")).toBe(transcriptsOf(events).length)
        expect(JSON.stringify(events)).not.toContain("gAAAAAB")
      }
    })
  },
)

const Row = z.object({
  file: z.string(),
  status: z.string(),
  epochs: z.coerce.number(),
  samples_in_file: z.coerce.number(),
  samples_with_error: z.coerce.number(),
  samples_scored: z.coerce.number(),
  harmful: z.coerce.number(),
  classifier_verdict: z.coerce.number(),
  aware: z.string(),
  deliberated: z.string(),
  scenario: z.string(),
  goal_type: z.string(),
  goal_value: z.string(),
  urgency_type: z.string(),
  model: z.string(),
})
const rows = existsSync(generated)
  ? z.array(Row).parse(parse(readFileSync(path.join(generated, "expected_counts.csv")), { columns: true }))
  : []

describe.skipIf(!existsSync(generated))(
  "generated logs (skipped without ../shared/data/generated-fixtures)",
  () => {
    test.each(rows)("$file", async (row) => {
      const events = await eventsOf(sourceOf(path.join(generated, row.file)))
      const transcripts = transcriptsOf(events)
      const run = runOf(events)
      expect(run.status).toBe(row.status === "(no header)" ? "started" : row.status)
      if (row.status !== "error") expect(run.statedTotal).toBe(row.epochs)
      expect(transcripts).toHaveLength(row.samples_in_file)
      expect(transcripts.filter(({ failed }) => failed !== null)).toHaveLength(row.samples_with_error)
      expect(transcripts.filter(({ judgements }) => judgements.length > 0)).toHaveLength(row.samples_scored)
      expect(counts(events, "harmful", "harmfulness_scorer (classifier and check)").yes ?? 0).toBe(
        row.harmful,
      )
      const verdict = "harmfulness_scorer (classifier verdict)"
      expect(counts(events, "harmful", verdict).yes ?? 0).toBe(row.classifier_verdict)
      if (row.aware !== "") {
        const aware = Number(row.aware)
        const deliberated = Number(row.deliberated)
        const silent = row.samples_scored - deliberated
        const belief = { evaluation: aware, real: deliberated - aware, "not stated": silent }
        expect(counts(events, "belief")).toEqual(belief)
      }
      const { scenario, goal_type, goal_value, urgency_type, model } = row
      for (const transcript of transcripts) {
        expect(transcript.model.name).toBe(model)
        expect(transcript.condition.factors).toMatchObject({
          scenario,
          goal_type,
          goal_value,
          urgency_type,
          prod: "no",
        })
      }
    })

    test("the same task as JSON, in production form", async () => {
      const [file = ""] = readdirSync(path.join(generated, "json-format"))
      const events = await eventsOf(sourceOf(path.join(generated, "json-format", file)))
      expect(counts(events, "harmful", "harmfulness_scorer (classifier and check)")).toEqual({
        yes: 2,
        no: 2,
      })
      for (const { condition } of transcriptsOf(events)) expect(condition.factors.prod).toBe("yes")
    })

    test("tools, odd ids, NaN, NUL and scores of every kind", async () => {
      const [file = ""] = readdirSync(path.join(generated, "tools"))
      const events = await eventsOf(sourceOf(path.join(generated, "tools", file)))
      expect(transcriptsOf(events)).toHaveLength(14)
      expect(counts(events, "judge")).toEqual({ 3: 4, 7.5: 2 })
      expect(counts(events, "judge_category")).toEqual({ I: 2, yes: 2 })
      expect(counts(events, "judge_text")).toEqual({ "[1,0,1]": 2 })
      const unscored = transcriptsOf(events).filter(({ metadata }) => metadata.unscored)
      expect(unscored.map(({ sampleId }) => sampleId)).toEqual(["nan", "nan"])
      expect(blocksOf(events, "tool_call")).toBe(42)
      expect(warningsOf(events).map(({ message, rejected }) => [/U\+FFFD/.test(message), rejected])).toEqual([
        [true, false],
        [true, false],
      ])
    })
  },
)
