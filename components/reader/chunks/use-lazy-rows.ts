import { useCallback, useEffect, useState } from "react"
import type { Plan, ReaderPlace, ReaderRow } from "@/lib/model/reader/shown"
import { keepingPlace } from "./element"

/** What of a message a screen holds at most, and how much of messages together. */
const SCREEN = 4_000

/**
 * Which rows the first paint need not lay out. Of a long transcript all rows are laid out once the page is at rest:
 * between chunks of guessed height, rows of guessed height would make no place certain.
 */
export function useLazyRows(
  plan: Plan,
  first: { rows: ReaderRow[] }[],
  link: ReaderPlace | null,
): (message: number) => boolean {
  const [eager] = useState(() => firstScreen(first, link?.message ?? 0))
  const [rested, setRested] = useState(false)
  useEffect(() => {
    if (plan.whole) return
    const timer = setTimeout(() => keepingPlace(() => setRested(true)), 0)
    return () => clearTimeout(timer)
  }, [plan.whole])
  return useCallback((message) => !rested && !eager.has(message), [rested, eager])
}

/** The messages from a place on that fill a screen, and the one before them. */
function firstScreen(first: { rows: ReaderRow[] }[], message: number): Set<number> {
  const rows = first.flatMap((chunk) => chunk.rows)
  const start = Math.max(0, rows.findLastIndex((row) => row.message.ordinal <= message) - 1)
  const eager = new Set<number>()
  let shown = 0
  for (const row of rows.slice(start)) {
    eager.add(row.message.ordinal)
    if (row.message.ordinal >= message) shown += Math.min(row.message.length, SCREEN)
    if (shown >= SCREEN) break
  }
  return eager
}
