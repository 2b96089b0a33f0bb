import type { RowRef } from "@/lib/model/reader/rows"

// Two transcripts side by side: what follows the prompts is cut into turns, each with what came in before it.

/** Half-open range of rows. */
export type RowRange = [number, number]
export type TurnPair = { number: number; a: RowRange | null; b: RowRange | null }

/**
 * The rows of each turn, with those that precede it; what follows the last turn belongs to it. What was put before
 * the agent's first turn belongs to none. A transcript in which the agent never speaks has no turns.
 */
export function turnRanges(rows: Pick<RowRef, "kind">[]): RowRange[] {
  const ranges: RowRange[] = []
  let start = rows.findIndex(({ kind }) => kind !== "prompt")
  for (const [index, { kind }] of rows.entries()) {
    if (kind !== "turn") continue
    ranges.push([start, index + 1])
    start = index + 1
  }
  const last = ranges.at(-1)
  if (last) last[1] = rows.length
  return ranges
}

/** Turns side by side by their numbers, from 1; the longer transcript's last ones stand alone. */
export function alignedTurns(a: RowRange[], b: RowRange[]): TurnPair[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => ({
    ...{ number: index + 1, a: a[index] ?? null, b: b[index] ?? null },
  }))
}

/** The one range that holds all of these, which follow each other; empty for none. */
export function spanOf(ranges: (RowRange | null)[]): RowRange {
  const own = ranges.filter((range) => range !== null)
  return [own[0]?.[0] ?? 0, own.at(-1)?.[1] ?? 0]
}
