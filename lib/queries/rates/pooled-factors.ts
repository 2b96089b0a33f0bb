import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Filters } from "@/lib/model/population/filters"
import type { PooledFactor } from "@/lib/model/rates/rows"
import type { Catalogue, Study } from "@/lib/model/study"
import { population } from "@/lib/queries/population/where"

const Row = z.object({ key: z.string(), levels: z.int() })

/** The factors that vary within a population and that its rates are not grouped by: each rate pools over them. */
export async function pooledFactors(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  by: string[],
): Promise<PooledFactor[]> {
  const { from, where } = population(study.id, catalogue, asked, { summed: true })
  const rows = await db().$queryRaw`
    SELECT f.key, count(DISTINCT f.value)::int AS levels
    FROM ${from} CROSS JOIN LATERAL jsonb_each_text(co.factors) f
    WHERE ${where} GROUP BY f.key HAVING count(DISTINCT f.value) > 1`
  const varying = z.array(Row).parse(rows)
  return catalogue.factors.flatMap(({ key }) =>
    by.includes(key) || by.includes(`factor.${key}`) ? [] : varying.filter((factor) => factor.key === key),
  )
}
