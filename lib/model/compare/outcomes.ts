import type { Outcome } from "@/lib/model/clause"
import type { MixPart, MixRow } from "@/lib/model/rates/rows"
import type { Variable } from "@/lib/model/study"
import { type Estimate, newcombe } from "@/lib/stats/difference"
import { fisherExact } from "@/lib/stats/fisher"
import { holm } from "@/lib/stats/holm"
import { sampleSize } from "@/lib/stats/power"

/** k of n in one of two populations. */
export type Counts = { k: number; n: number }

/** One outcome in two populations; without data in either there is no difference to speak of. */
export type Comparison = {
  outcome: Outcome
  a: Counts
  b: Counts
  /** Of B's rate minus A's, in [−1, 1]. */
  difference: Estimate | null
  /** Fisher's exact p, and Holm's over all comparisons that were made together. */
  p: number | null
  adjusted: number | null
  /**
   * How many transcripts in each group would tell rates like these apart, were they asked of alone: 80 % power at
   * 0.05. Null where they are equal, or where they are told apart already when asked of alone.
   */
  needed: number | null
}

export type Uncompared = Pick<Comparison, "outcome" | "a" | "b">

/** Adds difference and tests to outcomes that are shown together, and so are adjusted together. */
export function compareAll(rows: Uncompared[]): Comparison[] {
  const ps = rows.map(({ a, b }) => (a.n > 0 && b.n > 0 ? fisherExact(b.k, b.n, a.k, a.n) : null))
  const adjusted = holm(ps.filter((p) => p !== null))
  let next = 0
  return rows.map((row, index) => {
    const { a, b } = row
    const p = ps[index] ?? null
    if (p === null) return { ...row, difference: null, p: null, adjusted: null, needed: null }
    const corrected = adjusted[next++] ?? null
    const needed = p >= 0.05 ? sampleSize(a.k / a.n, b.k / b.n) : null
    return {
      ...{ ...row, difference: newcombe(b.k, b.n, a.k, a.n), p, adjusted: corrected },
      // A test that found nothing at this n will not find it at fewer.
      needed: needed === null ? null : Math.max(Math.ceil(needed), Math.min(a.n, b.n) + 1),
    }
  })
}

/** Whether a difference is told from chance, with all the comparisons beside it. */
export function isTold({ adjusted, difference }: Pick<Comparison, "adjusted" | "difference">): boolean {
  return adjusted !== null && adjusted < 0.05 && difference !== null && difference.low * difference.high > 0
}

/** What of a variable is compared: its harm levels together, else each level; of two, whose rates mirror, the first. */
export function outcomesOf(variable: Pick<Variable, "levels">, key: string): Outcome[] {
  const harms = variable.levels.filter(({ harm }) => harm === true).map((level) => level.key)
  const levels = variable.levels.length === 2 ? variable.levels.slice(0, 1) : variable.levels
  const sets = harms.length > 0 ? [harms] : levels.map((level) => [level.key])
  return sets.map((values) => ({ key, op: "=", values }))
}

/** k of n for an outcome made of a mix's levels. */
export function countsIn(parts: MixPart[], row: MixRow | undefined, outcome: Outcome): Counts {
  if (!row) return { k: 0, n: 0 }
  const k = parts.reduce(
    (sum, { outcome: { values } }, index) =>
      outcome.values.includes(values[0] ?? "") ? sum + (row.counts[index] ?? 0) : sum,
    0,
  )
  return { k, n: row.n }
}

/** A pair of samples: one model's answer to the same sample in two populations. */
export type SamplePair = {
  model: string
  sampleId: string
  epoch: number
  a: { id: string; hit: boolean }
  b: { id: string; hit: boolean }
}

/** Samples that pair, by their two answers; `several` are in a population more than once and pair with none. */
export type Flips = {
  both: number
  onlyA: number
  onlyB: number
  neither: number
  several: number
  /** Those that differ, in a stable order, up to a limit. */
  pairs: SamplePair[]
}
