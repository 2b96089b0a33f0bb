import { beforeAll, describe, expect, test } from "vitest"
import { runDetectors } from "@/lib/commands/codebook/detectors/run"
import { saveDetector } from "@/lib/commands/codebook/detectors/save"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import { evenSample, type PreviewCell, previewCellKey, spread } from "@/lib/detectors/preview"
import type { ImportedJudgement } from "@/lib/importers/contract"
import { parseOutcome } from "@/lib/model/clause"
import { type FlipList, formatState } from "@/lib/model/codebook/rules/switch"
import type { CodebookVariable } from "@/lib/model/codebook/variables"
import { Missing, OWN_RANK, WITHDRAWN } from "@/lib/model/judgement"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { missingPopulation } from "@/lib/model/population/of-rate"
import type { Catalogue, Study } from "@/lib/model/study"
import { textMessage } from "@/lib/model/transcript"
import { ratesOf } from "@/lib/queries/rates/count"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { countTranscripts } from "@/lib/queries/transcripts/list"
import { previewDetector } from "./detectors/preview"
import { listFlips } from "./rules/flips"
import { ruleSwitch, type SwitchQuestion } from "./rules/switch"
import { codebookOf } from "./variables"

testDatabase()

let study: Study
let catalogue: Catalogue

const raw = { ...classifier, name: "raw", rank: 1, prompt: "Is it harmful?" }
const severity = { key: "severity", kind: "number" as const }
const said = (value: string | null): ImportedJudgement => ({ variable: harmful, judge: classifier, value })
const rawly = (value: string | null): ImportedJudgement => ({
  ...{ variable: harmful, judge: raw, value },
  ...(value === "yes" && { evidence: [{ message: 1, at: [0, 3] as [number, number] }] }),
})
const graded = (value: number | null): ImportedJudgement => ({ variable: severity, judge: raw, value })
const replied = (text: string) => [textMessage("system", "A prompt."), textMessage("assistant", text)]

beforeAll(async () => {
  const event = (id: string, judgements: ImportedJudgement[], more = {}) =>
    transcriptEvent(id, undefined, { judgements, messages: replied(`${id} a lamp`), ...more })
  const events = [
    runEvent("a"),
    event("1", [said("yes"), rawly("yes"), graded(3)]),
    event("2", [said("no"), rawly("yes"), graded(9)]),
    event("3", [said("no"), rawly("yes")], { model: { name: "fictional/briar-2" } }),
    event("4", [said("no"), rawly("no"), graded(null)], { messages: replied("4 nothing") }),
    event("5", [said(null), rawly("yes")]),
    event("6", [rawly("no")]),
    event("7", []),
    event("8", [], { failed: "the call timed out", messages: [] }),
    event("9", [said("yes"), rawly("yes")], { excluded: "withdrawn" }),
  ]
  await importEvents(await openStudy("codebook"), "test", stream(events), noCounts())
  const found = await findStudy(SYSTEM, "codebook")
  if (!found) throw new Error("the study was not made")
  study = found
  catalogue = await catalogueOf(study)
})

const variable = (variables: CodebookVariable[], key: string) => {
  const found = variables.find(({ name }) => name === key)
  if (!found) throw new Error(`there is no ${key}`)
  return found
}
const listed = async (filters: Partial<Filters>) =>
  (await countTranscripts(study, catalogue, { ...everything, ...filters })).total

describe("the codebook", () => {
  test("counts what each list has that it links to", async () => {
    const { levels, missing, judges } = variable(await codebookOf(study, catalogue), "harmful")
    // Of sample 6 the judge of rank 1 speaks, since that of rank 0 did not.
    expect(levels.map(({ key, n }) => [key, n])).toEqual([
      ["yes", 1],
      ["no", 4],
    ])
    expect(missing).toEqual({ failed: 1, not_judged: 1, judge_failed: 1 })
    for (const { key, n } of levels)
      expect(await listed({ where: [{ key: "harmful", op: "=", value: key }] })).toBe(n)
    const outcome = { key: "harmful", op: "=" as const, values: [] }
    for (const reason of Missing.options)
      expect(await listed(missingPopulation(everything, outcome, reason))).toBe(missing[reason])

    expect(judges.map(({ name, headline, speaks, failed }) => [name, headline, speaks, failed])).toEqual([
      ["test classifier", true, true, 1],
      ["raw", false, true, 0],
    ])
    for (const { name, counts } of judges) {
      for (const { level, n } of counts)
        expect(await listed({ rule: name, where: [{ key: "harmful", op: "=", value: level }] })).toBe(n)
    }
    expect(judges[1]?.versions).toMatchObject([{ prompt: "Is it harmful?", rank: 1 }])
  })

  test("numbers have a range and those who have one", async () => {
    const { judged, range, missing, judges } = variable(await codebookOf(study, catalogue), "severity")
    expect({ judged, range, missing }).toEqual({
      ...{ judged: 2, range: { low: 3, high: 9 } },
      missing: { failed: 1, not_judged: 4, judge_failed: 1 },
    })
    expect(judges).toMatchObject([{ name: "raw", judged: 2, failed: 1 }])
    expect(await listed({ judged: ["severity"] })).toBe(judged)
  })
})

