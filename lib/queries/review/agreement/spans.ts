import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Filters } from "@/lib/model/population/filters"
import type { AgreementScope } from "@/lib/model/review/adjudication/case"
import type { SpanAgreement } from "@/lib/model/review/agreement/table"
import type { Catalogue, Study } from "@/lib/model/study"
import { resolveVariable } from "@/lib/queries/studies/keys"
import { type Marked, markedBy, spanAgreement } from "@/lib/stats/agreement/spans"
import { heardOn } from "./heard-together"

const { sql } = Prisma

const Span = z.object({ message: z.int(), start: z.int(), end: z.int() })
const Row = z.object({ a: z.string(), b: z.string(), mine: z.array(Span), theirs: z.array(Span) })

/**
 * How far two judges marked the same words as evidence on one variable, per pair, over the transcripts that both
 * judged, whatever they judged them to be. Throws like `heardTogether`.
 */
export async function spanAgreementOn(
  study: Study,
  catalogue: Catalogue,
  { filters, scope, variable: name }: { filters: Filters; scope: AgreementScope; variable: string },
): Promise<SpanAgreement[]> {
  const variable = resolveVariable(catalogue, name)
  const { heard } = heardOn(study, catalogue, { filters, scope, variable: variable.key, by: [] })
  const spans = (side: Prisma.Sql) => sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('message', e.message, 'start', e.start, 'end', e."end")), '[]')
    FROM evidence e WHERE e.judgement_id = ${side}.judgement)`
  const rows = await db().$queryRaw`
    WITH ${heard}
    SELECT one.name AS a, other.name AS b, ${spans(sql`one`)} AS mine, ${spans(sql`other`)} AS theirs
    FROM heard one JOIN heard other ON other.transcript = one.transcript AND one.name < other.name
    WHERE EXISTS (SELECT FROM evidence e WHERE e.judgement_id IN (one.judgement, other.judgement))`
  const met = Map.groupBy(z.array(Row).parse(rows), ({ a, b }) => JSON.stringify([a, b]))
  return [...met.values()].flatMap((own) => {
    const marked = own.map(({ mine, theirs }): Marked => markedBy(mine, theirs))
    const [first] = own
    return first ? [{ a: first.a, b: first.b, ...spanAgreement(marked) }] : []
  })
}
