import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { textMessage } from "@/lib/model/transcript"
import { verify } from "./verify"

testDatabase()

async function differences() {
  const found = []
  for await (const { what } of verify(null)) found.push(what)
  return found
}

beforeAll(async () => {
  const evidence = [{ message: 0, at: [0, 6] as [number, number] }]
  const events = [
    runEvent("a"),
    transcriptEvent("1", "yes"),
    transcriptEvent("2", "no"),
    transcriptEvent("3", undefined, {
      messages: [textMessage("assistant", "Quoted words")],
      judgements: [{ variable: harmful, judge: classifier, value: "yes", evidence }],
    }),
  ]
  await importEvents(await openStudy("verified"), "test", stream(events), noCounts())
})

test("finds nothing in what was imported", async () => {
  expect(await differences()).toEqual([])
})

test.each([
  ["a wrong count", "UPDATE cell SET n = n + 1 WHERE n > 0", "transcripts in a cell"],
  ["a wrong value", `UPDATE cell SET values = '{"harmful": "maybe"}' WHERE n > 0`, "a transcript's cell"],
  [
    "a verdict outside its cell",
    "UPDATE judgement SET level = 'no' WHERE level = 'yes'",
    "a transcript's cell",
  ],
  ["a lost message", "DELETE FROM message WHERE ordinal = 1", "messages of a transcript"],
  ["a changed text", "UPDATE body SET text = text || '!'", "the hash of a body"],
  ["a moved quote", `UPDATE evidence SET start = 1`, "the quote of evidence"],
])("finds %s", async (_, damage, what) => {
  // Damaged in the one database of this file, and put back.
  const tables = ["cell", "judgement", "message", "body", "evidence"]
  for (const table of tables) await pool().query(`CREATE TABLE kept_${table} AS TABLE ${table}`)
  try {
    await pool().query(damage)
    expect(new Set(await differences())).toEqual(new Set([what]))
  } finally {
    const client = await pool().connect()
    await client.query("BEGIN")
    await client.query("SET LOCAL session_replication_role = replica")
    for (const table of tables) {
      await client.query(`DELETE FROM ${table}`)
      await client.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`)
      await client.query(`DROP TABLE kept_${table}`)
    }
    await client.query("COMMIT")
    client.release()
  }
  expect(await differences()).toEqual([])
})
