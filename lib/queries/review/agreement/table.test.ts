import { beforeAll, describe, expect, test } from "vitest"
import { registry } from "@/lib/commands/import/registry"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { addToCells } from "@/lib/commands/rates/refresh-cells"
import { adjudicate } from "@/lib/commands/review/adjudication/decide"
import { personJudge } from "@/lib/commands/review/labels/person-judge"
import { writeOwnJudgement } from "@/lib/commands/review/labels/write-judgement"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { inTransaction } from "@/lib/db/transaction"
import { WITHDRAWN } from "@/lib/model/judgement"
import { type Person, SYSTEM, type Viewer } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import type { AgreementScope } from "@/lib/model/review/adjudication/case"
import { verify } from "@/lib/queries/import/verify"
import { ratesOf } from "@/lib/queries/rates/count"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { adjudicationCase } from "../adjudication/case"
import { type DisagreementQuestion, listDisagreements } from "../adjudication/disagreements"
import { spanAgreementOn } from "./spans"
import { agreementByVariable, agreementOn } from "./table"

testDatabase()

const SAMPLES = 10
const EVERYBODY: AgreementScope = { a: null, b: null, queue: null, blind: false }
let people: Record<"ann" | "bob" | "cat" | "edith", Person>
const ids = new Map<string, { row: bigint; id: string }>()

async function open(viewer: Viewer = SYSTEM) {
  const study = await findStudy(viewer, "agree")
  if (!study) throw new Error("no study")
  return { study, catalogue: await catalogueOf(study) }
}

type Said = { value: string | number | null; span?: [number, number]; queue?: number; failure?: string }

async function say(who: Person, key: string, answers: Record<string, Said | string | number>) {
  const { study, catalogue } = await open()
  const variable = catalogue.variables.find((one) => one.key === key)
  if (!variable) throw new Error(key)
  await inTransaction(async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('exhibit import'))")
    const judge = await personJudge(client, study.id, who)
    const change = new Map<number, number>()
    const names = registry(client, study.id)
    for (const [sample, answer] of Object.entries(answers)) {
      const said: Said = typeof answer === "object" ? answer : { value: answer }
      const transcript = ids.get(sample)?.row
      if (transcript === undefined) throw new Error(sample)
      await writeOwnJudgement(client, names, change, {
        ...{ transcript, variable, judge: judge.id, explanation: null, queue: said.queue ?? null },
        value: said.value,
        ...(said.failure === undefined ? {} : { failure: said.failure }),
        evidence: said.span ? [spanOf(sample, said.span)] : [],
      })
    }
    await addToCells(client, change)
  })
}

function spanOf(sample: string, [start, end]: [number, number]) {
  const exact = `A fictional reply to sample ${sample}.`.slice(start, end)
  return { message: 1, start, end, exact, prefix: "", suffix: "" }
}

async function total(outcome: string, rule: string) {
  const { study, catalogue } = await open()
  const { rows } = await ratesOf(study, catalogue, {
    ...{ outcome: { key: outcome, op: "=" as const, values: ["yes"] }, by: [] },
    population: { ...everything, rule },
  })
  return rows[0] && { k: rows[0].k, n: rows[0].n, missing: rows[0].missing }
}

const decide = async (who: Person, more: Partial<Parameters<typeof adjudicate>[2]>) =>
  adjudicate(who, (await open(who)).study, {
    ...{
      transcript: ids.get("3")?.id ?? "",
      variable: "cheats",
      value: "yes",
      reason: "It says so.",
      evidence: [],
    },
    ...more,
  })

const disagreements = async (more: Partial<DisagreementQuestion> = {}, viewer: Viewer = SYSTEM) => {
  const { study, catalogue } = await open(viewer)
  return listDisagreements(study, catalogue, {
    ...{ filters: everything, scope: EVERYBODY, variable: "cheats", as: null, bs: null },
    ...{ state: "all" as const, after: null, ...more },
  })
}

const sampleIds = ({ rows }: { rows: { sampleId: string }[] }) => rows.map(({ sampleId }) => sampleId)

