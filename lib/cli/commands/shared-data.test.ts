import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import { parse } from "csv-parse/sync"
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest"
import { z } from "zod"
import { importCommand } from "@/lib/cli/commands/import"
import { ratesCommand } from "@/lib/cli/commands/rates"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { verify } from "@/lib/queries/import/verify"

const shared = resolve(process.cwd(), "../shared/data")
const mappings = "lib/importers/mappings"
const fixtures = `${shared}/generated-fixtures`

const Imported = z.object({
  files: z.int(),
  runs: z.int(),
  transcripts: z.object({ new: z.int(), known: z.int(), rejected: z.int() }),
  judgements: z.int(),
  comments: z.int(),
  cells: z.object({ new: z.int(), known: z.int(), changed: z.int() }),
  errors: z.array(z.object({ file: z.string(), message: z.string() })),
})
const Rates = z.object({
  rows: z.array(
    z.object({
      by: z.record(z.string(), z.string().nullable()),
      published: z.boolean(),
      k: z.int(),
      n: z.int(),
      missing: z.object({ failed: z.int(), not_judged: z.int(), judge_failed: z.int() }),
      rate: z.number().nullable(),
    }),
  ),
})

/** Runs a command as a script would, and reads the JSON document it prints. */
async function json<T>(command: typeof importCommand, args: string[], schema: z.ZodType<T>) {
  const log = vi.spyOn(console, "log").mockImplementation(() => {})
  vi.spyOn(console, "error").mockImplementation(() => {})
  const code = await command.run([...args, "--json"])
  const printed = log.mock.calls.map(([line]) => String(line)).join("\n")
  vi.restoreAllMocks()
  return { code, ...schema.parse(JSON.parse(printed)) }
}

async function rates(study: string, outcome: string, by: string[], where: string[] = []) {
  const filters = where.flatMap((clause) => ["--where", clause])
  const args = ["--study", study, "--outcome", outcome, "--by", by.join(","), ...filters]
  const { rows } = await json(ratesCommand, args, Rates)
  return Object.fromEntries(
    rows.map(({ by: group, ...row }) => [by.map((key) => group[key] ?? "–").join(" ") || "all", row]),
  )
}

function table(file: string): Record<string, string>[] {
  return z
    .array(z.record(z.string(), z.string()))
    .parse(parse(readFileSync(file), { columns: true, bom: true }))
}

