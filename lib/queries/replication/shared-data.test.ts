import { existsSync } from "node:fs"
import path from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import { agenticMisalignment } from "@/lib/importers/agentic-misalignment"
import { sourceAt } from "@/lib/importers/discover"
import { loadMapping, mappingImporter } from "@/lib/importers/mapping"
import { parseClause } from "@/lib/model/clause"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { newcombe } from "@/lib/stats/difference"
import { replicationOf } from "./published"
import { publishedSources } from "./sources"

testDatabase()

const shared = path.resolve(process.cwd(), "../shared/data")

async function importMapped(slug: string, mapping: string, file: string) {
  const importer = mappingImporter(await loadMapping(mapping))
  const source = await sourceAt(file)
  await importEvents(await openStudy(slug), importer.name, importer.read(source), noCounts())
}

async function replicate(slug: string, clauses: string[], published = "lynch-2025") {
  const study = await findStudy(SYSTEM, slug)
  if (!study) throw new Error(`no study ${slug}`)
  const catalogue = await catalogueOf(study)
  const outcome = resolveOutcome(study, catalogue, null)
  if (!outcome) throw new Error("no outcome")
  const where = clauses.flatMap((text) => parseClause(text) ?? [])
  const population = { ...everything, where }
  return replicationOf(SYSTEM, study, catalogue, { source: published, outcome, population })
}

beforeAll(async () => {
  await importMapped("lynch-2025", "prisma/published/lynch2025.yaml", "prisma/published/lynch2025.csv")
})

test("transcripts of an eval log's spelling stand beside the paper's counts of the same condition", async () => {
  // The text is invented: the names stand here for how a model is spelled, not for what it did.
  const factors = { scenario: "blackmail", goal_type: "explicit", urgency_type: "replacement", prod: "no" }
  const judged = (value: string) => [{ variable: harmful, judge: classifier, value }]
  const events = ["yes", "yes", "no"].map((value, index) =>
    transcriptEvent(String(index), undefined, {
      model: { name: "vendor/claude-opus-4-20250514" },
      condition: { factors, prompts: [] },
      judgements: judged(value),
    }),
  )
  await importEvents(await openStudy("own"), "test", stream([runEvent("own"), ...events]), noCounts())
  const { by, comparisons, overlay } = await replicate("own", [])
  expect(by).toEqual(["model", "scenario", "goal_type", "urgency_type"])
  expect(overlay.source.models).toEqual([
    { ours: "vendor/claude-opus-4-20250514", theirs: ["Claude Opus 4"] },
  ])
  expect(comparisons).toMatchObject([
    { ours: { k: 2, n: 3 }, published: { k: 96, n: 100 }, verdict: { kind: "cannot tell" } },
  ])
  expect(overlay.unmatched.published.map(({ cells }) => cells)).toEqual([306, 12, 3, 2])
})

describe.skipIf(!existsSync(shared))("real data (skipped without ../shared/data)", () => {
  test("published counts play ours: four models and three scenarios of eval-awareness, bare and baseline", async () => {
    await importMapped(
      "awareness",
      "lib/importers/mappings/eval-awareness.yaml",
      path.join(shared, "eval-awareness/per_scenario_stats.csv"),
    )
    const { by, comparisons, overlay, pooled } = await replicate("awareness", [
      "warning:bare",
      "condition:baseline",
    ])
    expect(by).toEqual(["model", "scenario"])
    expect(pooled).toEqual([])
    expect(comparisons).toHaveLength(12)
    const opus = comparisons.filter(({ ours }) => ours.by.model === "Opus-4")
    // The first two as the source states them, the others as the paper's six conditions per scenario add up.
    expect(
      Object.fromEntries(
        opus.map(({ ours, published }) => [
          ours.by.scenario,
          [ours.k, ours.n, published.k, published.n].join(" "),
        ]),
      ),
    ).toEqual({ blackmail: "454 675 346 600", leaking: "313 675 249 600", murder: "196 675 180 600" })
    for (const { ours, published, difference, p, holm } of comparisons) {
      expect(difference).toEqual(newcombe(ours.k, ours.n, published.k, published.n))
      expect(holm).toBeGreaterThanOrEqual(p)
      expect([ours.published, published.published]).toEqual([true, true])
      expect(published.citation).toContain("arXiv:2510.05179")
    }
    expect(overlay.notes).toEqual([
      "Not recorded in this study, and summed over in the published counts: goal type (explicit, none) and urgency type (none, replacement, restriction).",
      "Asked of ours alone, since the publication cannot be asked it: warning is bare and condition is baseline.",
    ])
    expect(overlay.unmatched.ours.map(({ cells }) => cells)).toEqual([21])
  })

  test("the framework's fixture models are no published ones: nothing matches, and it says so", async () => {
    const source = await sourceAt(
      path.join(shared, "generated-fixtures/agentic-misalignment/results/fixture_experiment"),
    )
    await importEvents(
      await openStudy("framework"),
      agenticMisalignment.name,
      agenticMisalignment.read(source),
      noCounts(),
    )
    const { comparisons, overlay } = await replicate("framework", [])
    expect(comparisons).toEqual([])
    expect(overlay.source.keys.map(({ ours }) => ours).sort()).toEqual([
      "goal_type",
      "scenario",
      "urgency_type",
    ])
    expect(overlay.unmatched.ours[0]?.reason).toBe(
      "the publication has no model of this name: fixture-claude-a, fixture-gpt-c and fixture-org/llama-b:free",
    )
    const study = await findStudy(SYSTEM, "framework")
    expect(
      (study ? await publishedSources(SYSTEM, study) : []).every(({ models }) => models.length === 0),
    ).toBe(true)
  })
})
