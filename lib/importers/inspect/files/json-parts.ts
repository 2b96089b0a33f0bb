import { constants } from "node:buffer"
import { parseJson } from "./parse-json"

/** One value cut out of a JSON document. */
export type JsonPart = {
  /** The member's key; "" for the items of an array document. */
  key: string
  /** Its number, where the part is an item of an array; else null. */
  item: number | null
  bytes: Buffer
  /** Why the part is not whole: the document ends in it, or it is larger than a string can be. */
  cut: string | null
}

export type Chunks = AsyncIterable<Buffer> | Iterable<Buffer>
export type Selection = (key: string) => "whole" | "items" | "skip"

/** What comes next at the depth of the parts, or what we are in. */
type At = "key" | "in key" | "colon" | "start" | "value" | "comma"

export const TOO_LARGE = "it is larger than a text can be"

/**
 * Cuts a JSON document into the members of its object (or the items of its array) while it streams by, so that
 * only one part is ever in memory, and members that nobody selected never are. It looks at structure only:
 * whether a part is valid JSON is for who parses it.
 * A document that ends early gives one last part with `cut`.
 */
export async function* jsonParts(chunks: Chunks, select: Selection): AsyncGenerator<JsonPart> {
  let depth = 0
  let at: At = "start"
  let inString = false
  let escaped = false
  let key = ""
  let item: number | null = null
  let itemDepth = 0
  let kept: Buffer[] = []
  let size = 0
  let keeping = false
  let from = 0

  const keep = (start: number) => {
    keeping = true
    kept = []
    size = 0
    from = start
  }
  const collect = (chunk: Buffer, end: number) => {
    if (!keeping || end <= from) return
    size += end - from
    if (size <= constants.MAX_STRING_LENGTH) kept.push(chunk.subarray(from, end))
  }
  const finish = (cut: string | null): JsonPart => {
    keeping = false
    const bytes = kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept)
    return { key, item, bytes, cut: cut ?? (size > constants.MAX_STRING_LENGTH ? TOO_LARGE : null) }
  }

  for await (const chunk of chunks) {
    from = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]
      if (inString) {
        if (escaped) {
          escaped = false
          continue
        }
        const quote = chunk.indexOf(0x22, i)
        const end = quote === -1 ? chunk.length : quote
        let backslashes = 0
        while (end - backslashes > i && chunk[end - 1 - backslashes] === 0x5c) backslashes++
        i = end
        if (quote === -1) escaped = backslashes % 2 === 1
        else if (backslashes % 2 === 0) {
          inString = false
          if (at === "in key") {
            collect(chunk, i + 1)
            key = keyText(finish(null).bytes)
            at = "colon"
          }
        }
        continue
      }
      if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue
      const partDepth = itemDepth || 1
      if (byte === 0x7d || byte === 0x5d) {
        if (depth === partDepth) {
          if (at === "value" && keeping) {
            collect(chunk, i)
            yield finish(null)
          }
          at = "comma"
          item = null
          itemDepth = 0
          depth--
        } else if (--depth === partDepth && at === "value") {
          if (keeping) {
            collect(chunk, i + 1)
            yield finish(null)
          }
          at = "comma"
        }
      } else if (byte === 0x2c && depth === partDepth) {
        if (at === "value" && keeping) {
          collect(chunk, i)
          yield finish(null)
        }
        at = itemDepth > 0 ? "start" : "key"
        if (item !== null) item++
      } else if (byte === 0x3a && at === "colon") {
        at = "start"
      } else if (byte === 0x22 && at === "key") {
        at = "in key"
        inString = true
        keep(i)
      } else if (depth === 0) {
        const rootIsArray = byte === 0x5b
        if (!rootIsArray && byte !== 0x7b) continue
        depth = 1
        at = rootIsArray ? "start" : "key"
        itemDepth = rootIsArray ? 1 : 0
        item = rootIsArray ? 0 : null
      } else {
        const opens = byte === 0x7b || byte === 0x5b
        if (at === "start") {
          const wanted = select(key)
          if (wanted === "items" && byte === 0x5b && itemDepth === 0) {
            itemDepth = 2
            item = 0
            depth = 2
            continue
          }
          at = "value"
          if (wanted !== "skip") keep(i)
        }
        if (opens) depth++
        else if (byte === 0x22) inString = true
      }
    }
    collect(chunk, chunk.length)
  }
  if (depth === 0) return
  if (!keeping || at === "in key") kept = []
  if (at === "comma" && item !== null) item++
  yield finish(at === "comma" ? "the file ends before it" : "the file ends within it")
}

function keyText(bytes: Buffer): string {
  try {
    return String(parseJson(bytes))
  } catch {
    return bytes.toString("utf8")
  }
}

/**
 * The named members of a JSON object, unparsed.
 * @throws Error when the document ends early or a named member is too large.
 */
export async function jsonMembers(chunks: Chunks, names: ReadonlySet<string>): Promise<Map<string, Buffer>> {
  const members = new Map<string, Buffer>()
  for await (const part of jsonParts(chunks, (key) => (names.has(key) ? "whole" : "skip"))) {
    if (part.cut)
      throw new Error(`${part.key === "" ? "the object" : `"${part.key}"`} is not whole: ${part.cut}`)
    members.set(part.key, part.bytes)
  }
  return members
}

/** The parsed value of a member; undefined where it is absent. @throws Error naming the member. */
export function memberValue(members: Map<string, Buffer>, name: string): unknown {
  const bytes = members.get(name)
  if (!bytes) return undefined
  try {
    return parseJson(bytes)
  } catch (error) {
    throw new Error(`"${name}" is not valid JSON (${error instanceof Error ? error.message : error})`)
  }
}
