import type { Form, RateView } from "@/lib/filters/rates"
import { type Baseline, baselineOf, differencesOf } from "@/lib/model/rates/difference"
import type { Mix, MixPart, RateRow, Rates } from "@/lib/model/rates/rows"
import { contestedRows, type Moved } from "@/lib/model/review/contested/band"
import { type Line, lineOf, mixLine } from "./line"
import { type Groups, keysOf } from "./question"
import { sortLines } from "./sort-lines"
import { markTies, type Ties } from "./ties"

/** What a chart draws. */
export type Drawn = {
  /** In the order in which they stand. */
  lines: Line[]
  /** For the heat map, each row over all its columns. */
  margin: Line[]
  /** Of a mix; else none. */
  parts: MixPart[]
  ties: Ties | null
  /** What differences are taken from; {} where nothing is compared. */
  baseline: Baseline
  comparisons: number
}

/** From counted groups to the lines of a chart: mixed, compared, sorted and with their ties marked. */
export function drawnOf(
  view: { form: Form } & Pick<RateView, "sort" | "baseline">,
  groups: Groups,
  counted: { rates: Rates; margin: Rates | null; mix: Mix | null; moved?: Moved[] | null },
): Drawn {
  const { rates, margin, mix, moved } = counted
  const keys = keysOf(groups)
  const baseline = view.form === "difference" ? baselineOf(view.baseline, keys, rates.rows) : {}
  const compared = view.form === "difference" ? differencesOf(rates.rows, baseline) : []
  const contested = moved ? contestedRows(rates.rows, moved) : []
  const lineAt = (row: RateRow, index: number) => ({
    ...lineOf(row, compared[index]),
    contested: contested[index] ?? null,
  })
  const drawn = mix ? mix.rows.map(mixLine) : rates.rows.map(lineAt)
  const rated = mix === null || mix.parts.some(({ harm }) => harm)
  const { lines, ties } = rated ? markTies(drawn, view.sort) : { lines: drawn, ties: null }
  return {
    lines: sortLines(lines, view.sort, groups),
    margin: (margin?.rows ?? []).map((row) => lineOf(row)),
    parts: mix?.parts ?? [],
    ties,
    baseline,
    comparisons: compared.filter(({ kind }) => kind === "compared").length,
  }
}
