import type { Entry } from "yauzl"
import { watchEvents } from "@/lib/importers/inspect/paths/events"
import type { EventTables, SampleEvents } from "@/lib/importers/inspect/paths/schema"
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
  const sample = await readMonolith(() => zip.chunks(shell), where)
  const metadata = files.get("metadata.json")
  if (metadata) sample.members.metadata = parseJson(await bytesOf(zip.chunks(metadata)))
  const pool = await readPool(zip, files, "messages/")
  if (!sample.members.messages) {
    const refs = sample.members.message_refs
    sample.members.messages = Array.isArray(refs) ? pick(pool, refs, sample.missing) : [...pool.values()]
  }
  const attachments = await readPool(zip, files, "attachments/")
  const resolve = (value: unknown) =>
    resolveAttachments(value, numberedAttachments(attachments), sample.missing)
  return {
    ...sample,
    members: Object.fromEntries(Object.entries(sample.members).map(([k, v]) => [k, resolve(v)])),
    events: await readEvents(zip, files, { pool: (index) => pool.get(index), resolve }),
  }
}

async function readEvents(
  zip: ZipArchive,
  files: ReadonlyMap<string, Entry>,
  tables: EventTables,
): Promise<SampleEvents> {
  const watch = watchEvents()
  const events = async function* () {
    for await (const part of chunkedParts(zip, files, "events/")) if (!part.cut) yield part.bytes
  }
  try {
    for await (const bytes of events()) await watch.add(bytes)
  } catch {
    // A chunk of events that cannot be unpacked takes no message away.
    watch.unread++
  }
  return { calls: watch.calls, unread: watch.unread, events, tables: async () => tables }
}

/** The items of a chunked array by their index; a chunk's name is the index of its first item. */
async function readPool(zip: ZipArchive, files: ReadonlyMap<string, Entry>, folder: string) {
  const pool = new Map<number, unknown>()
  for await (const { cut, bytes, index, name } of chunkedParts(zip, files, folder)) {
    if (cut) throw new Error(`${name} is not whole: ${cut}`)
    pool.set(index, parseJson(bytes))
  }
  return pool
}

async function* chunkedParts(zip: ZipArchive, files: ReadonlyMap<string, Entry>, folder: string) {
  const starts = [...files.keys()]
    .filter((name) => name.startsWith(folder))
    .map((name) => Number.parseInt(name.slice(folder.length), 10))
  for (const start of starts.sort((a, b) => a - b)) {
    const name = `${folder}${start}.json`
    const entry = files.get(name)
    if (!entry) continue
    for await (const { cut, bytes, item } of jsonParts(zip.chunks(entry), () => "whole"))
      yield { cut, bytes, name, index: start + (item ?? 0) }
  }
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
