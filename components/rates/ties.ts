import type { RateView } from "@/lib/filters/rates"
import { type Estimate, newcombe } from "@/lib/stats/difference"
import { tiedWithFirst } from "@/lib/stats/ties"
import type { Line } from "./line"

/** The pairs to be tested grow with the square of the lines. */
export const MOST_TIED = 150

/** What sorting put first, and the next that cannot be told apart from it; the very next where all can. */
export type Ties = {
  first: Line
  next: Line
  /** first − next, as shares. */
  difference: Estimate
  /** How many lines cannot be told from the first, itself not counted. */
  tied: number
  /** Lines with data. */
  of: number
}

/**
 * Marks the lines that cannot be told apart from the one that sorting by rate puts first, over all panels; null where
 * nothing is sorted by rate, fewer than two lines have data, or there are too many to ask.
 */
export function markTies(lines: Line[], sort: RateView["sort"]): { lines: Line[]; ties: Ties | null } {
  const sign = sort === "highest" ? -1 : 1
  const ranked = lines.filter(({ n }) => n > 0).sort((a, b) => sign * ((a.rate ?? 0) - (b.rate ?? 0)))
  const [first, second] = ranked
  const unsorted = sort !== "highest" && sort !== "lowest"
  if (unsorted || !first || !second || first.difference !== null || ranked.length > MOST_TIED)
    return { lines, ties: null }
  const flags = tiedWithFirst(ranked)
  const tied = new Set(ranked.filter((_, index) => index > 0 && flags[index]))
  const next = ranked.find((line) => tied.has(line)) ?? second
  const difference = newcombe(first.k, first.n, next.k, next.n)
  return {
    lines: tied.size === 0 ? lines : lines.map((line) => (tied.has(line) ? { ...line, tied: true } : line)),
    ties: { first, next, difference, tied: tied.size, of: ranked.length },
  }
}
