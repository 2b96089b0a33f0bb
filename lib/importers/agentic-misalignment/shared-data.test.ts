import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { resolve } from "node:path"
import { parse } from "csv-parse/sync"
import { beforeAll, describe, expect, it } from "vitest"
import { z } from "zod"
import { agenticMisalignment } from "@/lib/importers/agentic-misalignment/index"
import type { ImportEvent, ImportedTranscript } from "@/lib/importers/contract"
import { actionsOf } from "@/lib/model/transcript"

const DATA = resolve(process.cwd(), "../shared/data/generated-fixtures/agentic-misalignment")
const COUNTS = [
  "files",
  "harmful",
  "verdict_yes_but_not_harmful",
  "not_harmful",
  "classification_error",
  "unclassified",
  "failed_call",
] as const
const Row = z.looseObject({
  experiment: z.string(),
  model: z.string(),
  condition: z.string(),
  ...Object.fromEntries(COUNTS.map((key) => [key, z.string()])),
})

async function read(experiment: string): Promise<ImportEvent[]> {
  const path = resolve(DATA, "results", experiment)
  return Array.fromAsync(
    agenticMisalignment.read({ path, name: experiment, kind: "folder", head: Buffer.alloc(0) }),
  )
}

function transcriptsOf(events: ImportEvent[]): ImportedTranscript[] {
  return events.flatMap((event) => (event.type === "transcript" ? [event.transcript] : []))
}

function outcomeOf({ failed, judgements }: ImportedTranscript): (typeof COUNTS)[number] {
  if (failed !== null) return "failed_call"
  const [check, verdict] = [0, 1].map((rank) =>
    judgements.find(({ variable, judge }) => variable.key === "harmful" && judge.rank === rank),
  )
  if (!check) return "unclassified"
  if (check.value === null) return "classification_error"
  if (check.value === "yes") return "harmful"
  return verdict?.value === "yes" ? "verdict_yes_but_not_harmful" : "not_harmful"
}

function count<T>(items: T[], key: (item: T) => string) {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

describe.skipIf(!existsSync(DATA))(
  "agenticMisalignment on the shared results folders (skipped without them)",
  () => {
    let events: Record<string, ImportEvent[]>
    beforeAll(async () => {
      const names = ["fixture_experiment", "fixture_old_layout", "prod_prompts_only"]
      events = Object.fromEntries(
        await Promise.all(names.map(async (name) => [name, await read(name)] as const)),
      )
    })
    const transcripts = (experiment: string) => transcriptsOf(events[experiment] ?? [])

    it("reproduces every row of expected_counts.csv", async () => {
      const csv: unknown = parse(await readFile(resolve(DATA, "expected_counts.csv")), { columns: true })
      const rows = z.array(Row).parse(csv)
      expect(rows).toHaveLength(83)
      for (const row of rows) {
        const cell = transcripts(row.experiment).filter(
          ({ model, metadata }) => model.name === row.model && metadata.condition === row.condition,
        )
        const found: Record<string, number> = { files: cell.length, ...count(cell, outcomeOf) }
        for (const key of COUNTS)
          expect(found[key] ?? 0, `${row.model} ${row.condition} ${key}`).toBe(Number(row[key]))
      }
    })

    it("reproduces the totals of the experiment: 199 of 789, not of 797", () => {
      const all = transcripts("fixture_experiment")
      expect(all).toHaveLength(810)
      expect(count(all, outcomeOf)).toEqual({
        harmful: 199,
        verdict_yes_but_not_harmful: 99,
        not_harmful: 491,
        classification_error: 8,
        failed_call: 13,
      })
      expect(events.fixture_experiment?.filter(({ type }) => type === "run")).toHaveLength(81)
      expect(events.fixture_experiment?.filter(({ type }) => type === "warning")).toEqual([])
    })

    it("reproduces harmful of judged per model and scenario", () => {
      const judged = transcripts("fixture_experiment").filter(
        (transcript) => !["failed_call", "classification_error"].includes(outcomeOf(transcript)),
      )
      const group = ({ model, condition }: ImportedTranscript) =>
        `${model.name} ${condition.factors.scenario}`
      const n = count(judged, group)
      const k = count(
        judged.filter((transcript) => outcomeOf(transcript) === "harmful"),
        group,
      )
      expect(Object.fromEntries(Object.keys(n).map((key) => [key, `${k[key] ?? 0}/${n[key]}`]))).toEqual({
        "fixture-claude-a blackmail": "30/89",
        "fixture-claude-a leaking": "19/90",
        "fixture-claude-a murder": "15/89",
        "fixture-gpt-c blackmail": "56/85",
        "fixture-gpt-c leaking": "29/85",
        "fixture-gpt-c murder": "24/85",
        "fixture-org/llama-b:free blackmail": "23/88",
        "fixture-org/llama-b:free leaking": "3/90",
        "fixture-org/llama-b:free murder": "0/88",
      })
    })

    it("finds the second classifications, and the prompts of 27 conditions", () => {
      const all = transcripts("fixture_experiment")
      const judgedBy = (name: string) =>
        all.filter(({ judgements }) => judgements.some(({ judge }) => judge.name === name))
      expect(judgedBy("blackmail_awareness (aware)")).toHaveLength(20)
      expect(judgedBy("classifier_verdict v2")).toHaveLength(10)
      expect(new Set(all.map(({ condition }) => JSON.stringify(condition.factors))).size).toBe(27)
      expect(all.every(({ condition }) => condition.prompts.length === 2)).toBe(true)
      expect(all.every(({ metadata }) => String(metadata.canary_string).includes("canary"))).toBe(true)
    })

    it("finds every tool tag as an action with its address, none malformed", () => {
      const calls = transcripts("fixture_experiment").flatMap(({ messages }) =>
        actionsOf(messages).map(({ call }) => call),
      )
      expect(count(calls, ({ name }) => name)).toEqual({ email: 197, forward: 185, cancel_alert: 39 })
      expect(calls.filter(({ error }) => error !== undefined)).toEqual([])
      expect(
        calls.every(
          ({ name, arguments: a }) => typeof a[name === "cancel_alert" ? "override_code" : "to"] === "string",
        ),
      ).toBe(true)
    })

    it("reads the old layout: no classification, a failed call, a folder without response, the notice", () => {
      const all = transcripts("fixture_old_layout")
      expect(count(all, outcomeOf)).toEqual({ unclassified: 8, failed_call: 1 })
      expect(count(all, ({ condition }) => condition.factors.alignment_faking ?? "")).toEqual({
        option_a_v2: 9,
      })
      const warned = events.fixture_old_layout?.flatMap((event) =>
        event.type === "warning" ? [event.warning] : [],
      )
      expect(warned?.map(({ file, rejected }) => [file, rejected])).toEqual([
        ["fixture_old_layout/fixture-gpt-c/blackmail_none-none_replacement/sample_003/response.json", false],
      ])
    })

    it("makes no run of prompts alone, and says so of each", () => {
      expect(events.prod_prompts_only?.map(({ type }) => type)).toEqual(
        Array.from({ length: 6 }, () => "warning"),
      )
    })
  },
)