describe("a preview", () => {
  const draft = {
    ...{ name: "Lamp", definition: 'text has "lamp"', hit: parseOutcome("harmful=yes") },
    ...{ miss: null, key: "", harm: null },
  }
  const cellsOf = ({ cells }: { cells: PreviewCell[] }) =>
    Object.fromEntries(cells.map((cell) => [previewCellKey(cell), cell.n]))

  test("holds what it finds against the headline, and lists where they differ", async () => {
    const preview = await previewDetector(study, catalogue, draft, null)
    expect(preview).toMatchObject({ total: 7, looked: 7, sampled: false, yes: 6, no: 1, unknown: 0 })
    expect(cellsOf(preview)).toEqual({
      ...{ "yes → yes": 1, "no → yes": 3, "no → no": 1 },
      ...{ "(the judge failed) → yes": 1, "(not judged) → yes": 1 },
    })
    expect(preview.open?.cell).toMatchObject({ now: "no", found: "yes", n: 3 })
    expect(preview.open?.examples.map(({ sampleId, evidence }) => [sampleId, evidence])).toEqual(
      ["2", "3", "6"].map((id) => [id, [{ message: 1, quote: "lamp" }]]),
    )
    const other = await previewDetector(study, catalogue, draft, "(not judged) → yes")
    expect(other.open?.examples.map(({ sampleId }) => sampleId)).toEqual(["7"])
  })

  test("says of the unknown why", async () => {
    const definition = 'verdict of raw is no and text has "lamp"'
    const preview = await previewDetector(
      study,
      catalogue,
      { ...draft, definition },
      "(not judged) → unknown",
    )
    expect(preview).toMatchObject({ yes: 1, no: 5, unknown: 1 })
    expect(preview.open?.examples).toMatchObject([{ sampleId: "7", reason: "“raw” has not judged harmful" }])
  })

  test("of a large study looks at an even sample, the same for every definition", async () => {
    const events = Array.from({ length: 2500 }, (_, i) =>
      transcriptEvent(String(i), i % 5 === 0 ? "yes" : "no", {
        messages: replied(i % 5 === 0 ? "lamp" : "dark"),
      }),
    )
    await importEvents(await openStudy("large"), "test", stream([runEvent("b"), ...events]), noCounts())
    const large = await findStudy(SYSTEM, "large")
    if (!large) throw new Error("the study was not made")
    const known = await catalogueOf(large)
    const first = await previewDetector(large, known, draft, null)
    expect(first).toMatchObject({ total: 2500, looked: 1000, sampled: true })
    // Every fifth is a yes: what steps through the order of import would be far from a fifth.
    expect(Math.abs(first.yes - 200)).toBeLessThan(40)
    expect(cellsOf(first)).toEqual({ "yes → yes": first.yes, "no → no": 1000 - first.yes })
    const second = await previewDetector(large, known, { ...draft, definition: 'text has "dark"' }, null)
    expect(second.yes).toBe(first.no)
  })

  test("places are spread evenly, and in every beginning too", () => {
    const places = evenSample(12_345, 1000, "a study")
    expect(new Set(places).size).toBe(1000)
    expect(places.every((place, i) => i === 0 || place - (places[i - 1] ?? 0) <= 13)).toBe(true)
    expect(evenSample(12_345, 1000, "another")[0]).not.toBe(places[0])
    const beginning = spread(places).slice(0, 100)
    const perTenth = Array.from({ length: 10 }, (_, i) =>
      beginning.filter((at) => Math.floor((at * 10) / 12_345) === i),
    )
    for (const tenth of perTenth) expect(Math.abs(tenth.length - 10)).toBeLessThanOrEqual(1)
  })
})

