import type { Difference } from "@/lib/model/rates/difference"
import type { MixRow, RateRow } from "@/lib/model/rates/rows"
import type { Contested } from "@/lib/model/review/contested/band"

/** One group of a chart, whatever the chart's form: a line, a cell or a bar. Of a mix, k counts those with any harm. */
export type Line = RateRow & {
  /** Of a mix: how many in each part, and in none of them. */
  mix: Pick<MixRow, "counts" | "other"> | null
  /** Of differences, from its baseline. */
  difference: Difference | null
  /** Cannot be told apart from the first of the lines that are sorted by their rate. */
  tied: boolean
  /** What disputes leave of its rate, where that was asked for. */
  contested: Contested | null
}

export function lineOf(row: RateRow, difference: Difference | null = null): Line {
  return { ...row, mix: null, difference, tied: false, contested: null }
}

export function mixLine({ counts, other, harm, ...group }: MixRow): Line {
  return {
    ...{ ...group, ...harm, prompts: 0, clustered: null },
    ...{ mix: { counts, other }, difference: null, tied: false, contested: null },
  }
}

/** What tells a line from the others of its chart. */
export function lineKey({ by, citation }: RateRow): string {
  return JSON.stringify([Object.values(by), citation])
}
