import { QuestionError } from "@/lib/model/question-error"
import type { Share, Stratum } from "./plan"

// Drawing a sample that can be drawn again: same seed, same candidates, same sample, on every machine. Random
// numbers are sfc32's (Doty-Humphrey's PractRand): 128 bits of state (seed, 0x9e3779b9, 0x243f6a88, 1), of whose
// outputs the first 15 are thrown away.

/** A source of whole numbers from 0 to below `bound`, each as likely as any other. */
export type Randomness = (bound: number) => number

export function randomness(seed: number): Randomness {
  let [a, b, c, counter] = [seed >>> 0, 0x9e3779b9, 0x243f6a88, 1]
  const next = () => {
    const sum = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = (b ^ (b >>> 9)) >>> 0
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    return sum
  }
  for (let round = 0; round < 15; round++) next()
  return (bound) => {
    // What lies beyond the greatest multiple of the bound would make small numbers likelier.
    const limit = 2 ** 32 - (2 ** 32 % bound)
    for (;;) {
      const number = next()
      if (number < limit) return number % bound
    }
  }
}

/** A seed from a text: FNV-1a of its UTF-16 code units, without the sign bit, as Postgres' int holds it. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash & 0x7fffffff
}

/** All of them in a random order (Fisher and Yates); `n` of them: the first n of that order. */
export function drawRandom<T>(items: T[], n: number, random: Randomness): T[] {
  const shuffled = [...items]
  const size = Math.min(n, shuffled.length)
  for (let at = 0; at < size; at++) {
    const other = at + random(shuffled.length - at)
    const [one, two] = [shuffled[at], shuffled[other]]
    if (one !== undefined && two !== undefined) [shuffled[at], shuffled[other]] = [two, one]
  }
  return shuffled.slice(0, size)
}

/** A candidate: its public id, and the values of the keys that make the strata. */
export type Candidate = { id: string; by: Record<string, string | null> }

export type Stratified = { items: { id: string; stratum: string }[]; strata: Stratum[] }

/**
 * A random sample of each group of candidates with the same values: `n` of each (all, where it has fewer), or n in
 * all, shared out by size. Groups are drawn from in the order of their names; the items are then put in a random
 * order, so that no group is judged before another. Throws QuestionError where n in all is less than the groups.
 */
export function drawStratified(
  candidates: Candidate[],
  { n, share }: { n: number | null; share: Share },
  random: Randomness,
): Stratified {
  const groups = [...Map.groupBy(candidates, ({ by }) => stratumName(by))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const sizes = groups.map(([, { length }]) => length)
  const shares =
    n === null ? sizes : share === "each" ? sizes.map((size) => Math.min(n, size)) : proportional(sizes, n)
  const drawn = groups.map(([name, members], index) => ({
    name,
    by: members[0]?.by ?? {},
    population: members.length,
    items: drawRandom(members, shares[index] ?? 0, random),
  }))
  const items = drawn.flatMap(({ name, items }) => items.map(({ id }) => ({ id, stratum: name })))
  return {
    items: drawRandom(items, items.length, random),
    strata: drawn.map(({ items, ...stratum }) => ({ ...stratum, drawn: items.length })),
  }
}

/** "model: aster-1 · scenario: leak"; a missing value is "none". */
export function stratumName(by: Record<string, string | null>): string {
  return Object.entries(by)
    .map(([key, value]) => `${key}: ${value ?? "none"}`)
    .join(" · ")
}

/**
 * Shares `n` out by size: one for each, and the others in proportion to the sizes less one, by largest remainder
 * (Hamilton); ties go to the first. So that every group is in the sample, and none is asked for more than it has.
 */
export function proportional(sizes: number[], n: number): number[] {
  if (n < sizes.length)
    throw new QuestionError(
      `${n} cannot be shared out among ${sizes.length} groups: each needs one at least.`,
    )
  const rest = sizes.reduce((sum, size) => sum + size - 1, 0)
  const left = Math.min(n - sizes.length, rest)
  const quotas = sizes.map((size) => (rest === 0 ? 0 : ((size - 1) * left) / rest))
  const shares = quotas.map((quota) => 1 + Math.floor(quota))
  const given = shares.reduce((sum, share) => sum + share - 1, 0)
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota - Math.floor(quota) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left - given)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
