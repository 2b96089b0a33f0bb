import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { csvRecords } from "@/lib/importers/mapping/files/csv-records"
import { jsonlRecords } from "@/lib/importers/mapping/files/jsonl-records"
import { type FileProblem, type FileRecord, fieldOf } from "@/lib/importers/mapping/files/record"
import { Mapping } from "./schema"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "exhibit-records-"))
})
afterAll(() => rm(folder, { recursive: true }))

describe("JSON Lines", () => {
  test("a line may be long, hold U+2028 and end in CRLF; the file may begin with a BOM and lack a last LF", async () => {
    const long = "x".repeat(3_000_000)
    const records = await jsonl(`\uFEFF{"a":1}\r\n\n{"a":"b\u2028c"}\n{"a":"${long}"}`)
    expect(records).toEqual([
      { line: 1, number: 1, fields: { a: 1 } },
      { line: 3, number: 3, fields: { a: "b\u2028c" } },
      { line: 4, number: 4, fields: { a: long } },
    ])
  })

  test("a character that two chunks share stays whole", async () => {
    const text = `${"a".repeat((1 << 20) - 8)}é`
    const [record] = await jsonl(`{"a":"${text}"}\n`)
    expect(record && "fields" in record && record.fields.a).toBe(text)
  })

  test("numbers that are none become null, in values only", async () => {
    const [record] = await jsonl('{"a":NaN,"b":[-Infinity,Infinity],"c":"NaN, \\"Infinity\\""}')
    expect(record).toMatchObject({ fields: { a: null, b: [null, null], c: 'NaN, "Infinity"' } })
  })

  test("a line over 64 MiB is left out, the next one is read", async () => {
    const [long, next] = await jsonl(`"${"x".repeat(64 * 1024 * 1024)}"\n{"a":1}\n`)
    expect(long).toEqual({ line: 1, problem: "longer than 64 MiB; left out", rejected: true })
    expect(next).toEqual({ line: 2, number: 2, fields: { a: 1 } })
  })

  test("an empty file has no records", async () => {
    expect(await jsonl("")).toEqual([])
  })
})

describe("CSV", () => {
  test.for([",", ";", "\t", "|"])("finds the delimiter %j", async (d) => {
    const [row] = await csv(`"model,;|"${d}b\nx${d}y\n`)
    expect(row).toEqual({ line: 2, number: 1, fields: { "model,;|": "x", b: "y" } })
  })

  test("counts lines through CRLF within quotes and through blank lines", async () => {
    const rows = await csv('a,b\r\n"1\r\n2","\r\n"\r\n\r\n\r\n3,4\r\n')
    expect(rows.map(({ line }) => line)).toEqual([2, 7])
  })

  test("a quote that is never closed takes with it only what follows", async () => {
    const rows = await csv('a,b\n1,2\n3,"4\n5,6\n7,8\n')
    expect(rows).toEqual([
      { line: 2, number: 1, fields: { a: "1", b: "2" } },
      { line: 3, problem: "a quote is never closed; what follows here was left out", rejected: true },
    ])
  })

  test("empty trailing cells do no harm, others do", async () => {
    const rows = await csv("a,b\n1,2,,\n1,2,,3\n")
    expect(rows.map((row) => ("problem" in row ? row.problem : "read"))).toEqual([
      "read",
      "4 cells where the header has 2; left out",
    ])
  })

  test("a missing file is an error, not an empty one", async () => {
    await expect(collect(csvRecords(path.join(folder, "none.csv"), mapping))).rejects.toThrow("ENOENT")
  })
})

test("a field is found by its whole name, else by its path", () => {
  const fields = { "a.b": 1, a: { b: 2, c: [{ d: 3 }] } }
  expect([fieldOf(fields, "a.b"), fieldOf(fields, "a.c.0.d"), fieldOf(fields, "a.x.y")]).toEqual([
    1,
    3,
    undefined,
  ])
  expect([fieldOf(fields, "constructor"), fieldOf(fields, "a.length")]).toEqual([undefined, undefined])
})

const mapping = Mapping.parse({
  format: "csv",
  model: { constant: "fictional-org/model-a" },
  messages: [{ role: "assistant", text: { constant: "-" } }],
})

async function jsonl(text: string) {
  const file = path.join(folder, "records.jsonl")
  await writeFile(file, text)
  return collect(jsonlRecords(file))
}

async function csv(text: string) {
  const file = path.join(folder, "records.csv")
  await writeFile(file, text)
  return collect(csvRecords(file, mapping))
}

async function collect(records: AsyncIterable<FileRecord | FileProblem>) {
  const all: (FileRecord | FileProblem)[] = []
  for await (const record of records) all.push(record)
  return all
}