beforeAll(async () => {
  const study = await openStudy("agree")
  const events = Array.from({ length: SAMPLES }, (_, index) =>
    transcriptEvent(String(index + 1), index < 5 ? "yes" : "no", {
      condition: { factors: { wording: index % 2 === 0 ? "a" : "b" }, prompts: [] },
    }),
  )
  await importEvents(study, "test", stream([runEvent("a"), ...events]), noCounts())
  const { rows } = await pool().query<{ sample: string; row: string; id: string }>(
    "SELECT sample_id AS sample, id AS row, public_id AS id FROM transcript",
  )
  for (const { sample, row, id } of rows) ids.set(sample, { row: BigInt(row), id })
  const levels = JSON.stringify([
    { key: "yes", harm: true },
    { key: "no", harm: false },
  ])
  await pool().query(
    `INSERT INTO variable (study_id, key, kind, levels, imported) VALUES
       ($1, 'cheats', 'categorical', $2, false), ($1, 'severity', 'number', '[]', false)`,
    [study, levels],
  )
  people = {
    ann: await insertPerson("Ann", { study: "agree" }),
    bob: await insertPerson("Bob", { study: "agree" }),
    cat: await insertPerson("Cat", { study: "agree" }),
    edith: await insertPerson("Edith", { study: "agree", role: "editor" }),
  }
  // Both say yes of 1 and 2, they differ on 3 and 4, both say no of 5 to 8; of 9 only Ann says something.
  const yes = (samples: number[], of: number[]) =>
    Object.fromEntries(of.map((sample) => [sample, samples.includes(sample) ? "yes" : "no"]))
  await say(people.ann, "cheats", yes([1, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]))
  await say(people.bob, "cheats", yes([1, 2, 4], [1, 2, 3, 4, 5, 6, 7, 8]))
  await say(people.ann, "severity", { 1: 2, 2: 4 })
  await say(people.bob, "severity", { 1: 6, 2: 4 })
  await say(people.cat, "severity", { 1: 3 })
})

describe("of variables that people alone judge", () => {
  test("the default is what they agree on, whoever spoke last", async () => {
    expect(await total("cheats", "default")).toEqual({
      ...{ k: 2, n: 7, missing: { failed: 0, not_judged: 1, judge_failed: 2 } },
    })
    expect(await total("cheats", "people")).toEqual(await total("cheats", "default"))
    expect(await total("cheats", "adjudicated")).toEqual(await total("cheats", "default"))
  })

  test("a number is by default the median of theirs", async () => {
    const { study, catalogue } = await open()
    const view = { sort: "order", dir: "asc" as const, after: null, before: null }
    for (const rule of ["default", "adjudicated"]) {
      const list = await listTranscripts(study, catalogue, { ...everything, rule }, view)
      expect(list.rows.slice(0, 3).map(({ values }) => values.severity)).toEqual([3, 4, undefined])
    }
  })
})

describe("agreement", () => {
  test("is counted per variable, with who met", async () => {
    const { study, catalogue } = await open()
    const rows = await agreementByVariable(study, catalogue, { filters: everything, scope: EVERYBODY })
    expect(
      rows.map(({ variable, judges, differing, agreement }) => [variable, judges, agreement.n, differing]),
    ).toEqual([
      ["cheats", ["Ann", "Bob"], 8, 2],
      ["severity", ["Ann", "Bob", "Cat"], 2, 1],
    ])
    const [cheats, severity] = rows
    expect(cheats?.agreement.observed.value).toBe(0.75)
    // Both say yes of 3 of 8: chance is 9/64 + 25/64, κ = (6/8 − 34/64) / (1 − 34/64).
    expect(cheats?.agreement.kappa.value).toBeCloseTo(14 / 30, 12)
    expect(cheats?.agreement.positive.value).toBeCloseTo(4 / 6, 12)
    expect(severity?.agreement.kappa).toMatchObject({ value: null, why: expect.stringContaining("numbers") })
  })

  test("has its table per pair and its groups", async () => {
    const { study, catalogue } = await open()
    const asked = { filters: everything, scope: EVERYBODY, variable: "cheats", by: ["wording"] }
    const { pairs, groups } = await agreementOn(study, catalogue, asked)
    expect(pairs).toMatchObject([
      {
        a: "Ann",
        b: "Bob",
        table: {
          levels: ["yes", "no"],
          counts: [
            [2, 1],
            [1, 4],
          ],
        },
      },
    ])
    expect(groups.map(({ by, agreement, differing }) => [by.wording, agreement.n, differing])).toEqual([
      ["a", 4, 1],
      ["b", 4, 1],
    ])
  })

  test("of a person and a machine, or of what filters leave", async () => {
    const { study, catalogue } = await open()
    const scope = { ...EVERYBODY, a: "Ann", b: "test classifier" }
    expect(await agreementByVariable(study, catalogue, { filters: everything, scope })).toEqual([])
    await say(people.ann, "harmful", { 1: "yes", 6: "yes" })
    const [row] = await agreementByVariable(study, (await open()).catalogue, { filters: everything, scope })
    expect(row).toMatchObject({ variable: "harmful", judges: ["Ann", "test classifier"], differing: 1 })
    const filters = { ...everything, where: [{ key: "wording", op: "=" as const, value: "a" }] }
    const few = await agreementOn(study, catalogue, { filters, scope: EVERYBODY, variable: "cheats", by: [] })
    expect(few.all.agreement.n).toBe(4)
    const unknown = agreementByVariable(study, catalogue, { filters, scope: { ...EVERYBODY, a: "Dora" } })
    await expect(unknown).rejects.toThrow("Ann")
  })

  test("leaves out what was taken back", async () => {
    await say(people.bob, "cheats", { 8: { value: null, failure: WITHDRAWN } })
    const { study, catalogue } = await open()
    const asked = { filters: everything, scope: EVERYBODY, variable: "cheats", by: [] }
    expect((await agreementOn(study, catalogue, asked)).all.agreement.n).toBe(7)
    expect(await total("cheats", "Bob")).toMatchObject({ n: 7, missing: { not_judged: 3, judge_failed: 0 } })
    await say(people.bob, "cheats", { 8: "no" })
  })

  test("of marked words is counted in characters", async () => {
    await say(people.ann, "cheats", { 1: { value: "yes", span: [0, 20] } })
    await say(people.bob, "cheats", { 1: { value: "yes", span: [10, 30] } })
    const { study, catalogue } = await open()
    const [pair] = await spanAgreementOn(study, catalogue, {
      ...{ filters: everything, scope: EVERYBODY, variable: "cheats" },
    })
    expect(pair).toMatchObject({
      a: "Ann",
      b: "Bob",
      transcripts: 1,
      overlap: { value: 1 / 3 },
      f1: { value: 0.5 },
    })
  })
})

