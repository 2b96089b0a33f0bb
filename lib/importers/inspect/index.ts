import { z } from "zod"
import { cleanValue } from "@/lib/importers/clean-text"
import type { ImportEvent, Importer, Source } from "@/lib/importers/contract"
import { isEvalZip, openEval } from "@/lib/importers/inspect/files/eval"
import { isJsonLog, openJson } from "@/lib/importers/inspect/files/json"
import type { BadSample, OpenLog, RawSample } from "@/lib/importers/inspect/files/open-log"
import { samplePaths } from "@/lib/importers/inspect/paths/transcripts"
import { Sample } from "./log-schema"
import { readRun } from "./run"
import { readSample } from "./sample"

const NEWEST_VERSION = 2

/**
 * Inspect AI logs: .eval (a zip, by its members) and .json (by the members of its object), told by content.
 * One log is one run; each of its samples is a transcript, with sample.messages as the conversation. Ways that a
 * sample went besides these, which only its events tell, come after it as excluded transcripts.
 */
export const inspect: Importer = {
  name: "inspect",
  expects:
    "an Inspect AI log: a zip with header.json or _journal/start.json, or a JSON object with eval and plan",
  async recognises(source) {
    if (source.kind !== "file") return false
    if (!isZip(source.head)) return isJsonLog(source.head)
    try {
      return await isEvalZip(source.path)
    } catch {
      // A zip that was cut off has no directory. Its first entry tells what it was; reading it says what is wrong.
      return source.head.subarray(30, 49).equals(Buffer.from("_journal/start.json"))
    }
  },
  read,
}

function isZip(head: Buffer): boolean {
  return head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))
}

async function* read(source: Source): AsyncGenerator<ImportEvent> {
  let log: OpenLog
  try {
    log = isZip(source.head) ? await openEval(source) : await openJson(source)
  } catch (error) {
    throw new Error(`${source.name}: expected ${inspect.expects}, but ${reason(error)}`, { cause: error })
  }
  try {
    yield* eventsOf(log, source.name)
  } finally {
    log.close()
  }
}

async function* eventsOf(log: OpenLog, file: string): AsyncGenerator<ImportEvent> {
  const { version } = log.header
  yield* cleaned({ type: "run", run: readRun(log.header, file, log.sha256) }, file, "header")
  for (const remark of log.remarks) yield warning(file, remark.where, remark.message, false)
  if (version !== undefined && version > NEWEST_VERSION) {
    yield warning(
      file,
      "version",
      `log version ${version} is newer than ${NEWEST_VERSION}; read as ${NEWEST_VERSION}`,
      false,
    )
  }
  for await (const raw of log.samples()) {
    let events: ImportEvent[]
    try {
      events = await Array.fromAsync(sampleEvents(log, file, raw))
    } catch (error) {
      events = [warning(file, raw.where, `${reason(error)}; the sample was left out`, true)]
    }
    yield* events
  }
}

async function* sampleEvents(
  log: OpenLog,
  file: string,
  raw: RawSample | BadSample,
): AsyncGenerator<ImportEvent> {
  if ("problem" in raw) {
    yield warning(file, raw.where, `${raw.problem}; the sample was left out`, true)
    return
  }
  const sample = Sample.safeParse(raw.members)
  if (!sample.success) {
    yield warning(file, raw.where, `${z.prettifyError(sample.error)}; the sample was left out`, true)
    return
  }
  const remarks: string[] = []
  const remark = (text: string) => remarks.push(text)
  const transcript = readSample(log, sample.data, raw.where, remark)
  if (raw.missing.length > 0) {
    const names = raw.missing.slice(0, 3).join(", ")
    remarks.push(`references that lead nowhere were kept as they are (${raw.missing.length}): ${names}`)
  }
  yield* cleaned({ type: "transcript", transcript }, file, raw.where)
  for (const path of await samplePaths(transcript, sample.data, raw.events, remark))
    yield* cleaned({ type: "transcript", transcript: path }, file, raw.where)
  for (const remark of remarks) yield warning(file, raw.where, remark, false)
}

/** The one place through which every text of a log goes on its way out. */
function* cleaned(event: ImportEvent, file: string, where: string): Generator<ImportEvent> {
  const count = { replaced: 0 }
  yield cleanValue(event, count)
  if (count.replaced === 0) return
  const what = "characters that cannot be stored (NUL or half of a surrogate pair) were replaced by U+FFFD"
  yield warning(file, where, `${what} (${count.replaced})`, false)
}

function warning(file: string, where: string, message: string, rejected: boolean): ImportEvent {
  return { type: "warning", warning: { file, where: cleanValue(where, { replaced: 0 }), message, rejected } }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
