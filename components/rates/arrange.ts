import type { RateRow } from "@/lib/model/rates/rows"

/** Rows that share a value, in the order in which the values first appear. */
export type Group<Row> = { value: string | null; rows: Row[] }

/** Splits rows by their value of a key; one group of everything without a key. */
export function groupBy<Row extends Pick<RateRow, "by">>(rows: Row[], key: string | null): Group<Row>[] {
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) {
    const value = key === null ? null : (row.by[key] ?? null)
    const members = groups.get(value)
    if (members) members.push(row)
    else groups.set(value, [row])
  }
  return [...groups].map(([value, members]) => ({ value, rows: members }))
}

/** How many transcripts have no value for the outcome, whatever the reason. */
export function missingOf({ missing }: Pick<RateRow, "missing">): number {
  return missing.failed + missing.not_judged + missing.judge_failed
}
