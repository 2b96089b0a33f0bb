import { createReadStream } from "node:fs"
import { z } from "zod"
import { parseJson } from "./parse-json"
import type { FileProblem, FileRecord } from "./record"

const LONGEST = 64 * 1024 * 1024
const JsonObject = z.record(z.string(), z.unknown())

/**
 * The records of a JSON Lines file, one line in memory at a time. Lines end at LF only: the readline of Node
 * would also break at U+2028, which JSON allows within strings. A line that is not a JSON object, or is longer
 * than 64 MiB, is a problem; the others go on.
 */
export async function* jsonlRecords(path: string): AsyncGenerator<FileRecord | FileProblem> {
  let line = 0
  for await (const bytes of lines(path)) {
    line++
    if (bytes === null) {
      yield { line, problem: "longer than 64 MiB; left out", rejected: true }
      continue
    }
    const text = bytes.toString("utf8").replace(line === 1 ? /^\uFEFF/ : "", "")
    if (text.trim() === "") continue
    yield recordOf(text, line)
  }
}

function recordOf(text: string, line: number): FileRecord | FileProblem {
  try {
    const parsed = JsonObject.safeParse(parseJson(text))
    if (parsed.success) return { line, number: line, fields: parsed.data }
    return { line, problem: "JSON, but not an object; left out", rejected: true }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { line, problem: `not JSON (${reason.slice(0, 200)}); left out`, rejected: true }
  }
}

/** The bytes of each line without its LF; null for one that is too long. */
async function* lines(path: string): AsyncGenerator<Buffer | null> {
  let parts: Buffer[] = []
  let length = 0
  const add = (part: Buffer) => {
    length += part.length
    if (length <= LONGEST) parts.push(part)
    else parts = []
  }
  const take = () => {
    const whole = length <= LONGEST ? Buffer.concat(parts) : null
    parts = []
    length = 0
    return whole
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.from(chunk)
    let start = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      add(bytes.subarray(start, end))
      yield take()
      start = end + 1
    }
    add(bytes.subarray(start))
  }
  if (length > 0) yield take()
}
