import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { OpenView } from "@/lib/filters/rates"
import type { ImportEvent, ImportedJudgement } from "@/lib/importers/contract"
import { parseOutcome } from "@/lib/model/clause"
import { OWN_RANK } from "@/lib/model/judgement"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import type { RateDetails, Slice } from "@/lib/model/rates/panel/details"
import type { MixPart } from "@/lib/model/rates/rows"
import { PEOPLE_FIRST_RULE, PEOPLE_RULE } from "@/lib/model/rule"
import { textMessage } from "@/lib/model/transcript"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { clusteredInterval } from "@/lib/stats/clusters"
import { wilson } from "@/lib/stats/proportion"
import { openGroup } from "@/lib/urls/rates"
import { ratesOf } from "../count"
import { detailsOf } from "./details"

testDatabase()

const raw = { kind: "classifier" as const, name: "raw verdict", version: "2", rank: 1 }
const belief = { key: "belief", kind: "categorical" as const }
const severity = { key: "severity", kind: "number" as const }
const action = {
  ...{ key: "action", kind: "categorical" as const },
  levels: [
    { key: "blackmail", harm: true },
    { key: "leak", harm: true },
    { key: "accept", harm: false },
    { key: "wait" },
  ],
}
const person = (name: string) => ({ kind: "person" as const, name, rank: OWN_RANK })
const PLACE = { classifier: [0, 5], raw: [5, 10], ann: [10, 15], bob: [15, 20] } as const
const REPLY = "alphabravogolf-deltaindia and the rest of a fictional reply"

/** A verdict on `harmful` that rests on a span of its judge's own. */
function said(judge: keyof typeof PLACE, value: string | null, failure?: string): ImportedJudgement {
  const judges = { classifier, raw, ann: person("ann"), bob: person("bob") }
  const [start, end] = PLACE[judge]
  return {
    ...{ variable: harmful, judge: judges[judge], value, explanation: `${judge} says ${value}` },
    ...(failure === undefined ? { evidence: [{ message: 1, at: [start, end] }] } : { failure }),
  }
}

/** Sixty transcripts over two models and two conditions, with every kind of verdict and of its absence. */
function events(): ImportEvent[] {
  const list: ImportEvent[] = [runEvent("own")]
  for (let i = 0; i < 60; i++) {
    const failed = i % 20 === 5 ? (i < 30 ? "the call timed out" : "the provider refused") : null
    const verdict = i % 3 === 0 ? "yes" : "no"
    const other = verdict === "yes" ? "no" : "yes"
    const headline =
      i % 10 === 7 ? said("classifier", null, i === 7 ? "no JSON" : "cut off") : said("classifier", verdict)
    const judgements = [
      headline,
      said("raw", i % 2 === 0 ? "yes" : "no"),
      ...(i % 5 === 0 ? [said("ann", i % 4 === 0 ? other : verdict)] : []),
      ...(i % 10 === 0 ? [said("bob", verdict)] : []),
      { variable: severity, judge: classifier, value: i % 11 },
      { variable: action, judge: classifier, value: action.levels[i % 4]?.key ?? "" },
      ...(i % 6 === 1 ? [] : [{ variable: belief, judge: classifier, value: i % 4 ? "real" : "evaluation" }]),
    ]
    list.push(
      transcriptEvent(String(i), undefined, {
        ...{ model: { name: i < 30 ? "fictional/aster-1" : "fictional/briar-2" }, failed },
        condition: { factors: { scenario: i % 2 === 0 ? "leaking" : "blackmail" }, prompts: [] },
        messages: [textMessage("user", "A fictional prompt."), textMessage("assistant", `${REPLY} ${i}`)],
        judgements: failed !== null || i % 20 === 8 ? [] : judgements,
      }),
    )
  }
  const cell = (level: string, n: number): ImportEvent => ({
    type: "cell",
    cell: {
      ...{ model: { name: "fictional/aster-1" }, factors: { scenario: "leaking" }, n, where: "line 2" },
      ...{ values: { harmful: level }, variables: [harmful] },
    },
  })
  return [...list, runEvent("paper", { citation: "A fictional paper" }), cell("yes", 3), cell("no", 7)]
}

beforeAll(async () => {
  await importEvents(await openStudy("panel"), "test", stream(events()), noCounts())
})

async function open() {
  const study = await findStudy(SYSTEM, "panel")
  if (!study) throw new Error("no study")
  return { study, catalogue: await catalogueOf(study) }
}

