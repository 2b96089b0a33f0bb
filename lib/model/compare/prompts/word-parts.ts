import { alignedRuns, type Budget, commonEnd, commonStart } from "./aligned-runs"
import type { Part } from "./hunks"
import { piecesOf, tokensOf, wordsOf } from "./words"

/** Two texts compared word by word, whatever white space follows a word; null where the budget does not reach. */
export function wordParts(a: string, b: string, budget: Budget): Part[] | null {
  if (a === "" || b === "") return whole(a, b)
  const [ofA, ofB] = [tokensOf(a), tokensOf(b)]
  const runs = alignedRuns(ofA.map(wordIn), ofB.map(wordIn), budget)
  if (runs === null) return null
  const parts: Part[] = []
  let [atA, atB] = [0, 0]
  let gap = { a: "", b: "" }
  for (const run of runs) {
    if (run.kind === "change") {
      gap.a += ofA.slice(atA, atA + run.removed.length).join("")
      gap.b += ofB.slice(atB, atB + run.added.length).join("")
      atA += run.removed.length
      atB += run.added.length
      continue
    }
    for (const word of run.items) {
      parts.push(...trimmed(gap.a, gap.b), { kind: "same", text: word })
      gap = { a: ofA[atA++]?.slice(word.length) ?? "", b: ofB[atB++]?.slice(word.length) ?? "" }
    }
  }
  parts.push(...trimmed(gap.a, gap.b))
  return readsAsRewritten(parts, a, b) ? whole(a, b) : parts
}

/** One text removed and the other added, as far as there is any. */
export function whole(removed: string, added: string): Part[] {
  const parts: Part[] = [
    { kind: "removed", text: removed },
    { kind: "added", text: added },
  ]
  return parts.filter(({ text }) => text !== "")
}

function wordIn(token: string): string {
  return token.trimEnd() || token
}

/** Two texts with hardly a word in common read better one after the other than woven around a shared "the". */
function readsAsRewritten(parts: Part[], a: string, b: string): boolean {
  const shared = parts.reduce((sum, part) => sum + (part.kind === "same" ? wordsOf(part.text).length : 0), 0)
  return shared < 0.3 * Math.min(wordsOf(a).length, wordsOf(b).length)
}

/** What stands between two words that are the same: white space, or changed words and the white space around them. */
function trimmed(removed: string, added: string): Part[] {
  if (removed === added) return same(removed)
  const [a, b] = [piecesOf(removed), piecesOf(added)]
  const start = commonStart(a, b)
  const end = commonEnd(a, b, start)
  return [
    ...same(a.slice(0, start).join("")),
    ...whole(a.slice(start, a.length - end).join(""), b.slice(start, b.length - end).join("")),
    ...same(a.slice(a.length - end).join("")),
  ]
}

function same(text: string): Part[] {
  return text === "" ? [] : [{ kind: "same", text }]
}
