import { diffPrompts, type PromptMessage, totals } from "./prompt-diff"
import { promptDistances } from "./prompt-distance"
import { type PromptSet, promptSets } from "./prompt-sets"

export type PromptedCondition = { id: number; factors: Record<string, string>; prompts: { hash: string }[] }

/** Two conditions (by id, the smaller first) and how far their prompts are apart. */
export type PromptPair = {
  a: number
  b: number
  /** Words that only one of the two has, and lines that changed. */
  words: number
  lines: number
  /** Keys of the factors in which the two differ. */
  factors: string[]
}

/** Prompts that are compared with each other at most: work grows with their square. */
export const MOST_PROMPTS = 3000

/**
 * The pairs of conditions whose prompts differ least, but do differ: by words, then lines, then factors, then ids.
 * Conditions without prompts are left out, and of more than MOST_PROMPTS distinct prompts all but those of the
 * smallest ids. All prompts are compared by their bags of words; the nearest 4 × limit + 16 of them by `measure`.
 * Throws where a prompt's body is not among the bodies.
 */
export function closestPairs(
  conditions: PromptedCondition[],
  bodies: Map<string, PromptMessage>,
  { limit, measure = measured }: { limit: number; measure?: typeof measured },
): PromptPair[] {
  const sets = promptSets(conditions, bodies).slice(0, MOST_PROMPTS)
  const near = nearest(sets, 4 * limit + 16)
  const exact = near.map(({ a, b }) => ({ a, b, ...measure(a.messages, b.messages) }))
  exact.sort((x, y) => x.words - y.words || x.lines - y.lines)
  const found: PromptPair[] = []
  for (const { a, b, words, lines } of exact) {
    const last = found[limit - 1]
    if (last && (words > last.words || (words === last.words && lines > last.lines))) break
    for (const pair of conditionPairs(a, b)) {
      found.push({ ...pair, words, lines })
      if (found.length > limit + 1000) keep(found, limit)
    }
    keep(found, limit)
  }
  return found
}

function keep(found: PromptPair[], limit: number): void {
  found.sort(inOrder)
  found.length = Math.min(found.length, limit)
}

type Near = { a: PromptSet; b: PromptSet; distance: number }

/** The pairs of prompts with the smallest distances; of equals, those that come first. */
function nearest(sets: PromptSet[], most: number): Near[] {
  const distance = promptDistances(sets)
  let near: Near[] = []
  let bound = Number.POSITIVE_INFINITY
  for (const [index, b] of sets.entries()) {
    for (let before = 0; before < index; before++) {
      const a = sets[before]
      if (a === undefined) continue
      const apart = distance(a, b, bound)
      if (apart >= bound) continue
      near.push({ a, b, distance: apart })
      if (near.length < 2 * most) continue
      near = near.sort((x, y) => x.distance - y.distance).slice(0, most)
      bound = near.at(-1)?.distance ?? bound
    }
  }
  return near.sort((x, y) => x.distance - y.distance).slice(0, most)
}

function* conditionPairs(a: PromptSet, b: PromptSet): Generator<Omit<PromptPair, "words" | "lines">> {
  for (const x of a.conditions) {
    for (const y of b.conditions) {
      yield { a: Math.min(x.id, y.id), b: Math.max(x.id, y.id), factors: differing(x.factors, y.factors) }
    }
  }
}

function differing(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => a[key] !== b[key]).sort()
}

function inOrder(x: PromptPair, y: PromptPair): number {
  return (
    x.words - y.words || x.lines - y.lines || x.factors.length - y.factors.length || x.a - y.a || x.b - y.b
  )
}

function measured(a: PromptMessage[], b: PromptMessage[]): { words: number; lines: number } {
  const { added, removed, lines } = totals(diffPrompts(a, b))
  return { words: added + removed, lines }
}
