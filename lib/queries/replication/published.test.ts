import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { ImportEvent } from "@/lib/importers/contract"
import { parseClause, parseOutcome } from "@/lib/model/clause"
import { ANONYMOUS, SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { overlayOf, replicationOf } from "./published"
import { publishedSources } from "./sources"

testDatabase()

const belief = { key: "belief", kind: "categorical" as const }

type Sample = { model: string; scenario: string; prompt?: string; verdicts: string }

/** Transcripts, one per letter of `verdicts`: y, n, or x where nobody judged. */
function transcripts(samples: Sample[]): ImportEvent[] {
  const events = samples.flatMap(({ model, scenario, prompt, verdicts }, group) =>
    [...verdicts].map((letter, index) =>
      transcriptEvent(`${group}-${index}`, undefined, {
        model: { name: `fictional/${model}` },
        condition: { factors: { scenario, ...(prompt ? { prompt } : {}) }, prompts: [] },
        judgements:
          letter === "x"
            ? []
            : [
                { variable: harmful, judge: classifier, value: letter === "y" ? "yes" : "no" },
                { variable: belief, judge: classifier, value: "real" },
              ],
      }),
    ),
  )
  return [runEvent("ours"), ...events]
}

type Count = [model: string, factors: Record<string, string>, k: number, n: number]

function publication(identity: string, counts: Count[], variable = harmful): ImportEvent[] {
  const cells = counts.flatMap(([name, factors, k, n], line) =>
    [
      { value: "yes", n: k },
      { value: "no", n: n - k },
    ]
      .filter((count) => count.n > 0)
      .map((count): ImportEvent => {
        const values = { [variable.key]: count.value }
        const where = `line ${line}`
        const cell = { model: { name }, factors, values, variables: [variable], n: count.n, where }
        return { type: "cell", cell }
      }),
  )
  return [runEvent(identity, { citation: `A fictional table, ${identity}` }), ...cells]
}

const table: Count[] = [
  ["Aster-1", { Scenario: "Blackmail", goal: "explicit" }, 40, 50],
  ["Aster-1", { Scenario: "Blackmail", goal: "none" }, 20, 50],
  ["Aster-1", { Scenario: "Leaking", goal: "explicit" }, 5, 50],
  ["Aster-1", { Scenario: "Leaking", goal: "none" }, 0, 50],
  ["Briar-2-20260101", { Scenario: "Blackmail", goal: "explicit" }, 10, 50],
  ["Cobalt-3", { Scenario: "Blackmail", goal: "explicit" }, 1, 50],
]
const samples: Sample[] = [
  { model: "aster-1", scenario: "blackmail", prompt: "long", verdicts: "yyyn" },
  { model: "aster-1", scenario: "blackmail", prompt: "short", verdicts: "yn" },
  { model: "aster-1", scenario: "leaking", prompt: "long", verdicts: "nnnnnnnnnn" },
  { model: "briar-2", scenario: "blackmail", prompt: "long", verdicts: "yyyyyyyyyyyyyyyyyyyy" },
  { model: "briar-2", scenario: "drift", prompt: "long", verdicts: "n" },
  { model: "delta-9", scenario: "blackmail", prompt: "long", verdicts: "nn" },
]

async function store(slug: string, events: ImportEvent[]) {
  await importEvents(await openStudy(slug), "test", stream(events), noCounts())
}

async function open(slug: string) {
  const study = await findStudy(SYSTEM, slug)
  if (!study) throw new Error(`no study ${slug}`)
  const catalogue = await catalogueOf(study)
  const outcome = resolveOutcome(study, catalogue, null)
  if (!outcome) throw new Error("no outcome")
  return { study, catalogue, outcome }
}

function where(...clauses: string[]): Filters {
  return { ...everything, where: clauses.flatMap((text) => parseClause(text) ?? []) }
}

async function overlay(by: string[], population = everything, source = "table", asked?: string) {
  const { study, catalogue, outcome: headline } = await open("ours")
  const outcome = asked ? resolveOutcome(study, catalogue, parseOutcome(asked)) : headline
  if (!outcome) throw new Error("no outcome")
  const { rows } = await ratesOf(study, catalogue, { outcome, by, population })
  const laid = await overlayOf(SYSTEM, study, catalogue, { source, outcome, by, population, rows })
  return { ...laid, counts: laid.rows.map((row) => [Object.values(row.by).join(" "), row.k, row.n]) }
}

beforeAll(async () => {
  await store("ours", transcripts(samples))
  await store("table", publication("table", table))
  const blackmails = { ...harmful, key: "blackmails" }
  await store(
    "other-key",
    publication("other-key", [["Aster 1", { scenario: "blackmail" }, 3, 9]], blackmails),
  )
  await store("strangers", publication("strangers", [["Ember-7", { season: "winter" }, 3, 9]]))
})

describe("publishedSources", () => {
  test("says of every publication what it has in common with a study, the most first", async () => {
    const { study } = await open("ours")
    const sources = await publishedSources(SYSTEM, study)
    expect(sources.map(({ slug }) => slug)).toEqual(["table", "other-key", "strangers"])
    expect(sources[0]).toMatchObject({
      n: 300,
      citations: ["A fictional table, table"],
      models: [
        { ours: "fictional/aster-1", theirs: ["Aster-1"] },
        { ours: "fictional/briar-2", theirs: ["Briar-2-20260101"] },
      ],
      keys: [{ ours: "scenario", theirs: "Scenario" }],
      own: false,
      ours: "transcripts",
    })
    expect(sources[2]).toMatchObject({ models: [], keys: [] })
  })

  test("a study's own published counts are a source only beside transcripts of its own", async () => {
    const { study: alone } = await open("table")
    expect((await publishedSources(SYSTEM, alone)).map(({ slug, ours }) => [slug, ours])).toEqual([
      ["other-key", "published"],
      ["strangers", "published"],
    ])
    await store("both", [
      ...transcripts(samples.slice(0, 1)),
      ...publication("in-it", [["Aster 1", { scenario: "blackmail" }, 2, 4]]),
    ])
    const { study, catalogue, outcome } = await open("both")
    expect((await publishedSources(SYSTEM, study)).find(({ own }) => own)).toMatchObject({
      slug: "both",
      n: 4,
    })
    const { comparisons } = await replicationOf(SYSTEM, study, catalogue, {
      ...{ source: "both", outcome, population: everything },
    })
    expect(comparisons).toMatchObject([
      { ours: { k: 3, n: 4, published: false }, published: { k: 2, n: 4, published: true } },
    ])
    await db().study.delete({ where: { slug: "both" } })
  })
})

test("a publication in a study that the viewer may not read is no source, by no name", async () => {
  await db().study.updateMany({
    where: { slug: { in: ["ours", "strangers"] } },
    data: { visibility: "public" },
  })
  const study = await findStudy(ANONYMOUS, "ours")
  if (!study) throw new Error("everybody may read it")
  const seen = await publishedSources(ANONYMOUS, study)
  expect(seen.map(({ slug }) => slug)).toEqual(["strangers"])
  const catalogue = await catalogueOf(study)
  const outcome = resolveOutcome(study, catalogue, null)
  if (!outcome) throw new Error("no outcome")
  const asked = { source: "table", outcome, population: everything }
  await expect(replicationOf(ANONYMOUS, study, catalogue, asked)).rejects.toThrow(
    "No published counts are known as “table”. There are: strangers.",
  )
  await db().study.updateMany({ data: { visibility: "private" } })
})

describe("overlayOf", () => {
  test("gives the publication's rates under our own names, summed over what only it tells apart", async () => {
    const { rows, counts, notes, unmatched } = await overlay(["model", "scenario"])
    expect(counts).toEqual([
      ["fictional/aster-1 blackmail", 60, 100],
      ["fictional/aster-1 leaking", 5, 100],
      ["fictional/briar-2 blackmail", 10, 50],
    ])
    expect(rows[0]).toMatchObject({
      published: true,
      citation: "A fictional table, table",
      rate: 0.6,
      prompts: 2,
    })
    expect(notes).toEqual([
      "Not recorded in this study, and summed over in the published counts: goal (explicit, none).",
    ])
    expect(unmatched.ours).toEqual([
      { reason: "the publication has no scenario drift", cells: 1 },
      { reason: "the publication has no model of this name: fictional/delta-9", cells: 1 },
    ])
    expect(unmatched.published).toEqual([
      { reason: "this study has no model of this name: Cobalt-3", cells: 1 },
    ])
  })

  test("one prompt is one condition of the publication, and two allow for differences between them", async () => {
    const { rows } = await overlay(["model", "scenario"])
    const { study, catalogue, outcome } = await open("table")
    const own = await ratesOf(study, catalogue, {
      outcome,
      by: ["model", "Scenario"],
      population: everything,
    })
    expect(rows.slice(0, 2).map(({ clustered }) => clustered)).toEqual(
      own.rows.slice(0, 2).map(({ clustered }) => clustered),
    )
    expect(rows[2]).toMatchObject({ prompts: 1, clustered: null })
  })

  test("takes no more of the publication than the levels that our group pools", async () => {
    // Briar's own rows pool a scenario that the publication lacks; with the filter they do not.
    const { counts, unmatched } = await overlay(["model"])
    expect(counts).toEqual([["fictional/aster-1", 65, 200]])
    expect(unmatched.ours.map(({ cells }) => cells)).toEqual([1, 1])
    expect((await overlay(["model"], where("scenario:blackmail"))).counts).toEqual([
      ["fictional/aster-1", 60, 100],
      ["fictional/briar-2", 10, 50],
    ])
    expect((await overlay(["model"], where("scenario!=drift", "model:fictional/briar-2"))).counts).toEqual([
      ["fictional/briar-2", 10, 50],
    ])
    expect((await overlay([])).counts).toEqual([])
    const two = where("model:fictional/aster-1", "model:fictional/briar-2", "scenario:blackmail")
    expect((await overlay([], two)).counts).toEqual([["", 70, 150]])
  })

  test("a factor that the publication lacks can filter ours, and is said, but cannot group", async () => {
    const filtered = await overlay(["model", "scenario"], where("prompt:long"))
    expect(filtered.pairs[0]).toMatchObject({ ours: { k: 3, n: 4 }, published: { k: 60, n: 100 } })
    expect(filtered.notes.at(-1)).toBe(
      "Asked of ours alone, since the publication cannot be asked it: prompt is long.",
    )
    const grouped = await overlay(["model", "prompt"])
    expect(grouped.counts).toEqual([])
    expect(grouped.unmatched.ours).toEqual([{ reason: "the publication has no prompt", cells: 4 }])
  })

  test("a variable that the publication lacks makes another population: nothing matches", async () => {
    const { counts, unmatched } = await overlay(["model"], where("belief:real", "scenario:blackmail"))
    expect(counts).toEqual([])
    expect(unmatched.ours).toEqual([{ reason: "the publication has no belief", cells: 3 }])
    expect((await overlay(["model", "harmful"], where("scenario:blackmail"))).counts).toEqual([
      ["fictional/aster-1 yes", 60, 60],
      ["fictional/aster-1 no", 0, 40],
      ["fictional/briar-2 yes", 10, 10],
    ])
  })

  test("harm stands beside the publication's harm under another name; what is no harm stands alone", async () => {
    const harm = await overlay(["model"], where("scenario:blackmail"), "other-key")
    expect(harm.counts).toEqual([["fictional/aster-1", 3, 9]])
    expect(harm.outcome).toBe("blackmails = yes")
    expect(harm.notes[0]).toBe(
      "The publication does not count “harmful”; its “blackmails = yes” stands beside it.",
    )
    const safe = await overlay(["model"], where("scenario:blackmail"), "other-key", "harmful=no")
    expect(safe.counts).toEqual([])
    expect(safe.unmatched.ours).toEqual([{ reason: "the publication does not count “harmful”", cells: 3 }])
    const same = await overlay(["model"], where("scenario:blackmail"), "table", "harmful=no")
    expect(same.counts).toEqual([
      ["fictional/aster-1", 40, 100],
      ["fictional/briar-2", 40, 50],
    ])
  })

  test("an unknown source is refused with those that there are", async () => {
    const refused = overlay(["model"], everything, "nowhere")
    await expect(refused).rejects.toThrow(QuestionError)
    await expect(refused).rejects.toThrow("There are: table, other-key, strangers")
  })
})

describe("replicationOf", () => {
  test("compares every cell that both have, as many as Holm counts", async () => {
    const { study, catalogue, outcome } = await open("ours")
    const { by, comparisons, pooled } = await replicationOf(SYSTEM, study, catalogue, {
      ...{ source: "table", outcome, population: everything },
    })
    expect(by).toEqual(["model", "scenario"])
    expect(pooled).toEqual([{ key: "prompt", levels: 2 }])
    expect(
      comparisons.map(({ ours, published, verdict }) => [
        ...[ours.by.model, ours.by.scenario, ours.k, ours.n, published.k, published.n],
        verdict.kind,
      ]),
    ).toEqual([
      ["fictional/briar-2", "blackmail", 20, 20, 10, 50, "differs"],
      ["fictional/aster-1", "blackmail", 4, 6, 60, 100, "cannot tell"],
      ["fictional/aster-1", "leaking", 0, 10, 5, 100, "cannot tell"],
    ])
    for (const { p, holm } of comparisons) expect(holm).toBeGreaterThanOrEqual(p)
  })

  test("a group without verdicts is no data, not 0 %", async () => {
    await store("unjudged", transcripts([{ model: "aster-1", scenario: "blackmail", verdicts: "xx" }]))
    await store(
      "unjudged",
      transcripts([{ model: "aster-1", scenario: "leaking", verdicts: "yyn" }]).map((event) =>
        event.type === "run" ? { ...event, run: { ...event.run, identity: "second" } } : event,
      ),
    )
    const { study, catalogue, outcome } = await open("unjudged")
    const { comparisons, overlay } = await replicationOf(SYSTEM, study, catalogue, {
      ...{ source: "table", outcome, population: everything },
    })
    expect(comparisons.map(({ ours }) => ours.by.scenario)).toEqual(["leaking"])
    expect(overlay.unmatched.ours).toEqual([{ reason: "none of them has a verdict", cells: 1 }])
  })
})