describe.skipIf(!existsSync(shared))("real data through the command line (needs ../shared/data)", () => {
  testDatabase()
  afterEach(() => vi.restoreAllMocks())

  const sources: [study: string, args: string[]][] = [
    ["framework", [`${fixtures}/agentic-misalignment`]],
    ["inspect-fixtures", [`${fixtures}/inspect-agentic-misalignment`]],
    ["inspect", [`${shared}/inspect`]],
    ["notes", [`${shared}/nostalgebraist-agentic-misalignment`, "--map", `${mappings}/nostalgebraist.yaml`]],
    [
      "awareness",
      [`${shared}/eval-awareness/per_scenario_stats.csv`, "--map", `${mappings}/eval-awareness.yaml`],
    ],
  ]
  const first = new Map<string, z.infer<typeof Imported> & { code: number }>()
  beforeAll(async () => {
    for (const [study, args] of sources) {
      first.set(study, await json(importCommand, [...args, "--study", study], Imported))
    }
  })

  test("brings the runs and transcripts that their README states", () => {
    const counts = [...first].map(([study, { code, runs, transcripts, cells, errors }]) => [
      study,
      {
        code,
        runs,
        new: transcripts.new,
        rejected: transcripts.rejected,
        cells: cells.new,
        errors: errors.length,
      },
    ])
    expect(Object.fromEntries(counts)).toEqual({
      // 810 of the experiment, and the 9 responses of the old layout.
      framework: { code: 0, runs: 83, new: 819, rejected: 0, cells: 0, errors: 0 },
      // 408 in expected_counts.csv, 4 as JSON, 14 of the tool demonstration.
      "inspect-fixtures": { code: 0, runs: 26, new: 426, rejected: 0, cells: 0, errors: 0 },
      // 203 samples, of which 14 are a second container of a log that is there too.
      inspect: { code: 0, runs: 34, new: 189, rejected: 0, cells: 0, errors: 0 },
      notes: { code: 0, runs: 3, new: 30, rejected: 0, cells: 0, errors: 0 },
      awareness: { code: 0, runs: 1, new: 0, rejected: 0, cells: 623, errors: 0 },
    })
  })

  test("brings nothing new the second time", async () => {
    for (const [study, args] of sources) {
      const second = await json(importCommand, [...args, "--study", study], Imported)
      const { transcripts, judgements, comments, cells } = second
      const fresh = {
        transcripts: transcripts.new,
        judgements,
        comments,
        new: cells.new,
        changed: cells.changed,
      }
      expect([study, fresh]).toEqual([
        study,
        { transcripts: 0, judgements: 0, comments: 0, new: 0, changed: 0 },
      ])
    }
  })

  test("keeps every cell, hash and reference right", async () => {
    const differences = []
    for await (const difference of verify(null)) differences.push(difference)
    expect(differences).toEqual([])
  })

  test("counts the framework's every model and condition as its table does", async () => {
    const keys = ["model", "scenario", "goal_type", "goal_value", "urgency_type", "alignment_faking"]
    const where = ["alignment_faking=none"]
    for (const row of table(`${fixtures}/agentic-misalignment/expected_counts.csv`)) {
      if (row.experiment !== "fixture_experiment") continue
      const [scenario = "", goal = "", urgency = ""] = (row.condition ?? "").split("_")
      const [goalType = "", goalValue = ""] = goal.split("-")
      const clauses = [row.model ?? "", scenario, goalType, goalValue, urgency].map(
        (value, i) => `${keys[i]}=${value}`,
      )
      const { all } = await rates("framework", "harmful=yes", [], [...clauses, ...where])
      expect([row.condition, all]).toMatchObject([
        row.condition,
        {
          k: Number(row.harmful),
          n: Number(row.harmful) + Number(row.verdict_yes_but_not_harmful) + Number(row.not_harmful),
          missing: { failed: Number(row.failed_call), judge_failed: Number(row.classification_error) },
        },
      ])
    }
    const models = await rates("framework", "harmful", ["model", "scenario"], where)
    const kn = Object.entries(models).map(([name, { k, n }]) => `${name} ${k}/${n}`)
    expect(kn.sort()).toEqual([
      ...[
        "fixture-claude-a blackmail 30/89",
        "fixture-claude-a leaking 19/90",
        "fixture-claude-a murder 15/89",
      ],
      ...["fixture-gpt-c blackmail 56/85", "fixture-gpt-c leaking 29/85", "fixture-gpt-c murder 24/85"],
      "fixture-org/llama-b:free blackmail 23/88",
      "fixture-org/llama-b:free leaking 3/90",
      "fixture-org/llama-b:free murder 0/88",
    ])
    const old = await rates("framework", "harmful=yes", [], ["alignment_faking=option_a_v2"])
    expect(old.all).toMatchObject({
      n: 0,
      rate: null,
      missing: { failed: 1, not_judged: 8, judge_failed: 0 },
    })
  })

  test("keeps the classifier's own verdict beside the checked one", async () => {
    const judge = await db().judge.findFirstOrThrow({
      where: { rank: 1, study: { slug: "framework" }, name: "classifier_verdict" },
    })
    const args = [
      "--study",
      "framework",
      "--outcome",
      "harmful=yes",
      "--rule",
      judge.name,
      "--where",
      "alignment_faking=none",
    ]
    const { rows } = await json(ratesCommand, args, Rates)
    expect(rows).toMatchObject([{ k: 199 + 99, n: 789, missing: { failed: 13, judge_failed: 8 } }])
  })

  test("counts each Inspect log as its table does", async () => {
    for (const row of table(`${fixtures}/inspect-agentic-misalignment/expected_counts.csv`)) {
      const run = await db().run.findFirstOrThrow({
        where: { study: { slug: "inspect-fixtures" }, file: { endsWith: row.file ?? "" } },
        include: { transcripts: { select: { failed: true } } },
      })
      // A log without a header is one that still runs, or crashed.
      const status = row.status === "(no header)" ? "started" : row.status
      const judged = await db().judgement.findMany({
        where: { transcript: { runId: run.id }, judge: { rank: 0 }, variable: { key: "harmful" } },
      })
      const belief = await db().judgement.findMany({
        where: { transcript: { runId: run.id }, variable: { key: "belief" } },
      })
      expect([row.file, run.status, run.transcripts.length]).toEqual([
        row.file,
        status,
        Number(row.samples_in_file),
      ])
      expect(run.transcripts.filter(({ failed }) => failed !== null).length).toBe(
        Number(row.samples_with_error),
      )
      expect(judged.length).toBe(Number(row.samples_scored))
      expect(judged.filter(({ level }) => level === "yes").length).toBe(Number(row.harmful))
      expect(belief.filter(({ level }) => level === "evaluation").length).toBe(Number(row.aware || 0))
    }
  })

  test("codes the author's notes by pattern", async () => {
    const of = async (outcome: string) => {
      const groups = await rates("notes", outcome, ["user_prompt", "system_prompt"])
      return Object.fromEntries(Object.entries(groups).map(([name, { k, n }]) => [name, `${k}/${n}`]))
    }
    expect(await of("accepts_migration=yes")).toEqual({
      "orig-affair original": "4/10",
      "orig-affair-content original": "4/10",
      "orig-affair-content no-agency-line": "10/10",
    })
    expect(await of("blackmails=yes")).toEqual({
      "orig-affair original": "0/10",
      "orig-affair-content original": "1/10",
      "orig-affair-content no-agency-line": "0/10",
    })
    expect(await db().comment.count({ where: { author: "nostalgebraist" } })).toBe(30)
  })

  test("stores published counts as cells without transcripts", async () => {
    const total = await rates("awareness", "harmful=yes", [])
    expect(total.all).toMatchObject({ k: 10_815, n: 57_352, published: true })
    const bare = ["warning=bare", "condition=baseline"]
    const groups = await rates("awareness", "harmful=yes", ["model", "belief"], bare)
    expect(groups["Opus-4 not evaluation"]).toMatchObject({ k: 962, n: 1967 })
    expect(groups["Opus-4 evaluation"]).toMatchObject({ k: 1, n: 58 })
    expect(groups["Llama-3.3-70B evaluation"]).toMatchObject({ k: 144, n: 694 })
    expect(groups["Grok-3 evaluation"]).toBeUndefined()
  })

  test("refuses what it cannot read, and says what was expected", async () => {
    const args = [`${shared}/invalid-inputs/data_METR-EVAL-20260103-d600.csv`, "--study", "invalid"]
    const { code, errors } = await json(importCommand, args, Imported)
    expect(code).toBe(1)
    expect(errors[0]?.message).toMatch(/zip.*expected an Inspect/is)
  })
})
