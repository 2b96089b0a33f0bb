import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Outcome } from "@/lib/model/clause"
import { Missing } from "@/lib/model/judgement"
import { everything } from "@/lib/model/population/filters"
import type { OwnValue } from "@/lib/model/reader/typical/cell"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { hitOf } from "@/lib/queries/population/outcome"
import type { Reading } from "@/lib/queries/population/readings"
import { population } from "@/lib/queries/population/where"
import { resolveVariable } from "@/lib/queries/studies/keys"

const { sql, join } = Prisma

const Own = z.object({
  key: z.string(),
  value: z.string().nullable(),
  number: z.number().nullable(),
  reason: Missing.nullable(),
  hit: z.boolean().nullable(),
})

/**
 * What one transcript has of some variables under a rule, by the variable's own key; of the outcome also whether it
 * is a hit. Throws QuestionError for a rule or variable that the study does not have.
 */
export async function ownValues(
  study: Study,
  catalogue: Catalogue,
  {
    id,
    rule,
    variables,
    outcome,
  }: { id: string; rule: string; variables: Variable[]; outcome: Outcome | null },
): Promise<Map<string, OwnValue>> {
  const asked = outcome ? resolveVariable(catalogue, outcome.key) : null
  const also = [...variables.filter((one) => one !== asked), ...(asked ? [asked] : [])]
  if (also.length === 0) return new Map()
  const listed = population(
    study.id,
    catalogue,
    { ...everything, rule },
    { also, perTranscript: true, withExcluded: true },
  )
  const values = also.map((variable) => {
    const reading = listed.read(variable)
    const hit = outcome && variable === asked ? hitOf(variable, outcome, reading) : sql`NULL::boolean`
    return sql`(${variable.key}::text, ${reading.value}, ${reading.number}, ${reasonOf(reading)}, ${hit})`
  })
  const rows = await db().$queryRaw`
    SELECT own.* FROM ${listed.from} CROSS JOIN LATERAL (VALUES ${join(values)}) own(key, value, number, reason, hit)
    WHERE ${listed.where} AND t.public_id = ${id}`
  return new Map(
    z
      .array(Own)
      .parse(rows)
      .map(({ key, ...own }) => [key, ownValue(own)]),
  )
}

/** Why a transcript has no value, as SQL; null where it has one. */
export function reasonOf({ judged, judgeFailed }: Reading): Prisma.Sql {
  return sql`CASE WHEN NOT ${judged} THEN CASE WHEN c.failed THEN 'failed' ELSE 'not_judged' END
    WHEN ${judgeFailed} THEN 'judge_failed' END`
}

export function ownValue(own: {
  value: string | null
  number: number | null
  reason: Missing | null
  hit: boolean | null
}): OwnValue {
  const value = own.number ?? own.value
  return own.reason === null && value !== null
    ? { value, reason: null, hit: own.hit }
    : { value: null, reason: own.reason ?? "not_judged", hit: null }
}
