import type { Leaf } from "@/lib/model/reader/text/markdown/leaves"
import type { JsonNode } from "./tree"

/** All that a tree shows of the text, in its order. */
export function leavesOf(node: JsonNode): Leaf[] {
  return [...node.key, ...("leaves" in node ? node.leaves : node.children.flatMap(leavesOf))]
}
