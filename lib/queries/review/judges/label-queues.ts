import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Filters } from "@/lib/model/population/filters"
import type { LabelQueue, NotRandom } from "@/lib/model/review/judges/check"
import { isProbabilitySample, QueueBlind, QueuePlan } from "@/lib/model/review/queues/plan"
import type { Study, Variable } from "@/lib/model/study"
import { filtersOfQueue, notCovered } from "./queue-covers"

/** Per stratum how many transcripts of the queue's population one labelled one stands for. */
export type WeighedQueue = LabelQueue & { stratified: boolean; weights: Record<string, number> }

const Row = z.object({
  id: z.int(),
  title: z.string(),
  filters: z.string(),
  plan: QueuePlan,
  blind: QueueBlind,
  hidden: z.boolean(),
  strata: z.array(
    z.object({ name: z.string().nullable(), drawn: z.int(), labelled: z.int(), skipped: z.int() }),
  ),
})

/** The queues in which people judged a variable, with how far their labels speak for a population; the most first. */
export async function labelQueues(
  study: Study,
  variable: Variable,
  population: Filters,
  variables: string[],
): Promise<WeighedQueue[]> {
  const rows = await db().$queryRaw`
    SELECT q.id, q.title, q.filters, q.plan, q.blind,
      EXISTS (SELECT FROM blinded b WHERE b.queue_id = q.id AND b.person_id = ${study.blindFor}) AS hidden,
      jsonb_agg(jsonb_build_object(
        'name', s.stratum, 'drawn', s.drawn, 'labelled', s.labelled, 'skipped', s.skipped)) AS strata
    FROM queue q CROSS JOIN LATERAL (
      SELECT i.stratum, count(*)::int AS drawn, count(*) FILTER (WHERE labelled)::int AS labelled,
        count(*) FILTER (WHERE NOT labelled AND skipped)::int AS skipped
      FROM queue_item i CROSS JOIN LATERAL (
        SELECT EXISTS (
            SELECT FROM judgement j JOIN judge g ON g.id = j.judge_id
            WHERE j.transcript_id = i.transcript_id AND j.variable_id = ${variable.id} AND j.queue_id = q.id
              AND g.kind = 'person') AS labelled,
          EXISTS (SELECT FROM assignment a WHERE a.item_id = i.id AND a.state = 'skipped') AS skipped
      ) said
      WHERE i.queue_id = q.id GROUP BY i.stratum
    ) s
    WHERE q.study_id = ${study.id}
      AND EXISTS (SELECT FROM judgement j WHERE j.queue_id = q.id AND j.variable_id = ${variable.id})
    GROUP BY q.id`
  return z
    .array(Row)
    .parse(rows)
    .map((row) => weighed(row, notCovered(filtersOfQueue(row.filters), population, variables)))
    .sort((a, b) => b.labelled - a.labelled || a.id - b.id)
}

function weighed(row: z.infer<typeof Row>, parts: string | null): WeighedQueue {
  const { id, title, plan, blind, hidden, strata } = row
  const sum = (of: (stratum: (typeof strata)[number]) => number) =>
    strata.reduce((total, stratum) => total + of(stratum), 0)
  const labelled = sum((stratum) => stratum.labelled)
  const shared = { id, title, plan: hidden ? null : plan.plan, drawn: sum(({ drawn }) => drawn), labelled }
  const standing = strata.flatMap(({ name, labelled: own }) => {
    const size = plan.strata.find((stratum) => stratum.name === name)?.population
    return name !== null && size !== undefined && own > 0 ? [[name, size / own] as const] : []
  })
  return {
    ...{ ...shared, blind: blind.on, skipped: sum(({ skipped }) => skipped) },
    notRandom: notRandomOf(row, labelled, parts),
    ...{ stratified: plan.plan === "stratified", weights: Object.fromEntries(standing) },
  }
}

function notRandomOf(
  { plan, hidden }: z.infer<typeof Row>,
  labelled: number,
  parts: string | null,
): NotRandom | null {
  if (labelled === 0) return { code: "no labels" }
  if (isProbabilitySample(plan) && parts === null) return null
  if (hidden) return { code: "hidden" }
  return isProbabilitySample(plan) && parts !== null
    ? { code: "filters", parts }
    : { code: "plan", plan: plan.plan }
}
