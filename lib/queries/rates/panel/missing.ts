import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Outcome } from "@/lib/model/clause"
import { Missing } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import { missingPopulation } from "@/lib/model/population/of-rate"
import type { MissingDetails } from "@/lib/model/rates/panel/details"
import type { RateRow } from "@/lib/model/rates/rows"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { population } from "@/lib/queries/population/where"
import { spoken } from "./spoken"

/** How many causes of a reason are told apart. */
const CAUSES = 5

const Cause = z.object({ words: z.string().nullable(), count: z.int() })

/**
 * What a number leaves out, by reason, each with what the runs and judges wrote of it. `listed` is the one variable
 * whose missing values they are, with its outcome; null where no single address lists them.
 */
export async function missingOf(
  study: Pick<Study, "id">,
  catalogue: Catalogue,
  group: Filters,
  missing: RateRow["missing"],
  listed: { outcome: Outcome; variable: Variable } | null,
): Promise<MissingDetails[]> {
  const reasons = Missing.options.filter((reason) => missing[reason] > 0)
  return Promise.all(
    reasons.map(async (reason): Promise<MissingDetails> => {
      const own = listed && missingPopulation(group, listed.outcome, reason)
      const causes = own && listed ? await causesOf(study, catalogue, reason, own, listed.variable) : []
      return { reason, count: missing[reason], population: own, causes }
    }),
  )
}

async function causesOf(
  study: Pick<Study, "id">,
  catalogue: Catalogue,
  reason: Missing,
  left: Filters,
  variable: Variable,
): Promise<MissingDetails["causes"]> {
  if (reason === "not_judged") return []
  const { from, where } = population(study.id, catalogue, left, { perTranscript: true })
  const rows =
    reason === "failed"
      ? await db().$queryRaw`
          SELECT left(t.failed, 300) AS words, count(*)::int AS count FROM ${from} WHERE ${where}
          GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${CAUSES}`
      : await db().$queryRaw`
          SELECT words, count(*)::int AS count FROM (
            SELECT CASE WHEN bool_and(failure IS NOT NULL) THEN left(min(failure), 300) END AS words
            FROM ${spoken(study, catalogue, left, variable)} spoken GROUP BY transcript_id
          ) caused GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${CAUSES}`
  return z.array(Cause).parse(rows)
}