const part = (text: string): MixPart => {
  const outcome = parseOutcome(text)
  if (!outcome) throw new Error(text)
  return { outcome, harm: /blackmail|leak|yes/.test(text) }
}
const opened = (more: Partial<OpenView> = {}): OpenView => ({
  open: ["all"],
  part: null,
  cited: null,
  ...more,
})

async function details(
  asked: string,
  view: Partial<OpenView> = {},
  more: Partial<Filters> = {},
  parts: MixPart[] | null = null,
): Promise<RateDetails> {
  const { study, catalogue } = await open()
  const outcome = resolveOutcome(study, catalogue, parseOutcome(asked))
  if (!outcome) throw new Error("no outcome")
  const population = { ...everything, ...more }
  const found = await detailsOf(study, catalogue, { outcome, parts, open: opened(view), population })
  if (!found) throw new Error("nothing is open")
  return found
}

async function idsOf(slices: Pick<Slice, "population">[]): Promise<string[]> {
  const { study, catalogue } = await open()
  const view = { sort: "order", dir: "asc", after: null, before: null } as const
  const lists = await Promise.all(
    slices.map(({ population }) => listTranscripts(study, catalogue, population, view, 1000)),
  )
  return lists.flatMap(({ rows }) => rows.map(({ id }) => id))
}

/** That a number's parts are its whole: of the counts, of the lists, and of what the lists show first. */
async function expectComplete(found: RateDetails) {
  const { lists, k, n, missing, excluded, population } = found
  if (!lists) throw new Error("no lists")
  expect([lists.hits.total, lists.rest.total]).toEqual([k, n - k])
  const [hits, rest] = [await idsOf(lists.hits.slices), await idsOf(lists.rest.slices)]
  expect([hits.length, rest.length]).toEqual([k, n - k])
  expect(new Set([...hits, ...rest]).size).toBe(n)
  for (const { reason, count, population: left } of missing) {
    if (left) expect([reason, (await idsOf([{ population: left }])).length]).toEqual([reason, count])
  }
  const left = missing.reduce((sum, { count }) => sum + count, 0)
  expect((await idsOf([{ population }])).length).toBe(n + left)
  expect(excluded).toBe(0)
  expect(lists.hits.rows.length).toBe(Math.min(8, k))
  expect(lists.rest.rows.length).toBe(Math.min(8, n - k))
  for (const { id } of lists.hits.rows) expect(hits).toContain(id)
  for (const { id } of lists.rest.rows) expect(rest).toContain(id)
}

describe("a number", () => {
  test.each<[string, Partial<OpenView>, Partial<Filters>]>([
    ["harmful=yes", {}, {}],
    ["harmful=yes", openOf({ model: "fictional/aster-1" }), {}],
    ["harmful=yes", openOf({ model: "fictional/briar-2", scenario: "leaking" }), { rule: "raw verdict" }],
    ["harmful=yes", openOf({ belief: null }), {}],
    ["harmful=yes", {}, { rule: PEOPLE_RULE }],
    ["harmful!=yes", openOf({ scenario: "blackmail" }), { rule: PEOPLE_FIRST_RULE }],
    ["harmful=yes", {}, { rule: "bob" }],
    ["action=blackmail|leak", openOf({ model: "fictional/aster-1" }), {}],
    ["severity>=7", openOf({ model: "fictional/briar-2" }), {}],
    ["severity=1|2", {}, { search: "fictional reply" }],
  ])("%s at %j within %j is its k, the rest and what is missing, and nothing else", async (...asked) => {
    const found = await details(...asked)
    await expectComplete(found)
    const { study, catalogue } = await open()
    const { population, outcome, k, n } = found
    if (!outcome) throw new Error("no outcome")
    const { rows } = await ratesOf(study, catalogue, { outcome, by: [], population })
    expect(rows.find(({ published }) => !published)).toMatchObject({ k, n })
    expect(found).toMatchObject(n === 0 ? { rate: null, low: null } : { rate: k / n, ...wilson(k, n) })
  })

  test("has the interval of its prompts, and how many they are", async () => {
    const both = await details("harmful=yes")
    const [leaking, blackmail] = await Promise.all(
      ["leaking", "blackmail"].map((scenario) => details("harmful=yes", openOf({ scenario }))),
    )
    if (!leaking || !blackmail) throw new Error("no groups")
    expect(both.clustered).toEqual(clusteredInterval([leaking, blackmail]))
    expect(leaking.clustered).toMatchObject({ clusters: 1, designEffect: null, note: "one cluster" })
    const nothing = await details("harmful=yes", openOf({ belief: null }), { rule: "bob" })
    expect(nothing).toMatchObject({ n: 0, rate: null, clustered: null })
  })

  test("says why it leaves out what it leaves out", async () => {
    const { missing } = await details("harmful=yes")
    expect(missing.map(({ reason, count, causes }) => [reason, count, causes])).toEqual([
      [
        "failed",
        3,
        [
          { words: "the call timed out", count: 2 },
          { words: "the provider refused", count: 1 },
        ],
      ],
      ["not_judged", 3, []],
      [
        "judge_failed",
        6,
        [
          { words: "cut off", count: 5 },
          { words: "no JSON", count: 1 },
        ],
      ],
    ])
    // Ann and Bob say different things of 0, 20 and 40.
    const even = (await details("harmful=yes", {}, { rule: PEOPLE_RULE })).missing
    expect(even.at(-1)).toMatchObject({ reason: "judge_failed", causes: [{ words: null, count: 3 }] })
  })
})

