import type { RateRow } from "@/lib/model/rates/rows"
import { clusteredInterval } from "@/lib/stats/clusters"
import { wilson } from "@/lib/stats/proportion"
import { matcher, reversed, type SharedKey } from "./match"
import type { ModelMatch } from "./model-name"
import type { Pair } from "./pairs"
import type { Miss } from "./unmatched"

export type LaidOver = { pairs: Pair[]; misses: { ours: Miss[]; published: Miss[] } }

/**
 * For each of our rows the published cells that its own cells have as counterparts, added up per citation. `cells` are
 * our rows split by `model` and the shared keys; `published` holds at least these keys, and `factors` names those of
 * its keys that make a condition. A row with a cell that has no counterpart has none itself.
 */
export function layOver(
  ours: { rows: RateRow[]; cells: RateRow[] },
  published: { cells: RateRow[]; factors: string[] },
  models: ModelMatch[],
  keys: SharedKey[],
): LaidOver {
  const find = matcher(published.cells, models, keys)
  const used = new Set<RateRow>()
  const misses: Miss[] = []
  const pairs = ours.rows.flatMap((row): Pair[] => {
    const found = ours.cells.filter((cell) => cell.n > 0 && within(cell, row)).map(find)
    const cells = found.flatMap((one) => ("cells" in one ? one.cells : []))
    const missed = found.flatMap((one) => ("miss" in one ? one.miss : []))
    const [first] = missed
    if (found.length === 0) misses.push({ kind: "no data" })
    else if (first) misses.push(missed.length < found.length ? { kind: "part" } : first)
    else {
      for (const cell of cells) used.add(cell)
      return sumPublished(row.by, cells, published.factors).map((sum) => ({ ours: row, published: sum }))
    }
    return []
  })
  return {
    pairs,
    misses: { ours: misses, published: unused(ours.cells, published.cells, used, models, keys) },
  }
}

function within(cell: RateRow, row: RateRow): boolean {
  return (
    cell.citation === row.citation && Object.entries(row.by).every(([key, value]) => cell.by[key] === value)
  )
}

/** Why each published cell, by model and shared keys, stands beside none of ours. */
function unused(
  ours: RateRow[],
  published: RateRow[],
  used: Set<RateRow>,
  models: ModelMatch[],
  keys: SharedKey[],
): Miss[] {
  const find = matcher(ours, ...reversed(models, keys))
  const idOf = ({ by }: RateRow) => JSON.stringify([by.model, ...keys.map(({ theirs }) => by[theirs])])
  return [...Map.groupBy(published, idOf).values()].flatMap((group): Miss[] => {
    const [cell] = group
    if (!cell || group.some((one) => used.has(one))) return []
    const found = find(cell)
    return "miss" in found ? [found.miss] : [{ kind: "no data" }]
  })
}

/**
 * Published cells added up, a row per citation, under another group's keys. Cells with the same values of `factors`
 * count as one prompt for the interval that allows for differences between prompts.
 */
function sumPublished(by: RateRow["by"], cells: RateRow[], factors: string[]): RateRow[] {
  return [...Map.groupBy(cells, ({ citation }) => citation)].map(([citation, own]) => {
    const total = add(own)
    const prompts = [...Map.groupBy(own, (row) => JSON.stringify(factors.map((key) => row.by[key] ?? null)))]
      .map(([, group]) => add(group))
      .filter(({ n }) => n > 0)
    return {
      ...{ by, published: true, citation, ...total },
      rate: total.n > 0 ? total.k / total.n : null,
      ...(total.n > 0 ? wilson(total.k, total.n) : { low: null, high: null }),
      prompts: prompts.length,
      clustered: prompts.length < 2 ? null : ends(clusteredInterval(prompts)),
    }
  })
}

function add(rows: RateRow[]): Pick<RateRow, "k" | "n" | "missing" | "excluded"> {
  const sum = (of: (row: RateRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    k: sum(({ k }) => k),
    n: sum(({ n }) => n),
    missing: {
      failed: sum(({ missing }) => missing.failed),
      not_judged: sum(({ missing }) => missing.not_judged),
      judge_failed: sum(({ missing }) => missing.judge_failed),
    },
    excluded: sum(({ excluded }) => excluded),
  }
}

const ends = ({ low, high }: { low: number; high: number }) => ({ low, high })
