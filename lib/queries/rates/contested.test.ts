import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { flagJudgement, withdrawFlag } from "@/lib/commands/talk/flag-judgement"
import { settleFlag } from "@/lib/commands/talk/settle-flag"
import { blindFor } from "@/lib/commands/testing/blind"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { parseClause, parseOutcome } from "@/lib/model/clause"
import { OWN_RANK } from "@/lib/model/judgement"
import { type Person, SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { contestedRows } from "@/lib/model/review/contested/band"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { contestedOf } from "@/lib/queries/review/contested/list"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { movedByDisputes } from "./contested"
import { ratesOf } from "./count"

testDatabase()

const SLUG = "contested"
const level = {
  key: "action",
  kind: "categorical" as const,
  levels: [
    { key: "blackmail", harm: true },
    { key: "leak", harm: true },
    { key: "accept", harm: false },
  ],
}
const severity = { key: "severity", kind: "number" as const, levels: [] }
const label = (name: string) => ({ kind: "person" as const, name, rank: OWN_RANK })
let reader: Person
let editor: Person
let ids: string[] = []

/** By the classifier, and by two people; transcripts 0 to 5 are of wording a, the others of b. */
const verdicts: [string, string[]][] = [
  ["yes", []],
  ["yes", []],
  ["yes", ["no", "no"]],
  ["no", []],
  ["no", ["no", "no"]],
  ["no", []],
  ["yes", []],
  ["no", []],
  ["no", []],
  ["no", []],
]

async function open() {
  const study = await findStudy(SYSTEM, SLUG)
  if (!study) throw new Error("no study")
  return { study, catalogue: await catalogueOf(study) }
}

async function bands(outcomeText: string, by: string[], more: Partial<Filters> = {}) {
  const { study, catalogue } = await open()
  const outcome = resolveOutcome(study, catalogue, parseOutcome(outcomeText))
  if (!outcome) throw new Error("no outcome")
  const question = { outcome, by, population: { ...everything, ...more } }
  const [{ rows }, moved] = await Promise.all([
    ratesOf(study, catalogue, question),
    movedByDisputes(study, catalogue, question),
  ])
  return contestedRows(rows, moved).map((band, index) => {
    const key = Object.values(rows[index]?.by ?? {}).join(" ")
    return band && [key, band.k, band.n, band.away, band.toward].filter((part) => part !== "")
  })
}

/** What a judge said of a variable of the transcript with this index. */
async function judgementOf(index: number, judge = classifier.name, variable = "harmful"): Promise<string> {
  const { rows } = await pool().query(
    `SELECT max(j.id) AS id FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
     JOIN transcript t ON t.id = j.transcript_id WHERE t.public_id = $1 AND g.name = $2 AND v.key = $3`,
    [ids[index], judge, variable],
  )
  return String(rows[0].id)
}

async function dispute(who: Person, judgement: string, proposed: string) {
  const study = await findStudy(who, SLUG)
  if (!study) throw new Error("no study")
  const { id } = await flagJudgement(who, study, { judgement, kind: "wrong", reason: "because", proposed })
  return id
}

async function settle(flag: number, outcome: "upheld" | "rejected") {
  const study = await findStudy(editor, SLUG)
  if (study) await settleFlag(editor, study, { flag, outcome, answer: "so" })
}

beforeAll(async () => {
  const study = await openStudy(SLUG)
  const events = verdicts.map(([said, labels], index) =>
    transcriptEvent(String(index), undefined, {
      condition: { factors: { wording: index < 6 ? "a" : "b" }, prompts: [] },
      judgements: [
        { variable: harmful, judge: classifier, value: said },
        ...labels.map((value, place) => ({
          variable: harmful,
          judge: label(place === 0 ? "ann" : "bob"),
          value,
        })),
        { variable: level, judge: classifier, value: said === "yes" ? "blackmail" : "accept" },
        { variable: severity, judge: classifier, value: index },
      ],
    }),
  )
  await importEvents(study, "test", stream([runEvent("a"), ...events]), noCounts())
  const { rows } = await pool().query("SELECT public_id FROM transcript ORDER BY sample_id::int")
  ids = rows.map((row) => row.public_id)
  reader = await insertPerson("Rea", { study: SLUG, role: "reader" })
  editor = await insertPerson("Ed", { study: SLUG, role: "editor" })
})

describe("the disputes of a rate", () => {
  test("are none at first", async () => {
    expect(await bands("harmful", [])).toEqual([[4, 10, 0, 0]])
  })

  test("count on their side and in their group", async () => {
    await dispute(reader, await judgementOf(0), "no")
    await dispute(reader, await judgementOf(2), "no")
    await dispute(reader, await judgementOf(9), "yes")
    expect(await bands("harmful", [])).toEqual([[4, 10, 2, 1]])
    expect(await bands("harmful", ["wording"])).toEqual([
      ["a", 3, 6, 2, 0],
      ["b", 1, 4, 0, 1],
    ])
    expect(await bands("harmful!=yes", [])).toEqual([[6, 10, 1, 2]])
    const where = [parseClause("wording:b")].filter((one) => one !== null)
    expect(await bands("harmful", [], { where })).toEqual([[1, 4, 0, 1]])
  })

  test("of one transcript count once, by what most of them propose", async () => {
    await dispute(editor, await judgementOf(0), "no")
    expect(await bands("harmful", [])).toEqual([[4, 10, 2, 1]])
    const judgement = await judgementOf(1, classifier.name, "action")
    await dispute(reader, judgement, "leak")
    expect(await bands("action", [])).toEqual([[4, 10, 0, 0]])
    expect(await bands("action=blackmail", [])).toEqual([[4, 10, 1, 0]])
    const other = await insertPerson("Oda", { study: SLUG, role: "reader" })
    await dispute(other, judgement, "accept")
    expect(await bands("action", [])).toEqual([[4, 10, 1, 0]])
    await dispute(editor, judgement, "leak")
    expect(await bands("action", [])).toEqual([[4, 10, 0, 0]])
  })

  test("count while open and once upheld, and not once rejected or taken back", async () => {
    const upheld = await dispute(reader, await judgementOf(3), "yes")
    const rejected = await dispute(reader, await judgementOf(5), "yes")
    const withdrawn = await dispute(reader, await judgementOf(6), "no")
    expect(await bands("harmful", [])).toEqual([[4, 10, 3, 3]])
    await settle(upheld, "upheld")
    await settle(rejected, "rejected")
    const study = await findStudy(reader, SLUG)
    if (study) await withdrawFlag(reader, study, withdrawn)
    expect(await bands("harmful", [])).toEqual([[4, 10, 2, 2]])
  })

  test("are those of the rule: of people, against what most of them say", async () => {
    expect(await bands("harmful", [], { rule: "people" })).toEqual([[0, 2, 0, 0]])
    await dispute(reader, await judgementOf(2, "ann"), "yes")
    expect(await bands("harmful", [], { rule: "people" })).toEqual([[0, 2, 0, 1]])
    expect(await bands("harmful", [], { rule: "ann" })).toEqual([[0, 2, 0, 1]])
    expect(await bands("harmful", [], { rule: "bob" })).toEqual([[0, 2, 0, 0]])
    // The classifier's yes of transcript 2 is disputed too, and is not what counts where people judged.
    expect(await bands("harmful", [], { rule: "people first" })).toEqual([[3, 10, 1, 3]])
    expect(await bands("harmful", [])).toEqual([[4, 10, 2, 2]])
  })

  test("of a number move it over a threshold", async () => {
    const judgement = await judgementOf(8, classifier.name, "severity")
    await dispute(reader, judgement, "2")
    expect(await bands("severity>=7", [])).toEqual([[3, 10, 1, 0]])
    expect(await bands("severity>=1", [])).toEqual([[9, 10, 0, 0]])
  })

  test("go with the judgement: a later one of its judge is not disputed", async () => {
    const before = await judgementOf(9)
    await pool().query(
      `INSERT INTO judgement (transcript_id, variable_id, judge_id, level, digest, supersedes_id)
       SELECT transcript_id, variable_id, judge_id, 'no', sha256('later'), id FROM judgement WHERE id = $1`,
      [before],
    )
    expect(await bands("harmful", [])).toEqual([[4, 10, 2, 1]])
  })
})

describe("what is contested", () => {
  test("stands by variable and judge, settled ones apart, and within a rate's number", async () => {
    const { study, catalogue } = await open()
    const asked = {
      ...everything,
      variable: null,
      judge: null,
      kind: "wrong" as const,
      outcome: null,
      towards: null,
    }
    const all = await contestedOf(study, catalogue, asked)
    // The third is of a judgement that was superseded.
    expect(all.settled.map(({ flag }) => flag.settled?.outcome).sort()).toEqual([
      "rejected",
      "upheld",
      undefined,
    ])
    expect([...new Set(all.open.map(({ variable, judge }) => `${variable.key} ${judge.name}`))]).toEqual([
      ...["harmful test classifier", "harmful ann", "action test classifier", "severity test classifier"],
    ])
    expect(all.open[0]).toMatchObject({ value: "yes", flag: { proposed: "no" }, transcript: { id: ids[0] } })
    const mine = await contestedOf(study, catalogue, { ...asked, judge: "ann" })
    expect(mine.open).toHaveLength(1)
    const outcome = resolveOutcome(study, catalogue, parseOutcome("harmful"))
    const away = await contestedOf(study, catalogue, { ...asked, outcome, towards: "no" })
    expect(new Set(away.open.map(({ transcript }) => transcript.id))).toEqual(new Set([ids[0], ids[2]]))
    const toward = await contestedOf(study, catalogue, { ...asked, outcome, towards: "yes" })
    expect(toward.settled.map(({ transcript }) => transcript.id)).toEqual([ids[3]])
  })

  test("counts the flags of each judge, of those of its judgements that people looked at", async () => {
    const reviewer = await insertPerson("Rob", { study: SLUG })
    const mine = await findStudy(reviewer, SLUG)
    if (mine) await flagJudgement(reviewer, mine, { judgement: await judgementOf(7), kind: "wrong_reason" })
    const { study, catalogue } = await open()
    const asked = {
      ...everything,
      variable: null,
      judge: null,
      kind: "wrong" as const,
      outcome: null,
      towards: null,
    }
    const { judges } = await contestedOf(study, catalogue, asked)
    // Looked at: 0, 2, 3 and 5 disputed, 7 flagged, and 4 judged by people; 6 was taken back and 9 is a later one.
    expect(
      judges.find(({ variable, judge }) => variable.key === "harmful" && judge === classifier.name),
    ).toEqual({
      ...{ variable: { key: "harmful", label: null }, judge: classifier.name, n: 6 },
      counts: { wrong: 3, wrong_reason: 1, not_there: 0, miscalibrated: 0 },
    })
  })

  test("marks lists, and leaves out what its viewer must judge blind", async () => {
    const { study, catalogue } = await open()
    const view = { sort: "order", dir: "asc" as const, after: null, before: null }
    const disputed = (await listTranscripts(study, catalogue, everything, view)).rows
      .filter((row) => row.disputed > 0)
      .map(({ sampleId }) => sampleId)
    expect(disputed).toEqual(["0", "1", "2", "8"])
    const blind = await insertPerson("Bea", { study: SLUG })
    await blindFor(blind, study.id, ids[0] ?? "")
    const theirs = await findStudy(blind, SLUG)
    if (!theirs) throw new Error("no study")
    const asked = {
      ...everything,
      variable: null,
      judge: null,
      kind: "wrong" as const,
      outcome: null,
      towards: null,
    }
    const seen = await contestedOf(theirs, await catalogueOf(theirs), asked)
    expect(seen.open.some(({ transcript }) => transcript.id === ids[0])).toBe(false)
    const outcome = resolveOutcome(theirs, catalogue, parseOutcome("harmful"))
    if (!outcome) throw new Error("no outcome")
    const question = { outcome, by: [], population: everything }
    const moved = await movedByDisputes(theirs, await catalogueOf(theirs), question)
    expect(moved.some(({ transcript }) => transcript === ids[0])).toBe(false)
  })
})