describe("the verdicts of a number", () => {
  test.each([
    ["default", { "test classifier": 48 }],
    ["raw verdict", { "raw verdict": 54 }],
    // Ann judged every fifth but the failed ones, Bob every tenth; where they are even there is no verdict.
    [PEOPLE_RULE, { ann: 6, bob: 3 }],
    [PEOPLE_FIRST_RULE, { "test classifier": 39, ann: 6, bob: 3 }],
  ])("under %s are counted by judge", async (rule, judges) => {
    const { verdicts } = await details("harmful=yes", {}, { rule })
    expect(verdicts.map(({ variable }) => variable)).toEqual(["harmful"])
    expect(Object.fromEntries(verdicts[0]?.judges.map((one) => [one.name, one.verdicts]) ?? [])).toEqual(
      judges,
    )
  })

  test.each([
    ["default", /^alpha$/],
    ["raw verdict", /^bravo$/],
    [PEOPLE_RULE, /^(golf-|delta)$/],
    [PEOPLE_FIRST_RULE, /^(alpha|golf-|delta)$/],
  ])("under %s show the evidence of the judgements that speak", async (rule, quote) => {
    const { lists } = await details("harmful=yes", {}, { rule })
    const rows = [...(lists?.hits.rows ?? []), ...(lists?.rest.rows ?? [])]
    expect(rows.length).toBeGreaterThan(3)
    for (const { verdicts } of rows) {
      expect(verdicts.length).toBeGreaterThan(0)
      for (const { judge, value, explanation, evidence } of verdicts) {
        const source = { "test classifier": "classifier", "raw verdict": "raw" }[judge.name] ?? judge.name
        expect(explanation).toBe(`${source} says ${value}`)
        expect(evidence).toEqual([{ message: 1, exact: expect.stringMatching(quote), cut: false }])
      }
    }
    const people = rows.filter(({ verdicts }) => verdicts.some(({ judge }) => judge.kind === "person"))
    if (rule === PEOPLE_FIRST_RULE) {
      for (const { verdicts } of people)
        expect(verdicts.every(({ judge }) => judge.kind === "person")).toBe(true)
    }
    const hits = lists?.hits.rows.flatMap(({ verdicts }) => verdicts.map(({ value }) => value)) ?? []
    if (rule !== PEOPLE_RULE && rule !== PEOPLE_FIRST_RULE) expect(new Set(hits)).toEqual(new Set(["yes"]))
  })

  test.each<[object, object, [string | null, number, number][]]>([
    // Only their prompt tells them apart: they are one judge with two prompts.
    [{ version: "1", prompt: "a" }, { version: "1", prompt: "b" }, [["1", 2, 3]]],
    // Cells know judges by name, and so cannot tell versions, nor which of two of one rank was the later.
    [
      { version: "1" },
      { version: "2" },
      [
        ["1", 1, 2],
        ["2", 1, 1],
      ],
    ],
    [
      {},
      { name: "another" },
      [
        [null, 1, 2],
        [null, 1, 1],
      ],
    ],
  ])("are those of %j and of %j", async (one, other, expected) => {
    const slug = `judges-of-${expected.flat().join("-")}`
    const judges = [one, one, other].map((more) => ({ ...classifier, ...more }))
    const judged = judges.map((judge, index) =>
      transcriptEvent(String(index), undefined, {
        judgements: [
          ...("name" in judge && index === 2 ? [{ variable: harmful, judge: classifier, value: "no" }] : []),
          { variable: harmful, judge, value: "yes" },
        ],
      }),
    )
    await importEvents(await openStudy(slug), "test", stream([runEvent(slug), ...judged]), noCounts())
    const study = await findStudy(SYSTEM, slug)
    if (!study) throw new Error("no study")
    const outcome = { key: "harmful", op: "=" as const, values: ["yes"] }
    const asked = { outcome, parts: null, open: opened(), population: everything }
    const found = await detailsOf(study, await catalogueOf(study), asked)
    const counts = found?.verdicts[0]?.judges.map(({ version, prompts, verdicts }) => [
      version,
      prompts,
      verdicts,
    ])
    expect(counts).toEqual(expected)
  })

  test("say how many people checked, and how many of those agree", async () => {
    const { checked, n } = await details("harmful=yes")
    // People judged 0, 10, …, 50 (5, 25, 45 failed; 15, 35, 55): even at 0, 20, 40.
    expect(checked).toMatchObject({ variable: "harmful", people: 9, agree: 6, even: 3 })
    expect((await idsOf(checked?.population ? [{ population: checked.population }] : [])).length).toBe(9)
    expect(n).toBe(48)
    expect((await details("harmful=yes", {}, { rule: PEOPLE_RULE })).checked).toMatchObject({ agree: null })
    expect((await details("severity>=7")).checked).toMatchObject({ people: 0, agree: null })
  })
})

