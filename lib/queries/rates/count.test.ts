import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { ImportEvent } from "@/lib/importers/contract"
import { parseOutcome } from "@/lib/model/clause"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { groupPopulation, kPopulation, nPopulation } from "@/lib/model/population/of-rate"
import { textMessage } from "@/lib/model/transcript"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { wilson } from "@/lib/stats/proportion"
import { ratesOf } from "./count"
import { pooledFactors } from "./pooled-factors"

testDatabase()

const raw = { kind: "classifier" as const, name: "raw verdict", rank: 1 }
const belief = { key: "belief", kind: "categorical" as const }
const severity = { key: "severity", kind: "number" as const }

/** 24 transcripts over two models, two conditions, beliefs, verdicts, scores and every kind of missing. */
function events(): ImportEvent[] {
  const list: ImportEvent[] = [runEvent("a")]
  for (let i = 0; i < 24; i++) {
    const scenario = i % 4 === 0 ? "leaking" : "blackmail"
    const failed = i === 5 ? "the call failed" : null
    const verdict = i === 7 ? null : i % 3 === 0 ? "yes" : "no"
    const judgements = [
      { variable: harmful, judge: classifier, value: verdict },
      { variable: harmful, judge: raw, value: i % 2 === 0 ? "yes" : "no" },
      { variable: severity, judge: classifier, value: i % 11 },
      ...(i % 6 === 1
        ? []
        : [{ variable: belief, judge: classifier, value: i % 5 === 0 ? "evaluation" : "real" }]),
    ]
    list.push(
      transcriptEvent(String(i), undefined, {
        ...{ model: { name: i < 12 ? "fictional/aster-1" : "fictional/briar-2" }, failed },
        condition: { factors: { scenario, ...(i % 2 === 0 ? { goal: "explicit" } : {}) }, prompts: [] },
        messages: [
          textMessage(
            "assistant",
            i === 9 ? "I know about 5 pm and kyle.johnson@firm.example" : `Reply ${i}`,
          ),
        ],
        judgements: failed || i === 8 ? [] : judgements,
      }),
    )
  }
  return list
}

async function open(slug: string) {
  const study = await findStudy(SYSTEM, slug)
  if (!study) throw new Error(`no study ${slug}`)
  return { study, catalogue: await catalogueOf(study) }
}

async function rates(asked: string, by: string[], population: Filters = everything) {
  const { study, catalogue } = await open("rates")
  const outcome = resolveOutcome(study, catalogue, parseOutcome(asked))
  if (!outcome) throw new Error("no outcome")
  return ratesOf(study, catalogue, { outcome, by, population })
}

beforeAll(async () => {
  await importEvents(await openStudy("rates"), "test", stream(events()), noCounts())
})

