import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { onTestFinished } from "vitest"
import { z } from "zod"
import type { ImportEvent, ImportedTranscript, Source } from "@/lib/importers/contract"
import { inspect } from "@/lib/importers/inspect"

export const fixtures = path.join(process.cwd(), "lib/importers/inspect/fixtures")

export function sourceOf(file: string): Source {
  const head = readFileSync(file).subarray(0, 65_536)
  return { path: file, name: path.basename(file), kind: "file", head }
}

/** Writes bytes to a file that lasts as long as the test, and gives it as a source. */
export function sourceOfBytes(bytes: Buffer | string, name: string): Source {
  const folder = mkdtempSync(path.join(tmpdir(), "exhibit-inspect-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return sourceOf(file)
}

export async function eventsOf(source: Source): Promise<ImportEvent[]> {
  return await Array.fromAsync(inspect.read(source))
}

export function transcriptsOf(events: ImportEvent[]): ImportedTranscript[] {
  return events.flatMap((event) => (event.type === "transcript" ? [event.transcript] : []))
}

export function warningsOf(events: ImportEvent[]) {
  return events.flatMap((event) => (event.type === "warning" ? [event.warning] : []))
}

export function runOf(events: ImportEvent[]) {
  const run = events.find((event) => event.type === "run")
  if (run?.type !== "run") throw new Error("no run")
  return run.run
}

/** Transcripts in one order and without their place, to compare containers. */
export function comparable(events: ImportEvent[]) {
  return transcriptsOf(events)
    .map(({ where: _, ...transcript }) => transcript)
    .sort((a, b) => (`${a.sampleId}/${a.epoch}` < `${b.sampleId}/${b.epoch}` ? -1 : 1))
}

const FixtureLog = z.looseObject({ samples: z.array(z.looseObject({ id: z.unknown(), epoch: z.number() })) })

/** A fixture that holds no NaN, as its header and its samples. */
export function fixtureLog(name: string) {
  const text = readFileSync(path.join(fixtures, name), "utf8").replaceAll("NaN", "null")
  const { samples, reductions: _, ...header } = FixtureLog.parse(JSON.parse(text))
  return { header, samples }
}
