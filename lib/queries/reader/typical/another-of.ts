import "server-only"
import { randomUUID } from "node:crypto"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { DEFAULT_RULE } from "@/lib/model/rule"
import type { Catalogue, Study } from "@/lib/model/study"
import { population } from "@/lib/queries/population/where"
import { cellOf, type OfCell } from "./cell-of"

/**
 * Another transcript of the same cell, by chance; the same one for the same seed. Null when it is the only one.
 * Throws QuestionError for a rule that the study does not have.
 */
export async function anotherOf(
  head: OfCell,
  study: Study,
  catalogue: Catalogue,
  { rule = DEFAULT_RULE, seed = randomUUID() }: { rule?: string; seed?: string } = {},
): Promise<string | null> {
  const cell = await cellOf(head, study, catalogue, rule)
  const { from, where } = population(study.id, catalogue, cell.population, { perTranscript: true })
  const rows = await db().$queryRaw`
    SELECT t.public_id AS id FROM ${from} WHERE ${where} AND t.public_id <> ${head.id}
    ORDER BY md5(t.public_id || ${seed}::text), t.public_id LIMIT 1`
  return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? null
}
