import { diffPrompts, FEW_STEPS, type PromptMessage, totals } from "./diff"
import { type PromptSet, promptSets } from "./sets"
import { sketchDistance, sketcher } from "./sketch"

export type PromptedCondition = { id: number; factors: Record<string, string>; prompts: { hash: string }[] }

/** Two conditions (by id, the smaller first) and how far their prompts are apart. */
export type PromptPair = {
  a: number
  b: number
  /** Words that only one of the two has, and lines that changed. Of very different prompts the words are at most so many. */
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
 * smallest ids. All prompts are compared by their sketches; the nearest 4 × limit + 16 pairs of them by `measure`.
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
  const keys = [...new Set(conditions.flatMap(({ factors }) => Object.keys(factors)))].sort()
  const found: Found[] = []
  for (const { a, b, words, lines } of exact) {
    const last = found[limit - 1]
    if (last && (words > last.words || (words === last.words && lines > last.lines))) break
    for (const x of a.conditions) {
      for (const y of b.conditions) {
        const [one, other] = x.id < y.id ? [x, y] : [y, x]
        found.push({ a: one, b: other, words, lines, apart: keysApart(one, other, keys) })
        if (found.length >= limit + 2000) keep(found, limit)
      }
    }
    keep(found, limit)
  }
  return found.map(({ a, b, words, lines }) => ({
    ...{ a: a.id, b: b.id, words, lines },
    factors: keys.filter((key) => a.factors[key] !== b.factors[key]),
  }))
}

type Found = { a: PromptedCondition; b: PromptedCondition; words: number; lines: number; apart: number }

function keep(found: Found[], limit: number): void {
  found.sort(
    (x, y) =>
      x.words - y.words || x.lines - y.lines || x.apart - y.apart || x.a.id - y.a.id || x.b.id - y.b.id,
  )
  found.length = Math.min(found.length, limit)
}

function keysApart(a: PromptedCondition, b: PromptedCondition, keys: string[]): number {
  let apart = 0
  for (const key of keys) if (a.factors[key] !== b.factors[key]) apart++
  return apart
}

type Prompt = PromptSet<PromptedCondition>
type Near = { a: Prompt; b: Prompt; distance: number }

/** The pairs of prompts with the smallest distances; of equals, those that come first. */
function nearest(sets: Prompt[], most: number): Near[] {
  const sketch = sketcher()
  const sketched = sets.map((set) => ({ set, sketch: sketch(set.messages) }))
  let near: Near[] = []
  let bound = Number.POSITIVE_INFINITY
  for (const [index, b] of sketched.entries()) {
    for (const a of sketched.slice(0, index)) {
      const distance = sketchDistance(a.sketch, b.sketch, bound)
      if (distance >= bound) continue
      near.push({ a: a.set, b: b.set, distance })
      if (near.length < 2 * most) continue
      near = closest(near, most)
      bound = near.at(-1)?.distance ?? bound
    }
  }
  return closest(near, most)
}

function closest(near: Near[], most: number): Near[] {
  return near.toSorted((x, y) => x.distance - y.distance).slice(0, most)
}

function measured(a: PromptMessage[], b: PromptMessage[]): { words: number; lines: number } {
  const { added, removed, lines } = totals(diffPrompts(a, b, FEW_STEPS))
  return { words: added + removed, lines }
}
