import type { OutlineRow } from "@/lib/model/reader/shown"

// Where a key leads, over the rows of the whole transcript: what is not on the page is reached like all else.

/** A place that one can go to: a row, or an anchor in it. */
export type Stop = { row: number; message: number; anchor: string | null }

export type Goal = "row" | "evidence" | "action" | "harm"

/** Everything that a key of its kind stops at, in the order of the transcript. */
export function stopsOf(outline: OutlineRow[], goal: Goal): Stop[] {
  return outline.flatMap(({ row, message, actions, evidence, harm }): Stop[] => {
    if (goal === "evidence") return evidence.map((anchor) => ({ row, message, anchor }))
    const wanted = { row: true, action: actions.length > 0, harm: harm !== null }[goal]
    return wanted ? [{ row, message, anchor: null }] : []
  })
}

/**
 * The index of the stop that is next from a row; null when there is none that way. `last` is the stop that one came
 * to by the same key: from it, as long as one has not left its row. `inside`: the row itself was gone to already.
 */
export function nextStop(
  stops: Stop[],
  from: { row: number; inside: boolean },
  last: Stop | null,
  by: 1 | -1,
): number | null {
  const at = last && last.row === from.row ? indexOfStop(stops, last) : -1
  if (at !== -1) return stops[at + by] ? at + by : null
  const reached = by === 1 ? firstFrom(stops, from) : lastUpTo(stops, from)
  return reached === -1 ? null : reached
}

function indexOfStop(stops: Stop[], { row, anchor }: Stop): number {
  return stops.findIndex((one) => one.row === row && one.anchor === anchor)
}

/** An anchor in the row that one is in may lie below: only the row as a whole is behind. */
function firstFrom(stops: Stop[], { row, inside }: { row: number; inside: boolean }): number {
  return stops.findIndex((one) => one.row > row || (one.row === row && (!inside || one.anchor !== null)))
}

function lastUpTo(stops: Stop[], { row, inside }: { row: number; inside: boolean }): number {
  return stops.findLastIndex((one) => one.row < row || (one.row === row && !inside))
}
