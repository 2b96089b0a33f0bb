import { bootstrap } from "./bootstrap"
import { type Estimate, sum, undefinedFor } from "./estimate"

/** A stretch of a message, in UTF-16 code units. */
export type Stretch = { message: number; start: number; end: number }

/** Characters that each of two people marked in one transcript, that both did, and that either did. */
export type Marked = { a: number; b: number; both: number; either: number }

/** What two people marked in one transcript; what one person marked twice counts once. */
export function markedBy(a: Stretch[], b: Stretch[]): Marked {
  const [own, other, either] = [characters(a), characters(b), characters([...a, ...b])]
  return { a: own, b: other, both: own + other - either, either }
}

/**
 * How far marked words are the same, over transcripts of which either marked something: characters that both marked
 * over characters that either did (P. Jaccard, 1901), and twice those over all that each marked (F1; L. R. Dice,
 * 1945). Longer passages weigh more. Intervals by bootstrap over transcripts.
 */
export function spanAgreement(marked: Marked[]): { transcripts: number; overlap: Estimate; f1: Estimate } {
  const some = marked.filter(({ either }) => either > 0)
  const share = (over: (one: Marked) => number, times: number): Estimate => {
    const measure = (of: Marked[]) => {
      const all = sum(of.map(over))
      return all === 0 ? null : (times * sum(of.map(({ both }) => both))) / all
    }
    const value = measure(some)
    return value === null ? undefinedFor("neither marked any words") : bootstrap(some, value, measure)
  }
  return {
    transcripts: some.length,
    overlap: share(({ either }) => either, 1),
    f1: share(({ a, b }) => a + b, 2),
  }
}

/** Of stretches that may overlap, the characters that they cover. */
function characters(stretches: Stretch[]): number {
  let covered = 0
  for (const own of Map.groupBy(stretches, ({ message }) => message).values()) {
    let reached = 0
    for (const { start, end } of own.sort((a, b) => a.start - b.start)) {
      covered += Math.max(0, end - Math.max(start, reached))
      reached = Math.max(reached, end)
    }
  }
  return covered
}
