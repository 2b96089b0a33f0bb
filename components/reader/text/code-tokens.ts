import type { Leaf } from "@/lib/model/reader/text/markdown/leaves"
import type { CodeToken } from "./highlight"

/** Leaves cut where tokens begin and end; tokens count from the beginning of all that the leaves show. */
export function tokensIn(leaves: Leaf[], tokens: CodeToken[]): { leaf: Leaf; kind: CodeToken["kind"] }[] {
  const cut: { leaf: Leaf; kind: CodeToken["kind"] }[] = []
  let shown = 0
  let next = 0
  for (const leaf of leaves) {
    const length = leaf.shown?.length ?? leaf.at[1] - leaf.at[0]
    const end = shown + length
    while (tokens[next] && (tokens[next]?.at[1] ?? 0) <= shown) next++
    for (let i = next; i < tokens.length; i++) {
      const token = tokens[i]
      if (!token || token.at[0] >= end) break
      const from = leaf.at[0] + Math.max(0, token.at[0] - shown)
      const to = leaf.at[0] + Math.min(length, token.at[1] - shown)
      if (leaf.shown === null) cut.push({ leaf: { at: [from, to], shown: null }, kind: token.kind })
      else {
        cut.push({ leaf, kind: token.kind })
        break
      }
    }
    shown = end
  }
  return cut
}
