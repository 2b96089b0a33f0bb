import type { Clause } from "@/lib/model/clause"
import type { RateRow } from "@/lib/model/rates/rows"
import { newcombe } from "@/lib/stats/difference"
import { fisherExact } from "@/lib/stats/fisher"
import { holm } from "@/lib/stats/holm"

type Row = Pick<RateRow, "by" | "published" | "citation" | "k" | "n">

/** The values that a baseline fixes, per key. */
export type Baseline = Record<string, string | null>

/** A row's rate minus that of its base: shares in [−1, 1] with the 95 % Newcombe interval; p is Fisher's, two-sided. */
export type Compared<R> = {
  kind: "compared"
  base: R
  estimate: number
  low: number
  high: number
  p: number
  /** p adjusted by Holm over all comparisons that are shown. */
  adjusted: number
}

export type Difference<R = RateRow> =
  | { kind: "baseline" }
  | Compared<R>
  | { kind: "none"; reason: "no data" | "no baseline" | "no data in the baseline"; base: Baseline }

/**
 * What rows are compared with: the values that an address names for keys in `by`, in whatever order. Without any, the
 * first value (rows come in the order of their levels) of the last key in `by` that has several; {} where none has.
 */
export function baselineOf(asked: Clause[], by: string[], rows: Pick<RateRow, "by">[]): Baseline {
  const own = asked.filter(({ key, op }) => op === "=" && by.includes(key))
  if (own.length > 0)
    return Object.fromEntries(own.map(({ key, value }) => [key, value === "" ? null : value]))
  const key = by.findLast((candidate) => valuesOf(rows, candidate).length > 1)
  if (key === undefined) return {}
  const values = valuesOf(rows, key)
  return { [key]: values.find((value) => value !== null) ?? null }
}

/**
 * Each row's difference from its base, the row of the same source with the baseline's values and otherwise its own;
 * in the order given. A row that is its own base is the baseline. What cannot be compared says why and is in no
 * correction.
 */
export function differencesOf<R extends Row>(rows: R[], baseline: Baseline): Difference<R>[] {
  const known = new Map(rows.map((row) => [idOf(row, row.by), row]))
  const first = rows.map((row) => differenceOf(row, baseline, known))
  const compared = first.filter((one) => one.kind === "compared")
  const adjusted = holm(compared.map(({ p }) => p))
  for (const [index, one] of compared.entries()) one.adjusted = adjusted[index] ?? 1
  return first
}

function differenceOf<R extends Row>(row: R, baseline: Baseline, known: Map<string, R>): Difference<R> {
  const wanted = { ...row.by, ...baseline }
  const base = known.get(idOf(row, wanted))
  if (base === row) return { kind: "baseline" }
  if (row.n === 0) return { kind: "none", reason: "no data", base: wanted }
  if (!base) return { kind: "none", reason: "no baseline", base: wanted }
  if (base.n === 0) return { kind: "none", reason: "no data in the baseline", base: wanted }
  const p = fisherExact(row.k, row.n, base.k, base.n)
  return { kind: "compared", base, ...newcombe(row.k, row.n, base.k, base.n), p, adjusted: p }
}

function idOf({ published, citation }: Row, by: RateRow["by"]): string {
  const values = Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([published, citation, values])
}

function valuesOf(rows: Pick<RateRow, "by">[], key: string): (string | null)[] {
  return [...new Set(rows.map(({ by }) => by[key] ?? null))]
}
