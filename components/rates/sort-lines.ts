import type { RateView } from "@/lib/filters/rates"
import { groupBy } from "./arrange"
import type { Line } from "./line"
import type { Groups } from "./question"

type Sort = RateView["sort"]

/**
 * Lines in the order asked for, within their panel and row: the row with the highest (lowest, largest) line comes
 * first. Of differences, what is sorted is the difference, and the largest is the one furthest from 0; else the
 * largest has the most transcripts. What has no data comes last; what is equal keeps the order of the levels.
 */
export function sortLines(lines: Line[], sort: Sort, groups: Pick<Groups, "rows" | "panels">): Line[] {
  const rank = ranks[sort]
  if (!rank) return lines
  const descending = (a: number, b: number) => (a === b ? 0 : b - a)
  return groupBy(lines, groups.panels).flatMap(({ rows: panel }) =>
    groupBy(panel, groups.rows)
      .map(({ rows }) => [...rows].sort((a, b) => descending(rank(a), rank(b))))
      .sort(([a], [b]) => (a && b ? descending(rank(a), rank(b)) : 0))
      .flat(),
  )
}

const LAST = Number.NEGATIVE_INFINITY

const ranks: Record<Sort, ((line: Line) => number) | null> = {
  levels: null,
  highest: (line) => drawnValue(line) ?? LAST,
  lowest: (line) => -(drawnValue(line) ?? Number.POSITIVE_INFINITY),
  largest: ({ difference, n }) => {
    if (difference === null) return n
    return difference.kind === "compared" ? Math.abs(difference.estimate) : LAST
  },
}

/** What is drawn of a line: its difference where differences are, else its rate; null where there is none. */
function drawnValue({ difference, rate }: Line): number | null {
  if (difference === null) return rate
  if (difference.kind === "compared") return difference.estimate
  return difference.kind === "baseline" ? 0 : null
}
