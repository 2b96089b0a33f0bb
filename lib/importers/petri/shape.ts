import { open } from "node:fs/promises"
import { z } from "zod"
import { jsonParts } from "@/lib/importers/inspect/files/json-parts"
import { parseJson } from "@/lib/importers/inspect/files/parse-json"

/** What a file of this format is: one transcript of some version, or a bundle of them. */
export type Shape = "transcript" | "list" | "bundle"

const ROLES = new Set(["system", "developer", "user", "assistant", "tool"])
const wanted = new Set(["metadata", "target_model_id", "evaluator_model_id"])
const lists = new Set(["events", "rollouts", "conversation"])
const HEAD = 64 * 1024

/** What the head of a file shows it to be, by its members and never by its name; null for anything else. */
export async function shapeOf(head: Buffer): Promise<Shape | null> {
  const first = head
    .toString("latin1", 0, 64)
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()[0]
  if (first !== "{" && first !== "[") return null
  const keys = new Set<string>()
  let metadata = ""
  let item: { key: string; text: string } | null = null
  const select = (key: string) => (wanted.has(key) ? "whole" : lists.has(key) ? "items" : "skip")
  for await (const part of jsonParts([head], first === "[" ? () => "whole" : select)) {
    const text = part.bytes.toString("utf8")
    if (part.item === null) keys.add(part.key)
    if (part.key === "metadata" && part.item === null) metadata = text
    if (part.item === null) continue
    item = { key: part.key, text }
    break
  }
  if (first === "[") return item && isMessage(item.text) ? "list" : null
  if (item?.key === "rollouts") return /"transcript"\s*:/.test(item.text) ? "bundle" : null
  if (item?.key === "conversation") return isMessage(item.text) ? "transcript" : null
  const named = keys.has("target_model_id") || keys.has("evaluator_model_id")
  if (item?.key === "events") return named || isOfPetri(metadata) ? "transcript" : null
  // The judge's output may fill the head before the events begin.
  return item === null && isOfPetri(metadata) ? "transcript" : null
}

/** The shape of a file at a path. @throws Error when it cannot be read. */
export async function shapeOfFile(path: string): Promise<Shape | null> {
  const handle = await open(path)
  try {
    const buffer = Buffer.alloc(HEAD)
    const { bytesRead } = await handle.read(buffer, 0, HEAD, 0)
    return await shapeOf(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

function isOfPetri(metadata: string): boolean {
  return /"transcript_id"\s*:/.test(metadata) && /"(?:auditor|evaluator|target)_model"\s*:/.test(metadata)
}

const Role = z.looseObject({ role: z.string().optional(), type: z.string().optional(), content: z.unknown() })

/** A message of a plain conversation; one that the head cuts off is judged by how it begins. */
function isMessage(text: string): boolean {
  try {
    const { data } = Role.safeParse(parseJson(Buffer.from(text)))
    return data !== undefined && "content" in data && ROLES.has(data.role ?? data.type ?? "")
  } catch {
    const role = /^\{\s*"(?:role|type)"\s*:\s*"(\w+)"\s*,\s*"content"\s*:/.exec(text)?.[1]
    return ROLES.has(role ?? "")
  }
}
