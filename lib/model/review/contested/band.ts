import type { Outcome } from "@/lib/model/clause"
import type { RateRow } from "@/lib/model/rates/rows"
import { hasOutcome } from "@/lib/model/talk/flag"

// What a rate would be if the disputes against its values were upheld. A dispute that is open or was upheld counts,
// one that was rejected or withdrawn does not.

/** Of one group: k of n, how many of its k are disputed away from the outcome, how many of the others towards it. */
export type ContestedCounts = { k: number; n: number; away: number; toward: number }

export type Contested = ContestedCounts & {
  /** With all of the disputes upheld. */
  upheld: number
  /** With only those upheld that lower it, or only those that raise it. */
  low: number
  high: number
}

/**
 * The band of a rate: shares from 0 to 1; null where there is no n. Throws RangeError where more are disputed than
 * there are.
 */
export function contestedBand(counts: ContestedCounts): Contested | null {
  const { k, n, away, toward } = counts
  if (away > k || toward > n - k) throw new RangeError("more are disputed than there are")
  if (n === 0) return null
  return { ...counts, upheld: (k - away + toward) / n, low: (k - away) / n, high: (k + toward) / n }
}

/**
 * Where the disputes of one transcript's value would move it: what most of them propose decides, and where several
 * proposals are even, one that would move it is enough. Null: they would leave it where it is, with or without the
 * outcome.
 */
export function moveOf(outcome: Outcome, has: boolean, proposals: string[]): "away" | "toward" | null {
  const counts = new Map<string, number>()
  for (const proposal of proposals) counts.set(proposal, (counts.get(proposal) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  const leading = [...counts].filter(([, count]) => count === most).map(([proposal]) => proposal)
  if (!leading.some((proposal) => hasOutcome(outcome, proposal) !== has)) return null
  return has ? "away" : "toward"
}

/** One transcript whose value its disputes would move, with its group's levels. */
export type Moved = {
  transcript: string
  by: Record<string, string | null>
  move: "away" | "toward"
  /** The disputes that say so. */
  flags: number[]
}

/** Each row's band; null for published counts and rows without data. Groups are told apart by the rows' own keys. */
export function contestedRows(
  rows: Pick<RateRow, "by" | "published" | "k" | "n">[],
  moved: Pick<Moved, "by" | "move">[],
): (Contested | null)[] {
  return rows.map(({ by, published, k, n }) => {
    if (published) return null
    const own = moved.filter((one) =>
      Object.entries(by).every(([key, value]) => (one.by[key] ?? null) === value),
    )
    const of = (move: Moved["move"]) => own.filter((one) => one.move === move).length
    // Counted by another question, a moment apart: what changed in between is no reason to fail.
    return contestedBand({ k, n, away: Math.min(k, of("away")), toward: Math.min(n - k, of("toward")) })
  })
}
