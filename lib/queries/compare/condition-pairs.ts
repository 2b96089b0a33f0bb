import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Outcome } from "@/lib/model/clause"
import { type Comparison, type Counts, compareAll } from "@/lib/model/compare/outcomes"
import { diffPrompts, FEW_STEPS } from "@/lib/model/compare/prompts/diff"
import { closestPairs } from "@/lib/model/compare/prompts/pairs"
import { type PromptSummary, summary } from "@/lib/model/compare/prompts/summary"
import type { Filters } from "@/lib/model/population/filters"
import type { Catalogue, Study } from "@/lib/model/study"
import { hitOf } from "@/lib/queries/population/outcome"
import { population } from "@/lib/queries/population/where"
import { resolveVariable } from "@/lib/queries/studies/keys"

const { sql } = Prisma

/** Two conditions that differ little, and the outcome that differs most, over the models that both were asked of. */
export type ConditionPair = {
  a: Record<string, string>
  b: Record<string, string>
  /** Factors that differ. */
  factors: string[]
  /** What changed in the prompts; null where they are not there. */
  change: (PromptSummary & { words: number; lines: number }) | null
  models: string[]
  comparison: Comparison
}

export type ConditionPairs = {
  pairs: ConditionPair[]
  conditions: number
  /** Conditions that came without prompts: they are compared by their factors. */
  withoutPrompts: number
  /** How many comparisons the adjusted p allow for: pairs and outcomes. */
  comparisons: number
}

const Condition = z.object({
  id: z.int(),
  factors: z.record(z.string(), z.string()),
  prompts: z.array(z.string()),
  models: z.array(z.string()),
})
const Counted = z.object({ id: z.int(), model: z.string(), k: z.int(), n: z.int() })
type Condition = z.infer<typeof Condition>

/** The most conditions that are set beside each other; those with most transcripts go first. */
const MOST_CONDITIONS = 2500

/**
 * Which single line matters: of a population's conditions the pairs that differ least, each with that of the outcomes
 * which differs most, the greatest difference first. Throws QuestionError like `ratesOf`.
 */
export async function conditionPairs(
  study: Study,
  catalogue: Catalogue,
  { population: asked, outcomes }: { population: Filters; outcomes: Outcome[] },
  limit = 40,
): Promise<ConditionPairs> {
  const [conditions, counts] = await Promise.all([
    conditionsOf(study, catalogue, asked),
    Promise.all(outcomes.map((outcome) => countsByCondition(study, catalogue, asked, outcome))),
  ])
  const byId = new Map(conditions.map((condition) => [condition.id, condition]))
  const prompted = conditions.filter(({ prompts }) => prompts.length > 0)
  const bodies = await bodiesOf(prompted.flatMap(({ prompts }) => prompts))
  const known = prompted.map(({ id, factors, prompts }) => ({
    ...{ id, factors, prompts: prompts.map((hash) => ({ hash })) },
  }))
  const close = closestPairs(known, bodies, { limit }).map(({ words, lines, ...pair }) => ({
    ...{ ...pair, size: { words, lines } },
  }))
  const bare = conditions.filter(({ prompts }) => prompts.length === 0)
  const texts = ({ prompts }: Condition) => prompts.flatMap((hash) => bodies.get(hash) ?? [])
  const found = [...close, ...oneFactorApart(bare, Math.max(0, limit - close.length))].flatMap((pair) => {
    const [a, b] = [byId.get(pair.a), byId.get(pair.b)]
    if (!a || !b) return []
    const models = a.models.filter((model) => b.models.includes(model))
    const { factors, size } = pair
    const change = size && { ...summary(diffPrompts(texts(a), texts(b), FEW_STEPS)), ...size }
    return models.length === 0 ? [] : [{ a, b, factors, models, change }]
  })
  const comparisons = compareAll(
    found.flatMap(({ a, b, models }) =>
      outcomes.map((outcome, index) => ({
        ...{ outcome, a: sumOf(counts[index], a, models), b: sumOf(counts[index], b, models) },
      })),
    ),
  )
  const pairs = found.flatMap(({ a, b, ...pair }, index): ConditionPair[] => {
    const own = comparisons.slice(index * outcomes.length, (index + 1) * outcomes.length)
    const [comparison] = own.sort((x, y) => size(y) - size(x))
    return comparison?.difference ? [{ a: a.factors, b: b.factors, ...pair, comparison }] : []
  })
  return {
    pairs: pairs.sort((x, y) => size(y.comparison) - size(x.comparison)),
    ...{ conditions: conditions.length, withoutPrompts: bare.length },
    comparisons: comparisons.filter(({ p }) => p !== null).length,
  }
}

