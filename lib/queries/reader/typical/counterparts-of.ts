import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Outcome } from "@/lib/model/clause"
import { Missing } from "@/lib/model/judgement"
import { everything, type Filters } from "@/lib/model/population/filters"
import type { ReadingHead } from "@/lib/model/reader/reading"
import { type Counterpart, closestOf, settingsApart } from "@/lib/model/reader/typical/cell"
import { DEFAULT_RULE } from "@/lib/model/rule"
import type { Catalogue, Study } from "@/lib/model/study"
import { hitOf } from "@/lib/queries/population/outcome"
import { population } from "@/lib/queries/population/where"
import { resolveVariable } from "@/lib/queries/studies/keys"
import { ownValue, reasonOf } from "./own-value"

const { sql } = Prisma

type Head = Pick<ReadingHead, "id" | "model" | "factors" | "sampleId" | "epoch">

const Found = z.object({
  id: z.string(),
  factors: z.record(z.string(), z.string()),
  excluded: z.boolean(),
  value: z.string().nullable(),
  number: z.number().nullable(),
  reason: Missing.nullable(),
  hit: z.boolean().nullable(),
})

/**
 * The transcripts of the same sample (model, sample id and epoch) under other conditions: those whose assigned
 * settings differ least, prompts alone first. Throws QuestionError for a rule that the study does not have.
 */
export async function counterpartsOf(
  head: Head,
  study: Study,
  catalogue: Catalogue,
  outcome: Outcome | null,
  rule = DEFAULT_RULE,
): Promise<{ closest: Counterpart[]; total: number }> {
  const variable = outcome && resolveVariable(catalogue, outcome.key)
  const sameModel: Filters = {
    ...{ ...everything, rule },
    where: [{ key: "model", op: "=", value: head.model.canonical }],
  }
  const listed = population(study.id, catalogue, sameModel, {
    ...{ also: variable ? [variable] : [], perTranscript: true, withExcluded: true },
  })
  const reading = variable ? listed.read(variable) : null
  const values =
    outcome && variable && reading
      ? sql`${reading.value} AS value, ${reading.number} AS number, ${reasonOf(reading)} AS reason,
          ${hitOf(variable, outcome, reading)} AS hit`
      : sql`NULL AS value, NULL AS number, NULL AS reason, NULL AS hit`
  const rows = await db().$queryRaw`
    SELECT t.public_id AS id, co.factors, t.excluded IS NOT NULL AS excluded, ${values}
    FROM ${listed.from} WHERE ${listed.where}
      AND t.sample_id = ${head.sampleId} AND t.epoch = ${head.epoch} AND t.public_id <> ${head.id}
      AND t.condition_id <> (SELECT own.condition_id FROM transcript own
        WHERE own.study_id = ${study.id} AND own.public_id = ${head.id})
    ORDER BY t.id`
  const found = z
    .array(Found)
    .parse(rows)
    .map(({ id, factors, excluded, ...own }) => ({
      ...{ id, excluded, own: outcome && ownValue(own) },
      apart: settingsApart(head.factors, factors),
    }))
  return { closest: closestOf(found), total: found.length }
}