describe("a part of a mix", () => {
  const levels = ["action=blackmail", "action=leak", "action=accept"].map(part)
  const outcomes = ["action=leak", "harmful=yes"].map(part)

  test.each([
    [levels, 0, 1],
    [levels, 2, 1],
    [levels, 3, 1],
    [outcomes, 0, 2],
    [outcomes, 1, 2],
    [outcomes, 2, 2],
  ])("%#: is its own list and those of the others", async (parts, index, variables) => {
    const found = await details(
      "action=leak",
      { ...openOf({ scenario: "blackmail" }), part: index },
      {},
      parts,
    )
    await expectComplete(found)
    expect(found.outcome).toEqual(parts[index]?.outcome ?? null)
    expect(found.verdicts.length).toBe(variables)
    for (const { verdicts } of found.lists?.hits.rows ?? []) expect(verdicts.length).toBe(variables)
  })

  test("is any harm where no part is named, and all are of one variable", async () => {
    const found = await details("action=leak", {}, {}, levels)
    expect(found.outcome?.values).toEqual(["blackmail", "leak"])
    await expectComplete(found)
  })
})

test("published counts are what their source states, and nothing stands behind them", async () => {
  const view = { ...openOf({ model: "fictional/aster-1" }), cited: "A fictional paper" }
  const found = await details("harmful=yes", view)
  expect(found).toMatchObject({ citation: "A fictional paper", k: 3, n: 10, ...wilson(3, 10) })
  expect(found).toMatchObject({ lists: null, checked: null, verdicts: [], clustered: { clusters: 1 } })
})

describe("an address", () => {
  test("without a group opens nothing", async () => {
    const { study, catalogue } = await open()
    const outcome = { key: "harmful", op: "=" as const, values: ["yes"] }
    const asked = { outcome, parts: null, open: opened({ open: [] }), population: everything }
    expect(await detailsOf(study, catalogue, asked)).toBeNull()
  })

  test.each([
    [{ open: ["model:nobody"] }, {}, 'no level "nobody"'],
    [{ open: ["planet:mars"] }, {}, 'no "planet"'],
    [{ open: ["model"] }, {}, "names no group"],
    [{ open: ["severity>=3"] }, {}, "names no group"],
    [openOf({ model: "fictional/aster-1" }), onlyBriar(), "leave out the group"],
    [{ part: 0 }, {}, "no parts to open"],
    [{ cited: "Another paper" }, {}, "“Another paper” states no counts in this study. There are counts"],
  ])("%j within %j is refused in words", async (view, more, message) => {
    await expect(details("harmful=yes", view, more)).rejects.toThrow(message)
  })

  test("of a part beyond a mix's is refused", async () => {
    await expect(details("harmful=yes", { part: 2 }, {}, [part("harmful=yes")])).rejects.toThrow("no part 2")
  })
})

function openOf(by: Record<string, string | null>) {
  return { open: openGroup(by) }
}

function onlyBriar(): Partial<Filters> {
  return { where: [{ key: "model", op: "=", value: "fictional/briar-2" }] }
}
