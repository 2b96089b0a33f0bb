import { type Node, type ParseError, parseTree } from "jsonc-parser"
import { escapedParts } from "@/lib/model/reader/mail/escapes"
import type { Leaf } from "@/lib/model/reader/text/markdown/leaves"
import type { TextRange } from "@/lib/model/transcript"

/** A JSON text as it is drawn; `key` and `leaves` are what is shown of the text. */
export type JsonNode = { key: Leaf[] } & (
  | { kind: "object" | "array"; at: TextRange; children: JsonNode[] }
  | { kind: "string" | "number" | "boolean" | "null"; leaves: Leaf[] }
)

const MOST_DEPTH = 60
const MOST_CHARACTERS = 200_000

/**
 * An object or an array that is a whole text, or, with `cut`, its beginning. Null where the text is anything else,
 * holds nothing, or nests deeper than anyone reads.
 */
export function parseJson(text: string, cut = false): JsonNode | null {
  if (!/^\s*[[{]/.test(text) || text.length > MOST_CHARACTERS || depthOf(text) > MOST_DEPTH) return null
  if (!cut && !isJson(text)) return null
  // An array of words such as "[INFO] started" is a log line, not the beginning of JSON.
  if (cut && !/^\s*(?:\{\s*["}]|\[\s*[[{"\]\d-])/.test(text)) return null
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true })
  if (!tree || (tree.children ?? []).length === 0) return null
  const isBroken = ({ offset, length }: ParseError) => !cut || offset + length < text.length
  if (errors.some(isBroken)) return null
  return nodeOf(text, tree, [])
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function depthOf(text: string): number {
  let [depth, most] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x5b || unit === 0x7b) most = Math.max(most, ++depth)
    else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return most
}

function nodeOf(text: string, node: Node, key: Leaf[]): JsonNode {
  const at: TextRange = [node.offset, node.offset + node.length]
  if (node.type === "object") {
    const children = (node.children ?? []).flatMap(({ children: [name, value] = [] }) =>
      name && value ? [nodeOf(text, value, stringLeaves(text, name))] : [],
    )
    return { key, kind: "object", at, children }
  }
  if (node.type === "array") {
    return { key, kind: "array", at, children: (node.children ?? []).map((child) => nodeOf(text, child, [])) }
  }
  if (node.type === "string") return { key, kind: "string", leaves: stringLeaves(text, node) }
  const kind = node.type === "number" || node.type === "boolean" ? node.type : "null"
  return { key, kind, leaves: [{ at, shown: null }] }
}

/** A string without its quotes; what is escaped in it is shown as what it means. */
function stringLeaves(text: string, { offset, length }: Node): Leaf[] {
  const start = offset + 1
  const end = offset + length - (length > 1 && text[offset + length - 1] === '"' ? 1 : 0)
  return escapedParts(text.slice(start, end), "json").map(({ at, shown }) => ({
    at: [at[0] + start, at[1] + start],
    shown,
  }))
}
