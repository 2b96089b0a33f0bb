import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { MixPart } from "@/lib/model/rates/rows"
import { ruleCovers } from "@/lib/model/rule"
import type { Catalogue, Study } from "@/lib/model/study"
import { hitOf } from "@/lib/queries/population/outcome"
import { keyValue, population, ruleOf } from "@/lib/queries/population/where"
import { resolveVariable, variablesAmong } from "@/lib/queries/studies/keys"

const { sql, join, empty } = Prisma

const Row = z.object({
  /** Which of the groupings it belongs to. */
  place: z.int(),
  keys: z.array(z.string().nullable()),
  published: z.boolean(),
  citation: z.string().nullable(),
  counts: z.array(z.int()),
  harm: z.int(),
  n: z.int(),
  failed: z.int(),
  not_judged: z.int(),
  judge_failed: z.int(),
  excluded: z.int(),
  /** Per condition with an n: how many are of the first part, and n. */
  clusters: z.array(z.tuple([z.int(), z.int()])),
})

export type CountedGroup = z.infer<typeof Row>
export type PartsQuestion = { parts: MixPart[]; by: string[]; population: Filters }

/**
 * Groups of a population split into parts, for one grouping or several that `by` holds; each transcript counts for the
 * first part that it fits. Throws QuestionError for a key, level or rule that the study does not have.
 */
export async function countParts(
  study: Study,
  catalogue: Catalogue,
  { parts, by, population: asked }: PartsQuestion,
  groupings: string[][] = [by],
) {
  const variables = parts.map(({ outcome }) => resolveVariable(catalogue, outcome.key))
  for (const { key } of variables) checkRule(catalogue, asked.rule, key)
  const also = [...variables, ...variablesAmong(catalogue, by)]
  const counted = population(study.id, catalogue, asked, { also, withExcluded: true, summed: true })
  const readings = parts.map(({ outcome, harm }, index) => {
    const variable = variables[index] ?? resolveVariable(catalogue, outcome.key)
    const reading = counted.read(variable)
    return { ...reading, harm, hit: hitOf(variable, outcome, reading) }
  })
  const any = (conditions: Prisma.Sql[]) =>
    conditions.length > 0 ? sql`(${join(conditions, " OR ")})` : sql`false`
  const harms = any(readings.filter(({ harm }) => harm === true).map(({ hit }) => hit))
  const keys = by.map((key, index) => sql`${keyValue(catalogue, key, counted.read)} AS ${name(index)}`)
  const names = by.map((_, index) => name(index))
  const group = [...names, sql`published`, sql`citation`]
  const sum = (condition: Prisma.Sql) => sql`coalesce(sum(w) FILTER (WHERE ${condition}), 0)::int`
  const counts = parts.map((_, index) => sum(sql`state = ${String(index)}`))
  const summed = groupings.map((keys, place) => {
    const own = keys.map((key) => name(by.indexOf(key)))
    return sql`SELECT ${place}::int AS place, ARRAY[${own.length > 0 ? join(own) : empty}]::text[] AS keys, published, citation,
        ${sums(parts.length)},
        coalesce(jsonb_agg(jsonb_build_array(counts[1], n) ORDER BY condition_id) FILTER (WHERE n > 0), '[]') AS clusters
      FROM (
        SELECT ${join([...own, sql`published`, sql`citation`, sql`condition_id`, sums(parts.length)])}
        FROM per_condition GROUP BY ${join([...own, sql`published`, sql`citation`, sql`condition_id`])}
      ) along
      GROUP BY ${join([...own, sql`published`, sql`citation`])}`
  })
  // A state is decided once per cell, in one place; then sums per condition, then per group of each grouping.
  const rows = await db().$queryRaw`
    WITH per_condition AS MATERIALIZED (
      SELECT ${join([...group, sql`condition_id`])}, ARRAY[${join(counts)}] AS counts,
        ${sum(sql`harm AND NOT state = ANY(${LEFT_OUT})`)} AS harm, ${sum(sql`NOT state = ANY(${LEFT_OUT})`)} AS n,
        ${sum(sql`state = 'failed'`)} AS failed, ${sum(sql`state = 'not_judged'`)} AS not_judged,
        ${sum(sql`state = 'judge_failed'`)} AS judge_failed, ${sum(sql`state = 'excluded'`)} AS excluded
      FROM (
        SELECT ${keys.length > 0 ? sql`${join(keys)},` : empty} c.run_id IS NOT NULL AS published, r.citation,
          c.condition_id, ${counted.weight} AS w, ${harms} AS harm,
          CASE WHEN ${asked.excluded === "yes" ? sql`false` : sql`c.excluded`} THEN 'excluded'
               WHEN NOT ${every(readings.map(({ judged }) => judged))}
                 THEN CASE WHEN c.failed THEN 'failed' ELSE 'not_judged' END
               WHEN ${any(readings.map(({ judgeFailed }) => judgeFailed))} THEN 'judge_failed'
               ${join(
                 readings.map(({ hit }, index) => sql`WHEN ${hit} THEN ${String(index)}`),
                 " ",
               )} ELSE 'other' END AS state
        FROM ${counted.from} WHERE ${counted.where}
      ) counted
      GROUP BY ${join([...group, sql`condition_id`])}
    )
    ${join(summed, " UNION ALL ")}`
  return z.array(Row).parse(rows)
}

/** The counts of several rows as one row's. */
function sums(parts: number): Prisma.Sql {
  const counts = Array.from({ length: parts }, (_, index) => sql`sum(counts[${index + 1}])::int`)
  const others = ["harm", "n", "failed", "not_judged", "judge_failed", "excluded"].map((column) =>
    Prisma.raw(`sum(${column})::int AS ${column}`),
  )
  return join([sql`ARRAY[${join(counts)}] AS counts`, ...others])
}

const LEFT_OUT = ["excluded", "failed", "not_judged", "judge_failed"]
const name = (index: number) => Prisma.raw(`g${index}`)
const every = (conditions: Prisma.Sql[]) => sql`(${join(conditions, " AND ")})`

/** A rate under a rule needs its verdicts: other judges' must not stand in for them. */
function checkRule(catalogue: Catalogue, name: string, variable: string) {
  const rule = ruleOf(catalogue, name)
  if (ruleCovers(catalogue, name, variable)) return
  if (rule.type !== "judge")
    throw new QuestionError(`No person has judged ${variable}: the rule “${name}” says nothing of it.`)
  const judged = catalogue.judgedBy[rule.judge] ?? []
  throw new QuestionError(`“${name}” gave no verdict on ${variable}. It judged ${judged.join(", ")}.`)
}
