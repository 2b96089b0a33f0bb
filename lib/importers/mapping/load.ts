import { readFile } from "node:fs/promises"
import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml"
import { Mapping } from "./schema"

/**
 * Reads a mapping file. Throws an Error that lists everything wrong with it, one line each, as
 * `mapping.yaml:12 factors.variant: give exactly one of field, path and constant`.
 */
export async function loadMapping(path: string): Promise<Mapping> {
  const lines = new LineCounter()
  const document = parseDocument(await readFile(path, "utf8"), { lineCounter: lines })
  const [broken] = document.errors
  if (broken) throw new Error(`${path}:${lines.linePos(broken.pos[0]).line} ${broken.message}`)
  const parsed = Mapping.safeParse(document.toJS())
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => {
    const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined
    const field = unknown === undefined ? issue.path : [...issue.path, unknown]
    const offset = offsetOf(document, field)
    const message = unknown === undefined ? issue.message : "no such key here"
    return `${path}:${lines.linePos(offset).line} ${field.join(".") || "mapping"}: ${message}`
  })
  throw new Error(problems.join("\n"))
}

/** Where a field begins; where it is missing, where the nearest thing around it begins. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    const key = path[depth - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(key))
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0]
    }
    const node = document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