function size({ difference }: Comparison): number {
  return Math.abs(difference?.estimate ?? -1)
}

async function conditionsOf(study: Study, catalogue: Catalogue, asked: Filters): Promise<Condition[]> {
  const { from, where, weight } = population(study.id, catalogue, asked)
  const rows = await db().$queryRaw`
    SELECT co.id, co.factors, array_agg(DISTINCT m.canonical) AS models,
      ARRAY(SELECT encode(p.body_hash, 'hex') FROM condition_prompt p
            WHERE p.condition_id = co.id ORDER BY p.ordinal) AS prompts
    FROM ${from} WHERE ${where} GROUP BY co.id ORDER BY sum(${weight}) DESC, co.id LIMIT ${MOST_CONDITIONS}`
  return z.array(Condition).parse(rows)
}

/** k of n per condition and model. */
async function countsByCondition(study: Study, catalogue: Catalogue, asked: Filters, outcome: Outcome) {
  const variable = resolveVariable(catalogue, outcome.key)
  const counted = population(study.id, catalogue, asked, { also: [variable] })
  const reading = counted.read(variable)
  const known = sql`${reading.judged} AND NOT ${reading.judgeFailed}`
  const rows = await db().$queryRaw`
    SELECT co.id, m.canonical AS model, sum(${counted.weight})::int AS n,
      coalesce(sum(${counted.weight}) FILTER (WHERE ${hitOf(variable, outcome, reading)}), 0)::int AS k
    FROM ${counted.from} WHERE ${counted.where} AND ${known} GROUP BY 1, 2`
  const counts = new Map<string, Counts>()
  for (const { id, model, k, n } of z.array(Counted).parse(rows)) counts.set(`${id} ${model}`, { k, n })
  return counts
}

function sumOf(counts: Map<string, Counts> | undefined, { id }: Condition, models: string[]): Counts {
  const own = models.flatMap((model) => counts?.get(`${id} ${model}`) ?? [])
  return { k: own.reduce((sum, { k }) => sum + k, 0), n: own.reduce((sum, { n }) => sum + n, 0) }
}

const Body = z.object({ hash: z.string(), role: z.string(), text: z.string() })

async function bodiesOf(hashes: string[]): Promise<Map<string, { role: string; text: string }>> {
  const rows = await db().$queryRaw`
    SELECT encode(b.hash, 'hex') AS hash, b.role, b.text
    FROM body b JOIN (SELECT DISTINCT decode(h, 'hex') AS hash FROM unnest(${hashes}::text[]) h) asked USING (hash)`
  return new Map(
    z
      .array(Body)
      .parse(rows)
      .map(({ hash, ...body }) => [hash, body]),
  )
}

/** Pairs that differ in the level of one factor, or in its presence. */
function oneFactorApart(conditions: Condition[], limit: number) {
  const pairs: { a: number; b: number; factors: string[]; size: null }[] = []
  const alike = new Map<string, { condition: Condition; factor: string }[]>()
  const keys = [...new Set(conditions.flatMap(({ factors }) => Object.keys(factors)))]
  for (const factor of keys) {
    for (const condition of conditions) {
      const rest = Object.entries(condition.factors).filter(([key]) => key !== factor)
      const place = JSON.stringify([factor, rest.sort()])
      const met = alike.get(place) ?? []
      for (const other of met) {
        if (pairs.length >= limit) return pairs
        pairs.push({ a: other.condition.id, b: condition.id, factors: [factor], size: null })
      }
      alike.set(place, [...met, { condition, factor }])
    }
  }
  return pairs
}
