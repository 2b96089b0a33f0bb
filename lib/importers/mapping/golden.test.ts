import { readdirSync, readFileSync } from "node:fs"
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ImportEvent, Source } from "@/lib/importers/contract"
import { loadMapping, mappingImporter } from "."

const fixtures = path.resolve(import.meta.dirname, "fixtures")

// Every folder of fixtures holds a mapping, its input and the events that must come out: a new case is a new folder.
describe("golden pairs", () => {
  test.for(readdirSync(fixtures))("%s", async (name) => {
    const folder = path.join(fixtures, name)
    const expected: unknown = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8"))
    const events = await eventsOf(path.join(folder, "mapping.yaml"), path.join(folder, "input"), "input")
    expect(events).toEqual(expected)
  })
})

describe("one run wherever its file lies", () => {
  const mapping = path.join(fixtures, "jsonl-study", "mapping.yaml")
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "exhibit-mapping-"))
    await cp(path.join(fixtures, "jsonl-study", "input"), folder, { recursive: true })
  })
  afterAll(() => rm(folder, { recursive: true }))

  test("from a subfolder or as a single file it has the same identity, factors and prompts", async () => {
    const whole = await eventsOf(mapping, folder)
    const samples = await eventsOf(mapping, path.join(folder, "samples"))
    const single = await eventsOf(
      mapping,
      path.join(folder, "samples", "garden.jsonl"),
      "garden.jsonl",
      "file",
    )
    expect(samples.map(withoutFile)).toEqual(whole.map(withoutFile))
    const inWhole = whole.slice(whole.findIndex((e) => e.type === "run" && e.run.title.endsWith("/garden")))
    expect(single.length).toBeGreaterThan(10)
    expect(single.map(withoutFile)).toEqual(inWhole.slice(0, single.length).map(withoutFile))
  })

  test("the same bytes under a name that says another condition are another run", async () => {
    const copy = await mkdtemp(path.join(tmpdir(), "exhibit-mapping-"))
    await cp(path.join(folder, "samples", "garden.jsonl"), path.join(copy, "samples", "orchard.jsonl"))
    const ids = [await eventsOf(mapping, folder), await eventsOf(mapping, copy)].map(
      (events) => new Map(events.flatMap((e) => (e.type === "run" ? [[e.run.sha256, e.run.identity]] : []))),
    )
    await rm(copy, { recursive: true })
    const [[sha256, identity] = []] = [...(ids[1] ?? [])]
    expect(ids[0]?.has(sha256 ?? "")).toBe(true)
    expect(ids[0]?.get(sha256 ?? "")).not.toBe(identity)
  })

  test("a prompt file outside the folder is not read", async () => {
    const evil = path.join(folder, "evil.yaml")
    const text = readFileSync(mapping, "utf8").replace("prompts/system.txt", "../outside.txt")
    await writeFile(evil, text)
    const events = await eventsOf(evil, folder)
    expect(messagesOf(events)).toContain(
      "prompt file ../outside.txt lies outside the folder; the system prompt is absent",
    )
  })
})

describe("what is refused", () => {
  const mapping = path.join(fixtures, "published-rate", "mapping.yaml")
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "exhibit-mapping-"))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test("a folder without a matching file, naming the glob", async () => {
    const study = path.join(fixtures, "jsonl-study")
    const wrong = path.join(fixtures, "conversation")
    await expect(eventsOf(path.join(study, "mapping.yaml"), wrong)).rejects.toThrow("samples/*.jsonl")
  })

  test("a zip archive called .csv: alone an error, among others a warning", async () => {
    const file = path.join(folder, "numbers.csv")
    await writeFile(file, Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(40)]))
    await expect(eventsOf(mapping, file, "numbers.csv", "file")).rejects.toThrow("numbers.csv: a zip archive")
    await cp(path.join(fixtures, "published-rate", "input", "rates.csv"), path.join(folder, "rates.csv"))
    const events = await eventsOf(mapping, folder)
    expect(messagesOf(events)).toContain("a zip archive, whatever its name says, not CSV; left out")
    expect(events.filter(({ type }) => type === "cell")).toHaveLength(4)
  })

  test("a CSV without a column it needs, once and naming what there is", async () => {
    const file = path.join(folder, "other.csv")
    await writeFile(file, "model,scenario,harm,n\nModel A,garden,1,2\nModel B,garden,1,2\n")
    const events = await eventsOf(mapping, file, "other.csv", "file")
    expect(messagesOf(events)).toEqual([
      "no column bad (there are model, scenario, harm, n); the file was left out",
    ])
  })

  test("bytes that are not UTF-8 are told; with their encoding they are read", async () => {
    const file = path.join(folder, "latin.csv")
    await writeFile(file, Buffer.from("model,scenario,bad,n\nModèle,garden,1,2\n", "latin1"))
    expect(messagesOf(await eventsOf(mapping, file, "latin.csv", "file"))[0]).toContain("not all UTF-8")
    const latin = path.join(folder, "latin.yaml")
    await writeFile(latin, `encoding: latin1\n${readFileSync(mapping, "utf8")}`)
    const events = await eventsOf(latin, file, "latin.csv", "file")
    expect(messagesOf(events)).toEqual([])
    expect(events.flatMap((e) => (e.type === "cell" ? e.cell.model.name : []))).toEqual(["Modèle", "Modèle"])
  })

  test("recognises by content", async () => {
    const importer = mappingImporter(await loadMapping(mapping))
    const file = (head: string) =>
      importer.recognises({ path: "x", name: "x", kind: "file", head: Buffer.from(head) })
    expect([await file("model,n\n"), await file("PK\x03\x04"), await file("")]).toEqual([true, false, false])
    expect(importer.name).toBe("published-rates")
  })
})

async function eventsOf(mapping: string, at: string, name = "", kind: Source["kind"] = "folder") {
  const events: ImportEvent[] = []
  const importer = mappingImporter(await loadMapping(mapping))
  for await (const event of importer.read({ path: at, name, kind, head: Buffer.alloc(0) })) events.push(event)
  return events
}

function withoutFile(event: ImportEvent): unknown {
  if (event.type === "run") return { ...event.run, file: path.basename(event.run.file) }
  if (event.type === "warning") return { ...event.warning, file: path.basename(event.warning.file) }
  return event
}

function messagesOf(events: ImportEvent[]): string[] {
  return events.flatMap((event) => (event.type === "warning" ? event.warning.message : []))
}
