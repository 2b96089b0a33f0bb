import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { renewCells } from "@/lib/commands/rates/renew-cells"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { ImportedJudgement } from "@/lib/importers/contract"
import { parseClause, parseOutcome } from "@/lib/model/clause"
import { OWN_RANK } from "@/lib/model/judgement"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { kPopulation, nPopulation, partPopulation, restPopulation } from "@/lib/model/population/of-rate"
import { rulesFor } from "@/lib/model/rule"
import { verify } from "@/lib/queries/import/verify"
import { mixOf, ratesAlong, ratesOf } from "@/lib/queries/rates/count"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { countTranscripts, listTranscripts } from "@/lib/queries/transcripts/list"
import { resolveOutcome } from "./outcome"

testDatabase()

const person = (name: string) => ({ kind: "person" as const, name, rank: OWN_RANK })
const detector = { kind: "detector" as const, name: "mentions leverage v1", rank: OWN_RANK }
const action = {
  ...{ key: "action", kind: "categorical" as const },
  levels: [
    { key: "blackmail", harm: true },
    { key: "leak", harm: true },
    { key: "accept", harm: false },
    { key: "wait" },
  ],
}
const said = (judge: ImportedJudgement["judge"], value: string | null): ImportedJudgement => ({
  ...{ variable: harmful, judge, value },
})

/** What each of twelve transcripts was judged to be: by the classifier, by three people, by a detector. */
const verdicts: [string | null | undefined, string[], string | undefined][] = [
  ["yes", [], "yes"],
  ["yes", ["no"], "yes"],
  ["yes", ["no", "no", "yes"], "no"],
  ["yes", ["yes", "no"], "no"],
  ["no", ["yes"], "yes"],
  ["no", ["yes", "yes", "yes"], undefined],
  ["no", [], "no"],
  ["no", [], "no"],
  [null, ["no"], "no"],
  [null, [], "yes"],
  [undefined, ["yes"], "yes"],
  [undefined, [], "yes"],
]
const people = ["ann", "bob", "cat"]

async function open() {
  const study = await findStudy(SYSTEM, "rules")
  if (!study) throw new Error("no study")
  return { study, catalogue: await catalogueOf(study) }
}

const asked = (more: Partial<Filters>): Filters => ({ ...everything, ...more })

async function total(text: string, population: Filters) {
  const { study, catalogue } = await open()
  const outcome = resolveOutcome(study, catalogue, parseOutcome(text))
  if (!outcome) throw new Error("no outcome")
  const [row] = (await ratesOf(study, catalogue, { outcome, by: [], population })).rows
  const count = async (list: Filters | null) =>
    list === null ? null : (await countTranscripts(study, catalogue, list)).total
  const lists = {
    k: await count(kPopulation(population, outcome)),
    n: await count(nPopulation(population, outcome)),
    rest: await count(restPopulation(population, outcome)),
  }
  return { k: row?.k, n: row?.n, missing: row?.missing, lists }
}

beforeAll(async () => {
  const events = verdicts.map(([headline, labels, detected], index) =>
    transcriptEvent(String(index), headline, {
      startedAt: `2025-06-${String(index + 1).padStart(2, "0")}T12:00:00+00:00`,
      condition: { factors: { wording: index % 2 === 0 ? "a" : "b" }, prompts: [] },
      judgements: [
        ...(headline === undefined ? [] : [said(classifier, headline)]),
        ...labels.map((label, place) => said(person(people[place] ?? ""), label)),
        ...(detected === undefined ? [] : [said(detector, detected)]),
        ...(index === 11
          ? []
          : [{ variable: action, judge: classifier, value: action.levels[index % 4]?.key ?? "" }]),
      ],
    }),
  )
  await importEvents(await openStudy("rules"), "test", stream([runEvent("a"), ...events]), noCounts())
})

