import "server-only"
import type { Clause, Outcome } from "@/lib/model/clause"
import {
  type Comparison,
  type Counts,
  compareAll,
  countsIn,
  outcomesOf,
  type Uncompared,
} from "@/lib/model/compare/outcomes"
import type { Filters } from "@/lib/model/population/filters"
import type { MixPart, MixRow } from "@/lib/model/rates/rows"
import { ruleCovers } from "@/lib/model/rule"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { mixOf, ratesOf } from "@/lib/queries/rates/count"
import { resolveVariable, variableKey } from "@/lib/queries/studies/keys"

/** One variable's levels in both populations. */
export type SideBySide = { variable: Variable; parts: MixPart[]; a: MixRow | null; b: MixRow | null }

export type ComparedPopulations = {
  /** The asked outcome first, then every other variable's. */
  comparisons: Comparison[]
  mixes: SideBySide[]
  /** Whether a side's counts are a publication's: no transcripts stand behind them. */
  published: { a: boolean; b: boolean }
}

/** One side of a comparison: what both share, and its own clauses in place of the shared ones on their keys. */
export function sidePopulation(shared: Filters, own: Clause[]): Filters {
  const keys = own.map(({ key }) => key)
  return { ...shared, where: [...shared.where.filter(({ key }) => !keys.includes(key)), ...own] }
}

/**
 * Every categorical variable of a study in two populations, but those that define the `sides`. Published counts speak
 * only where a population has no transcripts. Throws QuestionError like `ratesOf`.
 */
export async function comparePopulations(
  study: Study,
  catalogue: Catalogue,
  { a, b, outcome, sides = [] }: { a: Filters; b: Filters; outcome: Outcome; sides?: string[] },
): Promise<ComparedPopulations> {
  const mixes = await Promise.all(
    catalogue.variables
      .filter(
        ({ kind, levels, key }) =>
          kind === "categorical" && levels.length > 0 && ruleCovers(catalogue, a.rule, key),
      )
      .map((variable) => sideBySide(study, catalogue, variable, { a, b })),
  )
  const asked = resolveVariable(catalogue, outcome.key)
  const { published, ...counts } = await bothCounts(study, catalogue, { a, b, outcome })
  const first = { outcome, ...counts }
  const siding = (variable: Variable) => sides.includes(variableKey(catalogue, variable))
  const others = mixes.flatMap(({ variable, parts, a, b }): Uncompared[] => {
    if (variable.id === asked.id || siding(variable)) return []
    return outcomesOf(variable, variableKey(catalogue, variable)).map((outcome) => ({
      ...{
        outcome,
        a: countsIn(parts, a ?? undefined, outcome),
        b: countsIn(parts, b ?? undefined, outcome),
      },
    }))
  })
  return { comparisons: compareAll([first, ...others]), mixes, published }
}

async function sideBySide(
  study: Study,
  catalogue: Catalogue,
  variable: Variable,
  { a, b }: { a: Filters; b: Filters },
): Promise<SideBySide> {
  const key = variableKey(catalogue, variable)
  const parts = variable.levels.map(
    (level): MixPart => ({
      ...{ outcome: { key, op: "=", values: [level.key] }, harm: level.harm ?? null },
    }),
  )
  const [mixA, mixB] = await Promise.all(
    [a, b].map((population) => mixOf(study, catalogue, { parts, by: [], population })),
  )
  return { variable, parts, a: speaking(mixA?.rows ?? []), b: speaking(mixB?.rows ?? []) }
}

async function bothCounts(
  study: Study,
  catalogue: Catalogue,
  { a, b, outcome }: { a: Filters; b: Filters; outcome: Outcome },
): Promise<{ a: Counts; b: Counts; published: ComparedPopulations["published"] }> {
  const [own, other] = await Promise.all(
    [a, b].map(async (population) =>
      speaking((await ratesOf(study, catalogue, { outcome, by: [], population })).rows),
    ),
  )
  const counts = (row: typeof own): Counts => ({ k: row?.k ?? 0, n: row?.n ?? 0 })
  const published = { a: own?.published ?? false, b: other?.published ?? false }
  return { a: counts(own), b: counts(other), published }
}

/** The transcripts' own row; of published counts alone, the one publication's. */
function speaking<T extends { published: boolean; n: number }>(rows: T[]): T | null {
  const own = rows.find(({ published }) => !published)
  if (own && own.n > 0) return own
  const stated = rows.filter(({ published }) => published)
  return (stated.length === 1 ? stated[0] : own) ?? null
}
