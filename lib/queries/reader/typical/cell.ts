import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Outcome } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import type { RateRow } from "@/lib/model/rates/rows"
import type { ReadingHead } from "@/lib/model/reader/reading"
import { type CellVariable, mostTelling, type OwnValue, type Typical } from "@/lib/model/reader/typical/cell"
import { DEFAULT_RULE } from "@/lib/model/rule"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { population } from "@/lib/queries/population/where"
import { ratesOf } from "@/lib/queries/rates/count"
import { variableKey } from "@/lib/queries/studies/keys"
import { cellOf, type OfCell } from "./cell-of"
import { counterpartsOf } from "./counterparts-of"
import { oppositeScope } from "./nearest-opposite"
import { ownValues } from "./own-value"

const { sql, join } = Prisma

/**
 * Whether a transcript is typical of its cell, its model and assigned factors (see `cellOf`): the headline outcome's rate there, the
 * levels of what came of its transcripts, its own values, and which other transcripts to hold beside it. Published
 * counts have no part in it. Throws QuestionError for a rule that the study does not have, or that says nothing of
 * the headline outcome.
 */
export async function typicalOf(
  head: OfCell & Pick<ReadingHead, "sampleId" | "epoch">,
  study: Study,
  catalogue: Catalogue,
  rule = DEFAULT_RULE,
): Promise<Typical> {
  const { population: cell, leftOut, size, excludedN } = await cellOf(head, study, catalogue, rule)
  const outcome = resolveOutcome(study, catalogue, null)
  const telling = tellingVariables(catalogue, outcome)
  const [row, levels, own, counterparts] = await Promise.all([
    outcome && rateOf(study, catalogue, cell, outcome),
    levelsIn(study, catalogue, cell, telling),
    ownValues(study, catalogue, { id: head.id, rule, variables: telling, outcome }),
    counterpartsOf(head, study, catalogue, outcome, rule),
  ])
  const variables = telling.map(
    (variable): CellVariable => ({
      ...{ key: variableKey(catalogue, variable), variable },
      ...levelsOf(variable, levels.get(variable.key) ?? new Map()),
      own: own.get(variable.key) ?? NO_VALUE,
    }),
  )
  const rate = row && outcome ? { outcome, row, own: own.get(plainKey(outcome)) ?? NO_VALUE } : null
  return {
    ...{ id: head.id, study: study.slug, cell: cell.where, rule, leftOut },
    ...{ size, excludedN, excluded: head.excluded, rate },
    variables: mostTelling(variables),
    others: size - (head.excluded === null ? 1 : 0),
    opposite: await oppositeScope(study, catalogue, { head, cell, rate }),
    counterparts,
  }
}

const NO_VALUE: OwnValue = { value: null, reason: "not_judged", hit: null }

/** The outcome's variable first, then the others with levels of which the codebook says whether they are harm. */
function tellingVariables({ variables }: Catalogue, outcome: Outcome | null): Variable[] {
  const own = variables.filter((one) => outcome && one.key === plainKey(outcome))
  const others = variables.filter(
    (one) => !own.includes(one) && one.levels.some(({ harm }) => harm !== undefined),
  )
  return [...own, ...others].filter(({ kind }) => kind === "categorical")
}

function plainKey({ key }: Outcome): string {
  return key.replace(/^variable\./, "")
}

/** The transcripts' own rate; null where there are only published counts. */
async function rateOf(
  study: Study,
  catalogue: Catalogue,
  cell: Filters,
  outcome: Outcome,
): Promise<RateRow | null> {
  const { rows } = await ratesOf(study, catalogue, { outcome, by: [], population: cell })
  return rows.find(({ published }) => !published) ?? null
}

const Counted = z.object({ key: z.string(), level: z.string(), n: z.int() })

/** Per variable, by its own key, how many transcripts have each of its levels. */
async function levelsIn(study: Study, catalogue: Catalogue, cell: Filters, variables: Variable[]) {
  const found = new Map<string, Map<string, number>>()
  if (variables.length === 0) return found
  const counted = population(study.id, catalogue, cell, { also: variables })
  const pairs = variables.map((variable) => sql`(${variable.key}::text, ${counted.read(variable).value})`)
  const rows = await db().$queryRaw`
    SELECT pair.key, pair.level, sum(${counted.weight})::int AS n
    FROM ${counted.from} CROSS JOIN LATERAL (VALUES ${join(pairs)}) pair(key, level)
    WHERE ${counted.where} AND c.run_id IS NULL AND pair.level IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`
  for (const { key, level, n } of z.array(Counted).parse(rows))
    found.set(key, (found.get(key) ?? new Map<string, number>()).set(level, n))
  return found
}

function levelsOf(variable: Variable, counts: Map<string, number>): Pick<CellVariable, "n" | "levels"> {
  const known = variable.levels.map(({ key, harm }) => ({
    key,
    harm: harm ?? null,
    count: counts.get(key) ?? 0,
  }))
  const others = [...counts]
    .filter(([level]) => !known.some(({ key }) => key === level))
    .map(([key, count]) => ({ key, harm: null, count }))
  const n = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return { n, levels: [...known, ...others] }
}
