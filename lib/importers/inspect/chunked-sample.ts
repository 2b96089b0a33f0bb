import type { Entry } from "yauzl"
import { numberedAttachments, resolveAttachments } from "./attachments"
import { jsonParts } from "./json-parts"
import { readMonolith } from "./monolith-sample"
import type { RawSample } from "./open-log"
import { parseJson } from "./parse-json"
import type { ZipArchive } from "./zip-archive"

/**
 * Reads a sample that a converter split into chunks: a shell (sample.json), and arrays of messages and
 * attachments by the index of their first item. The conversation is the messages that message_refs names.
 */
export async function readChunked(
  zip: ZipArchive,
  files: ReadonlyMap<string, Entry>,
  where: string,
): Promise<RawSample> {
  const shell = files.get("sample.json")
  if (!shell) throw new Error("its sample.json is missing")
  const sample = await readMonolith(zip.chunks(shell), where)
  const metadata = files.get("metadata.json")
  if (metadata) sample.members.metadata = parseJson(await bytesOf(zip.chunks(metadata)))
  if (!sample.members.messages) {
    const pool = await readPool(zip, files, "messages/")
    const refs = sample.members.message_refs
    sample.members.messages = Array.isArray(refs) ? pick(pool, refs, sample.missing) : [...pool.values()]
  }
  const attachments = await readPool(zip, files, "attachments/")
  const resolve = (value: unknown) =>
    resolveAttachments(value, numberedAttachments(attachments), sample.missing)
  return {
    ...sample,
    members: Object.fromEntries(Object.entries(sample.members).map(([k, v]) => [k, resolve(v)])),
  }
}

/** The items of a chunked array by their index; a chunk's name is the index of its first item. */
async function readPool(zip: ZipArchive, files: ReadonlyMap<string, Entry>, folder: string) {
  const pool = new Map<number, unknown>()
  const starts = [...files.keys()]
    .filter((name) => name.startsWith(folder))
    .map((name) => Number.parseInt(name.slice(folder.length), 10))
  for (const start of starts.sort((a, b) => a - b)) {
    const entry = files.get(`${folder}${start}.json`)
    if (!entry) continue
    for await (const part of jsonParts(zip.chunks(entry), () => "whole")) {
      if (part.cut) throw new Error(`${folder}${start}.json is not whole: ${part.cut}`)
      pool.set(start + (part.item ?? 0), parseJson(part.bytes))
    }
  }
  return pool
}

function pick(pool: Map<number, unknown>, refs: unknown[], missing: string[]): unknown[] {
  const picked: unknown[] = []
  for (const ref of refs) {
    const [start, end] = Array.isArray(ref) ? ref : []
    if (typeof start !== "number" || typeof end !== "number")
      throw new Error("its message_refs are not ranges")
    for (let index = start; index < end; index++) {
      if (pool.has(index)) picked.push(pool.get(index))
      else missing.push(`message ${index}`)
    }
  }
  return picked
}

async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}
