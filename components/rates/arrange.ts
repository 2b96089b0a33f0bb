import type { RateRow } from "@/lib/model/study"

/** Rows that share a value, in the order in which the values first appear. */
export type Group = { value: string | null; rows: RateRow[] }

/** Splits rows by their value of a key; one group of everything without a key. */
export function groupBy(rows: RateRow[], key: string | null): Group[] {
  const groups = new Map<string | null, RateRow[]>()
  for (const row of rows) {
    const value = key === null ? null : (row.by[key] ?? null)
    groups.set(value, [...(groups.get(value) ?? []), row])
  }
  return [...groups].map(([value, members]) => ({ value, rows: members }))
}

/** How many transcripts have no value for the outcome, whatever the reason. */
export function missingOf({ missing }: RateRow): number {
  return missing.failed + missing.not_judged + missing.judge_failed
}
