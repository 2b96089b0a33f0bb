import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Filters } from "@/lib/model/population/filters"
import type { Catalogue, Study } from "@/lib/model/study"
import { population } from "@/lib/queries/population/where"
import { type Cluster, type ClusteredInterval, clusteredInterval } from "@/lib/stats/clusters"

const { sql, join } = Prisma

const Row = z.object({ k: z.int(), n: z.int() })

/** The interval that allows for differences between prompts, a cluster per condition; null where there is no n. */
export async function promptsOf(
  study: Pick<Study, "id">,
  catalogue: Catalogue,
  { hits, judged, citation }: { hits: Filters[]; judged: Filters; citation: string | null },
): Promise<ClusteredInterval | null> {
  const source = citation === null ? sql`c.run_id IS NULL` : sql`r.citation = ${citation}`
  const count = (asked: Filters, as: "k" | "n") => {
    const { from, where, weight } = population(study.id, catalogue, asked, { summed: true })
    return sql`SELECT c.condition_id, ${as === "k" ? weight : sql`0`} AS k, ${as === "n" ? weight : sql`0`} AS n
      FROM ${from} WHERE ${where} AND ${source}`
  }
  const counted = [count(judged, "n"), ...hits.map((asked) => count(asked, "k"))]
  const rows = await db().$queryRaw`
    SELECT sum(k)::int AS k, sum(n)::int AS n FROM (${join(counted, " UNION ALL ")}) counted
    GROUP BY condition_id ORDER BY condition_id`
  const clusters: Cluster[] = z.array(Row).parse(rows)
  return clusters.some(({ n }) => n > 0) ? clusteredInterval(clusters) : null
}