describe("disagreements", () => {
  test("are listed with what each said, and a cell of the table with its transcripts", async () => {
    const { rows, total, open } = await disagreements()
    expect({ total, open }).toEqual({ total: 2, open: 2 })
    expect(
      rows.map(({ sampleId, said }) => [sampleId, said.map(({ judge, value }) => `${judge} ${value}`)]),
    ).toEqual([
      ["3", ["Ann yes", "Bob no"]],
      ["4", ["Ann no", "Bob yes"]],
    ])
    const scope = { ...EVERYBODY, a: "Ann", b: "Bob" }
    expect(sampleIds(await disagreements({ scope, as: "yes", bs: "no" }))).toEqual(["3"])
    expect(sampleIds(await disagreements({ scope, as: "yes", bs: "yes" }))).toEqual(["1", "2"])
  })
})

describe("a decision", () => {
  test("takes an editor, a reason, a level, and labels to decide between", async () => {
    await expect(decide(people.ann, {})).rejects.toThrow("editor")
    await expect(decide(people.edith, { reason: "  " })).rejects.toThrow("reason")
    await expect(decide(people.edith, { value: "perhaps" })).rejects.toThrow("Levels: yes, no")
    await expect(decide(people.edith, { transcript: ids.get("10")?.id ?? "" })).rejects.toThrow("No person")
    await expect(decide(people.edith, { transcript: "0000000000000" })).rejects.toThrow("no such transcript")
    await expect(decide(people.edith, { evidence: [spanOf("4", [0, 30])] })).rejects.toThrow()
  })

  test("changes the rate under its rule and by default, and nobody's label", async () => {
    const before = await total("cheats", "people")
    await decide(people.edith, { evidence: [spanOf("3", [2, 11])] })
    const decided = { k: 3, n: 8, missing: { failed: 0, not_judged: 1, judge_failed: 1 } }
    expect(await total("cheats", "adjudicated")).toEqual(decided)
    expect(await total("cheats", "default")).toEqual(decided)
    expect(await total("cheats", "people")).toEqual(before)
    expect(await disagreements()).toMatchObject({ total: 2, open: 1 })
    expect(sampleIds(await disagreements({ state: "open" }))).toEqual(["4"])
    expect((await disagreements({ state: "decided" })).rows).toMatchObject([
      { sampleId: "3", decided: "yes" },
    ])
  })

  test("is shown with both people's evidence, the machine's verdict, and what waits next", async () => {
    const { study, catalogue } = await open(people.ann)
    const asked = { id: ids.get("3")?.id ?? "", variable: "cheats" }
    const found = await adjudicationCase(people.ann, study, catalogue, asked)
    expect(found).toMatchObject({
      people: [
        { judge: { name: "Ann" }, value: "yes", own: true },
        { judge: { name: "Bob" }, value: "no", own: false },
      ],
      decision: {
        value: "yes",
        explanation: "It says so.",
        author: "Edith",
        evidence: [{ exact: "fictional" }],
      },
      ...{ next: ids.get("4")?.id, open: 1 },
    })
    const harmful = await adjudicationCase(people.ann, study, catalogue, { ...asked, variable: "harmful" })
    expect(harmful).toMatchObject({
      people: [],
      machines: [{ judge: { name: "test classifier" }, value: "yes" }],
    })
  })

  test("once more is none, another supersedes it, and it can be taken back", async () => {
    expect(await decide(people.edith, { evidence: [spanOf("3", [2, 11])] })).toBeNull()
    await decide(people.edith, { value: "no", reason: "Read again." })
    expect(await total("cheats", "adjudicated")).toMatchObject({ k: 2, n: 8 })
    await decide(people.edith, { value: null, reason: "Left to people." })
    expect(await total("cheats", "adjudicated")).toMatchObject({ k: 2, n: 7 })
    expect(await disagreements()).toMatchObject({ open: 2 })
    const { rows } = await pool().query(
      "SELECT actor, subject, details FROM audit_entry WHERE action = 'adjudicate' ORDER BY id",
    )
    expect(rows).toHaveLength(3)
    expect(rows[1]).toMatchObject({
      actor: "Edith",
      details: { variable: "cheats", value: "no", ownLabel: null },
    })
  })

  test("of a number stands before the median", async () => {
    await decide(people.edith, { transcript: ids.get("1")?.id ?? "", variable: "severity", value: "5" })
    const { study, catalogue } = await open()
    const view = { sort: "order", dir: "asc" as const, after: null, before: null }
    const list = await listTranscripts(study, catalogue, { ...everything, rule: "adjudicated" }, view)
    expect(list.rows[0]?.values.severity).toBe(5)
    expect((await listTranscripts(study, catalogue, everything, view)).rows[0]?.values.severity).toBe(5)
  })

  test("of an imported variable changes its rule alone", async () => {
    const before = await total("harmful", "default")
    await decide(people.edith, { transcript: ids.get("6")?.id ?? "", variable: "harmful", value: "yes" })
    expect(await total("harmful", "default")).toEqual(before)
    expect(await total("harmful", "adjudicated")).toMatchObject({ k: 2, n: 2 })
    expect((await open()).catalogue.judges).not.toContain("adjudicated")
  })

  test("leaves cells that a recount finds as they are", async () => {
    await decide(people.edith, {})
    const found = []
    for await (const difference of verify(null)) found.push(difference)
    expect(found).toEqual([])
  })
})