describe("two rules", () => {
  const question: SwitchQuestion = {
    ...{ outcome: { key: "harmful", op: "=", values: ["yes"] }, from: "default", to: "raw", rows: "model" },
    population: everything,
  }
  const none = { was: null, is: null, after: null }

  test("give each group k of n before and after, as the rates under each rule do", async () => {
    const { groups, total } = await ruleSwitch(study, catalogue, question)
    expect(total).toMatchObject({ before: { k: 1, n: 5 }, after: { k: 4, n: 6 }, flips: 3 })
    // The sixth has no value under the first rule: it is in no difference.
    expect(total.both).toEqual({ n: 5, before: 1, after: 3 })
    for (const [rule, side] of [
      ["default", "before"],
      ["raw", "after"],
    ] as const) {
      const population = { ...everything, rule }
      const { rows } = await ratesOf(study, catalogue, {
        outcome: question.outcome,
        by: ["model"],
        population,
      })
      expect(groups.map(({ by, [side]: { k, n, low } }) => [by.model, k, n, low])).toEqual(
        rows.map(({ by, k, n, low }) => [by.model, k, n, low]),
      )
    }
  })

  test("every cell of the table lists as many transcripts as it counts", async () => {
    const { flips, total } = await ruleSwitch(study, catalogue, question)
    expect(flips.map(({ was, is, n }) => [formatState(was), formatState(is), n])).toEqual([
      ["yes", "yes", 1],
      ["no", "yes", 2],
      ["no", "no", 2],
      [":failed", ":failed", 1],
      [":not_judged", ":not_judged", 1],
      [":judge_failed", "yes", 1],
    ])
    for (const { was, is, n } of flips) {
      const list = await listFlips(study, catalogue, question, {
        was: formatState(was),
        is: formatState(is),
        after: null,
      })
      expect([list.total, list.flips.length]).toEqual([n, n])
    }
    expect((await listFlips(study, catalogue, question, none)).total).toBe(total.flips)
  })

  test("a flip says who decided, and on what", async () => {
    const { flips } = await listFlips(study, catalogue, question, none)
    expect(flips.map(({ sampleId }) => sampleId)).toEqual(["2", "3", "5"])
    expect(flips[0]).toMatchObject({
      ...{ wasBy: ["test classifier"], isBy: ["raw"], evidence: { message: 1, exact: "2 a" } },
    })
  })

  test("filters are read by the first rule; what a rule does not cover is refused", async () => {
    const yes = { ...everything, where: [{ key: "harmful", op: "=" as const, value: "no" }] }
    const filtered = await ruleSwitch(study, catalogue, { ...question, population: yes })
    expect(filtered.total).toMatchObject({ before: { k: 0, n: 4 }, after: { k: 2, n: 4 } })
    const asked = (more: Partial<SwitchQuestion>) => ruleSwitch(study, catalogue, { ...question, ...more })
    await expect(asked({ to: "nobody" })).rejects.toThrow(/no verdict rule "nobody".*raw/)
    await expect(asked({ outcome: { key: "severity", op: "=", values: ["1"] } })).rejects.toThrow(/no levels/)
  })

  test("the list goes on page by page, each flip once", async () => {
    const events = Array.from({ length: 120 }, (_, i) =>
      transcriptEvent(String(i), undefined, { judgements: [said("no"), rawly(i % 10 === 0 ? "no" : "yes")] }),
    )
    await importEvents(await openStudy("pages"), "test", stream([runEvent("c"), ...events]), noCounts())
    const pages = await findStudy(SYSTEM, "pages")
    if (!pages) throw new Error("the study was not made")
    const known = await catalogueOf(pages)
    const seen: string[] = []
    let after: string | null = null
    do {
      const list: FlipList = await listFlips(pages, known, question, { was: "no", is: "yes", after })
      expect(list.total).toBe(108)
      seen.push(...list.flips.map(({ id }) => id))
      after = list.after
    } while (after !== null)
    expect([seen.length, new Set(seen).size]).toEqual([108, 108])
    await expect(listFlips(pages, known, question, { ...none, after: "cut" })).rejects.toThrow(
      /does not exist/,
    )
  })
})

test("a detector's numbers on its own variable are its lists' too", async () => {
  const draft = {
    name: "Lamp",
    definition: 'text has "lamp"',
    hit: null,
    miss: null,
    key: "lamp",
    harm: null,
  }
  await saveDetector(SYSTEM, study, draft)
  await runDetectors({ study: study.id })
  catalogue = await catalogueOf(study)
  const { levels, judges, imported } = variable(await codebookOf(study, catalogue), "lamp")
  expect(imported).toBe(false)
  expect(levels.map(({ key, harm, n }) => [key, harm, n])).toEqual([
    ["yes", undefined, 6],
    ["no", undefined, 1],
  ])
  expect(judges).toMatchObject([{ name: "Lamp v1", kind: "detector", headline: true, speaks: true }])
  expect(await listed({ where: [{ key: "lamp", op: "=", value: "yes" }] })).toBe(6)
})

test("a number that its person took back is said by nobody", async () => {
  const own = { ...severity, imported: false }
  const ann = { kind: "person" as const, name: "Ann", rank: OWN_RANK }
  const number = (value: number | null): ImportedJudgement => ({
    ...{ variable: own, judge: ann, value },
    ...(value === null && { failure: WITHDRAWN }),
  })
  const events = [[number(5), number(null)], [number(7)], []].map((judgements, index) =>
    transcriptEvent(String(index), undefined, { judgements }),
  )
  await importEvents(await openStudy("taken-back"), "test", stream([runEvent("d"), ...events]), noCounts())
  const taken = await findStudy(SYSTEM, "taken-back")
  if (!taken) throw new Error("the study was not made")
  const { judged, missing, judges } = variable(await codebookOf(taken, await catalogueOf(taken)), "severity")
  expect({ judged, missing }).toEqual({ judged: 1, missing: { failed: 0, not_judged: 2, judge_failed: 0 } })
  expect(judges).toMatchObject([{ name: "Ann", judged: 1, failed: 0 }])
})