describe("rules", () => {
  test("are the default, people where there are any, and each judge of the variable", async () => {
    const { catalogue } = await open()
    expect(rulesFor(catalogue, "harmful")).toEqual([
      ...[
        "default",
        "people first",
        "people",
        "adjudicated",
        "test classifier",
        "ann",
        "bob",
        "cat",
        detector.name,
      ],
    ])
    expect(rulesFor(catalogue, "action")).toEqual(["default", "test classifier"])
  })

  test.each([
    ["default", 4, 8, { failed: 0, not_judged: 2, judge_failed: 2 }],
    // Ann's no; no by two of three; a tie; yes; yes by three; no; yes.
    ["people", 3, 6, { failed: 0, not_judged: 5, judge_failed: 1 }],
    ["adjudicated", 3, 6, { failed: 0, not_judged: 5, judge_failed: 1 }],
    ["people first", 4, 9, { failed: 0, not_judged: 1, judge_failed: 2 }],
    [detector.name, 6, 11, { failed: 0, not_judged: 1, judge_failed: 0 }],
    ["bob", 1, 3, { failed: 0, not_judged: 9, judge_failed: 0 }],
  ])("%s: %i of %i, and lists that agree", async (rule, k, n, missing) => {
    const answer = await total("harmful=yes", asked({ rule }))
    expect(answer).toMatchObject({ k, n, missing })
    expect(answer.lists).toEqual({ k, n, rest: n - k })
    const other = await total("harmful!=yes", asked({ rule }))
    expect(other).toMatchObject({ k: n - k, n, lists: { k: n - k, rest: k } })
  })

  test("give a list its values", async () => {
    const { study, catalogue } = await open()
    const view = { sort: "order", dir: "asc" as const, after: null, before: null }
    const list = await listTranscripts(study, catalogue, asked({ rule: "people" }), view)
    expect(list.rows.slice(0, 5).map(({ values }) => values.harmful)).toEqual([
      ...[undefined, "no", "no", undefined, "yes"],
    ])
    expect(list.rows[0]?.values.action).toBe("blackmail")
  })

  test("that no study has are refused, with those it has", async () => {
    await expect(total("harmful=yes", asked({ rule: "dora" }))).rejects.toThrow("people first")
    await expect(total("action=leak", asked({ rule: "people" }))).rejects.toThrow(
      "No person has judged action",
    )
  })
})

describe("filters", () => {
  const where = (text: string) => {
    const clause = parseClause(text)
    if (!clause) throw new Error(text)
    return clause
  }

  test.each([
    ["a person has judged it", asked({ labelled: "yes" }), 7],
    ["no person has", asked({ labelled: "no" }), 5],
    ["from a day on", asked({ since: "2025-06-10" }), 3],
    ["up to a day", asked({ until: "2025-06-02" }), 2],
    ["another level", asked({ where: [where("harmful!=yes")] }), 4],
    ["neither of two levels", asked({ where: [where("action!=leak"), where("action!=wait")] }), 6],
    ["any value", asked({ where: [where("harmful!=")] }), 8],
    ["another factor level", asked({ where: [where("wording!=a")] }), 6],
  ])("%s", async (_, population, n) => {
    const { study, catalogue } = await open()
    expect((await countTranscripts(study, catalogue, population)).total).toBe(n)
    const { lists, k } = await total("harmful=yes", population)
    expect(lists.k).toBe(k)
  })
})

describe("margins", () => {
  test.each(["default", "people first", detector.name])("under %s are what is asked alone", async (rule) => {
    const { study, catalogue } = await open()
    const outcome = resolveOutcome(study, catalogue, parseOutcome("harmful=yes"))
    if (!outcome) throw new Error("no outcome")
    const by = ["wording", "action"]
    const question = { outcome, by, population: asked({ rule }) }
    const together = await ratesAlong(study, catalogue, question, [["wording"], ["action"], []])
    const alone = [by, ["wording"], ["action"], []].map((by) =>
      ratesOf(study, catalogue, { ...question, by }),
    )
    expect(together).toEqual(await Promise.all(alone))
    expect(together[0]?.rows.length).toBeGreaterThan(4)
  })
})

describe("labels of numbers", () => {
  test("are labels too", async () => {
    const scored = ["1", "2", "3"].map((sample) =>
      transcriptEvent(sample, "yes", {
        ...(sample === "3"
          ? {}
          : {
              judgements: [
                { variable: { key: "severity", kind: "number" as const }, judge: person("ann"), value: 4 },
              ],
            }),
      }),
    )
    await importEvents(await openStudy("scored"), "test", stream([runEvent("a"), ...scored]), noCounts())
    const study = await findStudy(SYSTEM, "scored")
    if (!study) throw new Error("no study")
    const catalogue = await catalogueOf(study)
    const total = async (labelled: "yes" | "no") =>
      (await countTranscripts(study, catalogue, asked({ labelled }))).total
    expect([await total("yes"), await total("no")]).toEqual([2, 1])
  })
})