describe("who is blind still", () => {
  test("neither sees nor decides, and blind labels alone can be asked for", async () => {
    const { study } = await open()
    const { rows } = await pool().query<{ id: number }>(
      `INSERT INTO queue (study_id, title, filters, plan, questions, per_item, blind, author)
       VALUES ($1, 'blind', '', '{}', '{}', 3, '{"on": true}', 'Edith') RETURNING id`,
      [study.id],
    )
    const queue = rows[0]?.id ?? 0
    await pool().query(
      "INSERT INTO queue_item (queue_id, transcript_id, ordinal) VALUES ($1, $2, 1), ($1, $3, 2)",
      [queue, String(ids.get("3")?.row), String(ids.get("4")?.row)],
    )
    await pool().query("INSERT INTO queue_reviewer (queue_id, person_id, seed) VALUES ($1, $2, 1)", [
      queue,
      people.edith.id,
    ])
    expect(await disagreements({}, people.edith)).toMatchObject({ total: 0, open: 0, rows: [] })
    await expect(decide(people.edith, {})).rejects.toThrow("blind")
    const own = await open(people.edith)
    const asked = { id: ids.get("3")?.id ?? "", variable: "cheats" }
    expect(await adjudicationCase(people.edith, own.study, own.catalogue, asked)).toBe("blind")
    const all = { filters: everything, scope: EVERYBODY, variable: "cheats", by: [] }
    expect((await agreementOn(own.study, own.catalogue, all)).all.agreement.n).toBe(6)
    expect((await disagreements({}, people.ann)).total).toBe(2)
    await say(people.ann, "cheats", { 3: { value: "yes", queue }, 4: { value: "no", queue } })
    await say(people.bob, "cheats", { 3: { value: "no", queue } })
    const blind = { ...EVERYBODY, blind: true }
    expect(sampleIds(await disagreements({ scope: blind }))).toEqual(["3"])
    expect(sampleIds(await disagreements({ scope: { ...EVERYBODY, queue: queue + 1 } }))).toEqual([])
  })
})
