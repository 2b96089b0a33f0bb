import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Pair, WeighedPair } from "@/lib/model/review/judges/groups"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { keyValue } from "@/lib/queries/population/where"
import type { WeighedQueue } from "./label-queues"
import { type JudgeQuestion, judgedPairs } from "./question"

const { sql, join } = Prisma

const Counted = z.object({
  keys: z.array(z.string().nullable()),
  judge: z.string().nullable(),
  people: z.string().nullable(),
  n: z.int(),
})

/** What judge and people say of the whole population, counted from cells. */
export async function countAll(study: Study, catalogue: Catalogue, asked: JudgeQuestion): Promise<Pair[]> {
  const { rows, judge, people, where } = judgedPairs(study, catalogue, asked, false)
  const keys = keysOf(catalogue, asked, rows.read)
  const found = await db().$queryRaw`
    SELECT keys, judge, people, sum(n)::int AS n FROM (
      SELECT ${keys} AS keys, ${judge} AS judge, ${people} AS people, ${rows.weight} AS n
      FROM ${rows.from} WHERE ${where}
    ) said GROUP BY 1, 2, 3`
  return z
    .array(Counted)
    .parse(found)
    .map(({ keys: values, ...row }) => ({ ...row, by: named(asked.by, values) }))
}

/** The same of those that were labelled in one of these queues, each weighing what its stratum makes it stand for. */
export async function countSampled(
  study: Study,
  catalogue: Catalogue,
  asked: JudgeQuestion,
  queues: WeighedQueue[],
): Promise<WeighedPair[]> {
  const { rows, judge, people, where, variable } = judgedPairs(study, catalogue, asked, true)
  const keys = keysOf(catalogue, asked, rows.read)
  const ids = queues.map(({ id }) => id)
  const found = await db().$queryRaw`
    SELECT keys, judge, people, stratum, count(*)::int AS n FROM (
      SELECT ${keys} AS keys, ${judge} AS judge, ${people} AS people, drawn.stratum
      FROM ${rows.from} JOIN LATERAL (${drawnIn(ids, variable)}) drawn ON true WHERE ${where}
    ) said GROUP BY 1, 2, 3, 4`
  const weights = Object.assign({}, ...queues.map((queue) => queue.weights))
  return z
    .array(Counted.extend({ stratum: z.string().nullable() }))
    .parse(found)
    .map(({ keys: values, stratum, n, ...row }) => {
      const weight = z.number().parse(stratum === null ? 1 : (weights[stratum] ?? 1))
      return { ...row, n, by: named(asked.by, values), weight: n * weight, square: n * weight ** 2 }
    })
}

/** The first of these queues for which the transcript `t` was drawn and in which a person judged the variable. */
export function drawnIn(queues: number[], { id }: Variable): Prisma.Sql {
  return sql`SELECT i.stratum FROM queue_item i
    WHERE i.transcript_id = t.id AND i.queue_id = ANY(${queues}) AND EXISTS (
      SELECT FROM judgement j JOIN judge g ON g.id = j.judge_id
      WHERE j.transcript_id = t.id AND j.variable_id = ${id} AND j.queue_id = i.queue_id AND g.kind = 'person')
    ORDER BY i.queue_id LIMIT 1`
}

function keysOf(
  catalogue: Catalogue,
  { by }: JudgeQuestion,
  read: Parameters<typeof keyValue>[2],
): Prisma.Sql {
  const values = by.map((key) => keyValue(catalogue, key, read))
  return values.length === 0 ? sql`'{}'::text[]` : sql`ARRAY[${join(values)}]::text[]`
}

function named(by: string[], values: (string | null)[]): Pair["by"] {
  return Object.fromEntries(by.map((key, index) => [key, values[index] ?? null]))
}
