import { beforeAll, describe, expect, test } from "vitest"
import { registry } from "@/lib/commands/import/registry"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { addToCells } from "@/lib/commands/rates/refresh-cells"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { inTransaction } from "@/lib/db/transaction"
import { WITHDRAWN } from "@/lib/model/judgement"
import { type Person, SYSTEM } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { verify } from "@/lib/queries/import/verify"
import { readHead } from "@/lib/queries/reader/reading"
import { personJudge } from "./person-judge"
import { type OwnJudgement, writeOwnJudgement } from "./write-judgement"

testDatabase()

let study: number
let ann: Person
let bob: Person
let transcript: { id: bigint; publicId: string }
let variable: OwnJudgement["variable"]

beforeAll(async () => {
  study = await openStudy("own")
  await importEvents(
    study,
    "test",
    stream([runEvent("a"), transcriptEvent("1", "no"), transcriptEvent("2", "yes")]),
    noCounts(),
  )
  ann = await insertPerson("Ann", { study: "own" })
  bob = await insertPerson("Bob", { study: "own" })
  const found = await pool().query<{ id: string; publicId: string }>(
    `SELECT id, public_id AS "publicId" FROM transcript WHERE sample_id = '1'`,
  )
  const [row] = found.rows
  if (!row) throw new Error("no transcript")
  transcript = { id: BigInt(row.id), publicId: row.publicId }
  const variables = await pool().query<{ id: number }>("SELECT id FROM variable WHERE key = 'harmful'")
  variable = { id: variables.rows[0]?.id ?? 0, kind: "categorical" }
})

function say(person: Person, said: Partial<OwnJudgement>): Promise<bigint | null> {
  return inTransaction(async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('exhibit import'))")
    const judge = await personJudge(client, study, person)
    const change = new Map<number, number>()
    const id = await writeOwnJudgement(client, registry(client, study), change, {
      ...{ transcript: transcript.id, variable, judge: judge.id, value: "yes", explanation: null },
      ...{ evidence: [], ...said },
    })
    await addToCells(client, change)
    return id
  })
}

const span = (start: number, exact: string) => ({
  ...{ message: 1, start, end: start + exact.length, exact, prefix: "A fictional ", suffix: " to sample" },
})

async function differences() {
  const found = []
  for await (const difference of verify(null)) found.push(difference)
  return found
}

async function verdicts(): Promise<unknown> {
  const { rows } = await pool().query(
    "SELECT c.values, c.verdicts FROM transcript t JOIN cell c ON c.id = t.cell_id WHERE t.id = $1",
    [transcript.id.toString()],
  )
  return rows[0]
}

async function said(judge: string) {
  const head = await readHead(SYSTEM, transcript.publicId)
  return head?.judgements.filter((one) => one.judge.name === judge) ?? []
}

describe("what a person says of a transcript", () => {
  test("stands beside the headline, in the cell too", async () => {
    expect(await say(ann, { explanation: "It threatens.", unsure: true })).toBeTypeOf("bigint")
    expect(await verdicts()).toMatchObject({
      values: { harmful: "no" },
      verdicts: { harmful: { Ann: "yes", "test classifier": "no" } },
    })
    expect(await differences()).toEqual([])
  })

  test("is said once", async () => {
    expect(await say(ann, { explanation: "It threatens.", unsure: true })).toBeNull()
    expect(await said("Ann")).toHaveLength(1)
  })

  test("is superseded by what the same person says later, and by nobody else", async () => {
    const other = await say(bob, {})
    const changed = await say(ann, { value: "no" })
    const again = await say(ann, { explanation: "It threatens.", unsure: true })
    const { rows } = await pool().query(
      "SELECT id, supersedes_id AS before FROM judgement WHERE id = ANY($1::bigint[]) ORDER BY id",
      [[other, changed, again].map(String)],
    )
    expect(rows[0]).toMatchObject({ before: null })
    expect(rows[2]).toMatchObject({ before: String(changed) })
    expect((await said("Ann")).map((one) => one.superseded)).toEqual([false, true, true])
    expect(await verdicts()).toMatchObject({ verdicts: { harmful: { Ann: "yes", Bob: "yes" } } })
    expect(await differences()).toEqual([])
  })

  test("can be taken back once", async () => {
    expect(await say(bob, { value: null, failure: WITHDRAWN })).toBeTypeOf("bigint")
    expect(await say(bob, { value: null, failure: WITHDRAWN })).toBeNull()
    expect((await said("Bob"))[0]).toMatchObject({ value: null, failure: "withdrawn" })
    expect(await differences()).toEqual([])
  })

  test("of another person with the same name is another judge's", async () => {
    const twin = await insertPerson("Ann", { study: "own" })
    const rule = await insertPerson("people", { study: "own" })
    await say(twin, { value: "no" })
    await say(rule, { value: "no" })
    expect(await said("Ann 2")).toHaveLength(1)
    expect(await said("people 2")).toHaveLength(1)
    expect((await said("Ann"))[0]).toMatchObject({ value: "yes", superseded: false })
  })
})

describe("evidence", () => {
  test("stands where it was seen", async () => {
    await say(bob, { evidence: [span(12, "reply")] })
    expect((await said("Bob"))[0]?.evidence).toEqual([
      { ...span(12, "reply"), prefix: "A fictional ", suffix: " to sample 1." },
    ])
    expect(await differences()).toEqual([])
  })

  test("that has moved is found by its words", async () => {
    await say(bob, { explanation: "moved", evidence: [span(3, "reply")] })
    expect((await said("Bob"))[0]?.evidence[0]).toMatchObject({ start: 12, end: 17, exact: "reply" })
  })

  test("may lack marks that the text has and a screen does not show", async () => {
    // As a screen would show "fictional reply", had its blank been such a mark.
    const seen = { ...span(2, "fictionalreply"), end: 17 }
    await say(bob, { explanation: "shown", evidence: [seen] })
    expect((await said("Bob"))[0]?.evidence[0]).toMatchObject({ start: 2, end: 17, exact: "fictional reply" })
    await expect(
      say(bob, { explanation: "shown", evidence: [{ ...seen, exact: "fictional letter" }] }),
    ).rejects.toThrow(QuestionError)
    await say(bob, { explanation: "moved", evidence: [span(12, "reply")] })
  })

  test("other than before is another judgement", async () => {
    expect(await say(bob, { explanation: "moved", evidence: [span(12, "reply")] })).toBeNull()
    expect(await say(bob, { explanation: "moved", evidence: [] })).toBeTypeOf("bigint")
  })

  test.each([
    ["words that are not there", span(12, "confession"), "are not in message 2"],
    ["a message that is not there", { ...span(12, "reply"), message: 7 }, "no message 8"],
    ["no words", span(12, ""), "are not in message 2"],
  ])("of %s is refused, and nothing is written", async (_, wrong, words) => {
    const before = await said("Bob")
    const asked = say(bob, { value: "no", evidence: [wrong] })
    await expect(asked).rejects.toThrow(QuestionError)
    await expect(asked).rejects.toThrow(words)
    expect(await said("Bob")).toEqual(before)
  })
})

test("a value of another kind is refused", async () => {
  await expect(say(ann, { value: 3 })).rejects.toThrow(QuestionError)
  await expect(say(ann, { value: " " })).rejects.toThrow(QuestionError)
  await expect(say(ann, { value: null })).rejects.toThrow("says why")
})
