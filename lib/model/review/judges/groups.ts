import { accuracyOf, roganGladen } from "@/lib/stats/judge/correction"
import { type LabelledTable, shareOf, together, type Weighed } from "@/lib/stats/judge/labelled-table"
import { predictionPowered } from "@/lib/stats/judge/prediction-powered"
import { wilson } from "@/lib/stats/proportion"
import type { CheckedRate, CheckGroup, PairCount } from "./check"

// Transcripts counted by what a judge and people say of them, null where they say nothing.

export type Pair = {
  by: Record<string, string | null>
  judge: string | null
  people: string | null
  n: number
}

/** With the sum of the weights and of their squares. */
export type WeighedPair = Pair & { weight: number; square: number }

/** Each stands for itself. */
export function unweighted(row: Pair): WeighedPair {
  return { ...row, weight: row.n, square: row.n }
}

/** One group: what the judge says of all of it, and both of its labels; `hit` is whether a level is the outcome. */
export function groupOf(
  by: Pair["by"],
  hit: (level: string) => boolean,
  all: Pair[],
  labels: WeighedPair[],
  random: boolean,
): CheckGroup {
  const is = (level: string | null) => level !== null && hit(level)
  const judged = all.filter((row) => row.judge !== null)
  const [k, n] = [sumOf(judged.filter((row) => is(row.judge))), sumOf(judged)]
  const both = labels.filter((row) => row.judge !== null && row.people !== null)
  const of = (says: boolean, people: boolean): Weighed =>
    together(...both.filter((row) => is(row.judge) === says && is(row.people) === people))
  const table: LabelledTable = {
    ...{ yesYes: of(true, true), yesNo: of(true, false), noYes: of(false, true), noNo: of(false, false) },
  }
  const asked = random && n > 0
  return {
    ...{ by, judged: rateOf(k, n), people: peopleOf(table), accuracy: accuracyOf(table) },
    roganGladen: asked ? roganGladen({ k, n }, table) : null,
    powered: asked ? predictionPowered({ k, n }, table) : null,
  }
}

function rateOf(k: number, n: number): CheckedRate {
  return n > 0 ? { k, n, rate: k / n, ...wilson(k, n) } : { k, n, rate: null, low: null, high: null }
}

function peopleOf({ yesYes, noYes, yesNo, noNo }: LabelledTable): CheckedRate {
  const share = shareOf(together(yesYes, noYes), together(yesNo, noNo))
  if (!share) return rateOf(0, 0)
  const { size: _, ...rate } = share
  return rate
}

/** The groups that a population has, by their values; those without one last. */
export function groupsOf(by: string[], all: Pair[]): Pair["by"][] {
  if (by.length === 0) return []
  const groups = new Map(all.map((row) => [JSON.stringify(by.map((key) => row.by[key])), row.by]))
  const collator = new Intl.Collator("en", { numeric: true })
  return [...groups.values()].sort((a, b) => {
    const differing = by.find((key) => a[key] !== b[key])
    if (differing === undefined) return 0
    const [first, second] = [a[differing] ?? null, b[differing] ?? null]
    return first === null ? 1 : second === null ? -1 : collator.compare(first, second)
  })
}

export function inGroup(group: Pair["by"], row: Pair): boolean {
  return Object.keys(group).every((key) => row.by[key] === group[key])
}

export function matrixOf(labels: Pair[]): PairCount[] {
  const pairs = new Map<string, PairCount>()
  for (const { judge, people, n } of labels) {
    if (judge === null || people === null) continue
    const key = JSON.stringify([judge, people])
    pairs.set(key, { judge, people, n: (pairs.get(key)?.n ?? 0) + n })
  }
  return [...pairs.values()]
}

export function sumOf(rows: { n: number }[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0)
}