describe("exclusions", () => {
  const withdrawn = (why?: string) =>
    transcriptEvent("withdrawn", "yes", {
      ...{ uuid: "withdrawn", condition: { factors: { wording: "c" }, prompts: [] } },
      ...(why === undefined ? {} : { excluded: why }),
    })
  const again = async (why?: string) =>
    importEvents(await openStudy("rules"), "test", stream([runEvent("b"), withdrawn(why)]), noCounts())
  const byWording = async () => {
    const { study, catalogue } = await open()
    const outcome = resolveOutcome(study, catalogue, parseOutcome("harmful=yes"))
    if (!outcome) throw new Error("no outcome")
    const { rows } = await ratesOf(study, catalogue, { outcome, by: ["wording"], population: everything })
    return rows.find(({ by }) => by.wording === "c")
  }

  test("are in no n, k or missing, and are counted and listed as what they are", async () => {
    await again()
    expect(await byWording()).toMatchObject({ k: 1, n: 1, excluded: 0 })
    await again("invalidated by its author")
    expect(await byWording()).toMatchObject({
      ...{ k: 0, n: 0, rate: null, missing: { failed: 0, not_judged: 0, judge_failed: 0 }, excluded: 1 },
    })
    const { study, catalogue } = await open()
    expect(await countTranscripts(study, catalogue, everything)).toEqual({
      ...{ total: 12, publishedN: 0, excludedN: 1 },
    })
    const view = { sort: "order", dir: "asc" as const, after: null, before: null }
    const list = await listTranscripts(study, catalogue, asked({ excluded: "yes" }), view)
    expect(list).toMatchObject({ total: 1, rows: [{ excluded: "invalidated by its author" }] })
    await again()
    expect(await byWording()).toMatchObject({ k: 1, n: 1, excluded: 0 })
    await again("withdrawn")
  })
})

describe("a mix", () => {
  const parts = (texts: string[]) =>
    texts.map((text) => {
      const outcome = parseOutcome(text)
      if (!outcome) throw new Error(text)
      return { outcome, harm: text.includes("blackmail") || text.includes("leak") || text === "harmful=yes" }
    })

  test.each([
    [["action=blackmail", "action=leak", "action=accept", "action=wait"], [3, 3, 3, 2], 11, 6],
    [["action=accept", "harmful=yes"], [2, 3], 8, 4],
  ])("of %j counts each transcript once", async (texts, counts, n, harm) => {
    const { study, catalogue } = await open()
    const mix = await mixOf(study, catalogue, { parts: parts(texts), by: [], population: everything })
    const [row] = mix.rows
    expect(row).toMatchObject({ counts, n, harm: { k: harm } })
    expect(row?.other).toBe(n - counts.reduce((sum, count) => sum + count, 0))
    for (const [index, count] of counts.entries()) {
      const list = partPopulation(
        everything,
        parts(texts).map(({ outcome }) => outcome),
        index,
      )
      expect(list && (await countTranscripts(study, catalogue, list)).total).toBe(count)
    }
  })
})

describe("cells", () => {
  async function differences() {
    const found = []
    for await (const { what } of verify(null)) found.push(what)
    return found
  }

  test("hold what every judge said", async () => {
    expect(await differences()).toEqual([])
    const { rows } = await pool().query(
      "SELECT verdicts FROM cell WHERE n > 0 AND verdicts #>> '{harmful,cat}' = 'yes' AND verdicts #>> '{harmful,ann}' = 'no'",
    )
    expect(rows).toEqual([
      {
        verdicts: expect.objectContaining({
          harmful: expect.objectContaining({ "test classifier": "yes", bob: "no" }),
        }),
      },
    ])
  })

  test("of an older layout are made anew, and their rates are the same", async () => {
    const before = await total("harmful=yes", everything)
    await pool().query("UPDATE cell SET verdicts = '{}', key = sha256(key); UPDATE study SET cell_layout = 0")
    expect(await differences()).not.toEqual([])
    expect(await renewCells()).toEqual(["rules", "scored"])
    expect(await differences()).toEqual([])
    expect(await total("harmful=yes", everything)).toEqual(before)
    expect((await total("harmful=yes", asked({ rule: "people" }))).k).toBe(3)
    expect(await renewCells()).toEqual([])
  })
})
