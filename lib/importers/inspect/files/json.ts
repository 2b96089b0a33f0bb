import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import type { Source } from "@/lib/importers/contract"
import { headerMembers } from "@/lib/importers/inspect/log-schema"
import { scoreKinds } from "@/lib/importers/inspect/scores/kinds"
import { type JsonPart, jsonMembers, jsonParts, memberValue } from "./json-parts"
import { readMonolith } from "./monolith-sample"
import { ambiguous, type BadSample, type OpenLog, type RawSample, readHeader } from "./open-log"

/** True when this may be the head of a JSON log: an object with "eval" and a further member of its header. */
export async function isJsonLog(head: Buffer): Promise<boolean> {
  const keys = new Set<string>()
  let unfinished = ""
  for await (const part of jsonParts([head], (key) => (headerMembers.has(key) ? "whole" : "skip"))) {
    if (part.item !== null || (part.key === "eval" && part.bytes[0] !== 0x7b)) continue
    keys.add(part.key)
    if (part.cut) unfinished = part.bytes.toString("utf8")
  }
  if (!keys.has("eval")) return false
  const others = ["plan", "status", "version"].some((key) => keys.has(key))
  return others || (keys.size === 1 && unfinished.includes('"task_id"') && unfinished.includes('"model"'))
}

/**
 * Opens a JSON log. The file is read twice, so that nothing depends on the order of its members: first for its
 * header, its sha256 and what values its scores take, then sample by sample.
 * @throws Error when there is no header that fits.
 */
export async function openJson(source: Source): Promise<OpenLog> {
  const hash = createHash("sha256")
  const members = new Map<string, Buffer>()
  const remarks: OpenLog["remarks"] = []
  const kinds = scoreKinds()
  const ids: unknown[] = []
  for await (const part of jsonParts(hashed(source.path, hash), (key) =>
    select(key, headerMembers.has(key)),
  )) {
    if (part.item !== null) {
      const peeked = await peek(part)
      ids.push(peeked.id)
      kinds.count(peeked.scores)
    } else if (part.cut && part.key !== "samples") {
      remarks.push({ where: part.key, message: `${part.cut}; the member was left out` })
    } else if (part.key !== "samples") {
      members.set(part.key, part.bytes)
    }
  }
  return {
    sha256: hash.digest("hex"),
    header: readHeader(members),
    remarks,
    kinds,
    ambiguousIds: ambiguous(ids),
    samples: () => samplesOf(source.path),
    close: () => {},
  }
}

function select(key: string, wanted: boolean): "items" | "whole" | "skip" {
  return key === "samples" ? "items" : wanted ? "whole" : "skip"
}

async function* hashed(path: string, hash: { update(chunk: Buffer): unknown }): AsyncGenerator<Buffer> {
  for await (const chunk of chunksOf(path)) {
    hash.update(chunk)
    yield chunk
  }
}

function chunksOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 1 << 20 })
}

/** A sample's id and scores; nothing of one that will be refused. */
async function peek(part: JsonPart): Promise<{ id?: unknown; scores?: unknown }> {
  if (part.cut) return {}
  try {
    const members = await jsonMembers([part.bytes], new Set(["id", "scores"]))
    return { id: memberValue(members, "id"), scores: memberValue(members, "scores") }
  } catch {
    return {}
  }
}

async function* samplesOf(path: string): AsyncGenerator<RawSample | BadSample> {
  for await (const part of jsonParts(chunksOf(path), (key) => select(key, false))) {
    if (part.item === null) continue
    const where = `samples[${part.item}]`
    try {
      if (part.cut) throw new Error(part.cut)
      yield await readMonolith(() => [part.bytes], where)
    } catch (error) {
      yield { where, problem: error instanceof Error ? error.message : String(error) }
    }
  }
}