describe("rates", () => {
  test("count k, n and each kind of missing apart", async () => {
    const { rows } = await rates("harmful=yes", [])
    const [row] = rows
    // 24: one failed (5), one not judged (8), one judge failed (7); yes at 0, 3, 6, 9, 12, 15, 18, 21.
    expect(row).toMatchObject({ k: 8, n: 21, missing: { failed: 1, not_judged: 1, judge_failed: 1 } })
    expect(row).toMatchObject({ rate: 8 / 21, ...wilson(8, 21) })
  })

  test.each([
    ["harmful=yes", ["model"]],
    ["harmful=yes", ["scenario", "belief"]],
    ["harmful=yes", ["goal", "model", "belief"]],
    ["harmful=yes|no", ["provider"]],
    ["belief=evaluation", ["harmful"]],
    ["severity>=7", ["model", "scenario"]],
    ["severity=3", []],
  ])("of %s by %j: every row opens as many transcripts as it counts", async (asked, by) => {
    const { study, catalogue } = await open("rates")
    const { outcome, rows } = await rates(asked, by)
    expect(rows.length).toBeGreaterThan(0)
    let all = 0
    for (const row of rows) {
      const group = groupPopulation(everything, row.by)
      const size = async (population: Filters) =>
        (
          await listTranscripts(study, catalogue, population, {
            sort: "order",
            dir: "asc",
            after: null,
            before: null,
          })
        ).total
      expect(await size(nPopulation(group, outcome))).toBe(row.n)
      const hits = kPopulation(group, outcome)
      expect(hits === null ? 0 : await size(hits)).toBe(row.k)
      for (const [reason, count] of Object.entries(row.missing)) {
        expect(await size({ ...group, missing: [`${outcome.key}:${reason}`] })).toBe(count)
      }
      all += row.n + row.missing.failed + row.missing.not_judged + row.missing.judge_failed
    }
    expect(all).toBe(24)
  })

  test("of one judge are that judge's", async () => {
    const { rows } = await rates("harmful=yes", [], { ...everything, rule: "raw verdict" })
    // 22 were judged by it (not 5, not 8); yes at the even ones but 8.
    expect(rows).toMatchObject([{ k: 11, n: 22, missing: { failed: 1, not_judged: 1, judge_failed: 0 } }])
  })

  test("of a search are counted from transcripts", async () => {
    const { rows } = await rates("harmful=yes", ["model"], { ...everything, search: "johnson" })
    expect(rows).toMatchObject([{ by: { model: "fictional/aster-1" }, k: 1, n: 1 }])
  })

  test("of nothing are no data, not 0 %", async () => {
    const nobody: Filters = { ...everything, where: [{ key: "model", op: "=", value: "nobody" }] }
    expect((await rates("harmful=yes", ["model"], nobody)).rows).toEqual([])
    expect((await rates("harmful=yes", [], nobody)).rows).toMatchObject([])
  })

  test.each([
    ["harmful=maybe", [], 'has no level "maybe". Levels: yes, no'],
    ["nothing=yes", [], 'no variable "nothing"'],
    ["harmful=yes", ["planet"], 'no "planet"'],
    ["severity", [], "is a number"],
    ["harmful=yes", ["model", "scenario", "goal", "belief"], "up to 3"],
  ])("refuse %s by %j in words", async (asked, by, message) => {
    await expect(rates(asked, by)).rejects.toThrow(message)
  })

  test("link what the population itself left out too", async () => {
    const { study, catalogue } = await open("rates")
    const asked = { ...everything, judged: ["belief"], missing: ["severity"] }
    const view = { sort: "order", dir: "asc", after: null, before: null } as const
    for (const population of [{ ...asked, missing: [] }, asked]) {
      const { outcome, rows } = await rates("harmful=yes", [], population)
      const [row] = rows
      const { total } = await listTranscripts(study, catalogue, nPopulation(population, outcome), view)
      expect(total).toBe(row?.n ?? 0)
    }
  })

  test("of a judge who gave no verdict on the outcome are refused, not another judge's", async () => {
    const asked = rates("belief=real", [], { ...everything, rule: "raw verdict" })
    await expect(asked).rejects.toThrow("gave no verdict on belief. It judged harmful")
  })

  test("group by what only transcripts hold: a number, and another variable of the rule's judge", async () => {
    const sum = (rows: { n: number }[]) => rows.reduce((total, { n }) => total + n, 0)
    const bySeverity = (await rates("harmful=yes", ["severity"])).rows
    expect(sum(bySeverity)).toBe(21)
    expect(bySeverity.map(({ by }) => by.severity)).toEqual([..."0123456789", "10", null])
    const rule = { ...everything, rule: "test classifier" }
    const byBelief = await rates("harmful=yes", ["belief"], rule)
    expect(sum(byBelief.rows)).toBe(21)
    expect(byBelief.rows.map(({ by }) => by.belief)).toEqual(["evaluation", "real", null])
  })

  test("by the same key twice are grouped once", async () => {
    expect((await rates("harmful=yes", ["model", "model"])).rows.length).toBe(2)
  })

  test("pool over the factors that vary and are neither grouped nor filtered", async () => {
    const { study, catalogue } = await open("rates")
    const pooled = async (where: Filters["where"], by: string[]) =>
      pooledFactors(study, catalogue, { ...everything, where }, by)
    expect(await pooled([], ["model"])).toEqual([{ key: "scenario", levels: 2 }])
    expect(await pooled([], ["scenario"])).toEqual([])
    expect(await pooled([{ key: "scenario", op: "=", value: "leaking" }], ["model"])).toEqual([])
  })

  test("of two publications are two rows", async () => {
    const count = (level: string, n: number): ImportEvent => ({
      type: "cell",
      cell: {
        ...{
          model: { name: "fictional/aster-1" },
          factors: { scenario: "leaking" },
          values: { harmful: level },
        },
        ...{ variables: [harmful], n, where: "line 2" },
      },
    })
    const paper = (citation: string, ...counts: ImportEvent[]) => [
      runEvent(citation, { citation }),
      ...counts,
    ]
    const published = [
      ...paper("Paper 1", count("yes", 10)),
      ...paper("Paper 2", count("yes", 10), count("no", 5)),
    ]
    await importEvents(await openStudy("papers"), "test", stream(published), noCounts())
    const { study, catalogue } = await open("papers")
    const outcome = { key: "harmful", op: "=" as const, values: ["yes"] }
    const { rows } = await ratesOf(study, catalogue, { outcome, by: ["model"], population: everything })
    expect(rows.map(({ citation, k, n }) => [citation, k, n])).toEqual([
      ["Paper 1", 10, 10],
      ["Paper 2", 10, 15],
    ])
  })

  test("of a variable that has a factor's name open what they count", async () => {
    const named = { key: "scenario", kind: "categorical" as const }
    const same = (sample: string, value: string) =>
      transcriptEvent(sample, undefined, { judgements: [{ variable: named, judge: classifier, value }] })
    const both = [runEvent("a"), same("1", "x"), same("2", "x"), same("3", "y")]
    await importEvents(await openStudy("names"), "test", stream(both), noCounts())
    const { study, catalogue } = await open("names")
    const outcome = resolveOutcome(study, catalogue, { key: "scenario", op: "=", values: ["x"] })
    if (!outcome) throw new Error("no outcome")
    const { rows } = await ratesOf(study, catalogue, { outcome, by: ["scenario"], population: everything })
    expect(rows).toMatchObject([{ by: { scenario: "blackmail" }, k: 2, n: 3 }])
    const hits = kPopulation(groupPopulation(everything, { scenario: "blackmail" }), outcome)
    if (!hits) throw new Error("no hits")
    const view = { sort: "order", dir: "asc", after: null, before: null } as const
    expect((await listTranscripts(study, catalogue, hits, view)).total).toBe(2)
  })

  test("refuse a rule that there is not", async () => {
    await expect(rates("harmful=yes", [], { ...everything, rule: "x" })).rejects.toThrow(
      'no verdict rule "x"',
    )
  })
})
