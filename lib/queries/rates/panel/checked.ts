import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Filters } from "@/lib/model/population/filters"
import type { Checked } from "@/lib/model/rates/panel/details"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { population } from "@/lib/queries/population/where"
import { ruleFor } from "./spoken"

const { sql, join } = Prisma

const Row = z.object({ people: z.int(), agree: z.int(), even: z.int(), labelled: z.int() })

/**
 * How many of an n people judged too, and how many of those, by majority, say what the verdict says. Agreement is not
 * counted where the verdicts are people's own, nor for numbers; a person whose verdicts these are does not check them.
 */
export async function checkedOf(
  study: Pick<Study, "id">,
  catalogue: Catalogue,
  judged: Filters,
  variable: Variable,
): Promise<Checked> {
  const rule = ruleFor(catalogue, judged.rule, variable)
  const people = catalogue.people.filter((name) => rule.type !== "judge" || name !== rule.judge)
  const cells = variable.kind === "categorical"
  const asked = population(study.id, catalogue, judged, { also: [variable], perTranscript: !cells })
  const said = sql`(c.verdicts -> ${variable.key}::text)`
  const spoke = cells
    ? sql`coalesce(${said} ?| ${people}::text[], false)`
    : sql`EXISTS (SELECT FROM judgement j JOIN judge g ON g.id = j.judge_id WHERE j.transcript_id = t.id
        AND j.variable_id = ${variable.id} AND g.kind = 'person' AND g.name = ANY(${people}))`
  const majority = sql`majority(${said}, ${people}::text[])`
  const keys = [...new Set(catalogue.people.flatMap((name) => catalogue.judgedBy[name] ?? []))]
  const labels = keys.map(
    (key) => sql`coalesce(c.verdicts -> ${key}::text ?| ${catalogue.people}::text[], false)`,
  )
  const anything = labels.length > 0 ? sql`(${join(labels, " OR ")})` : sql`false`
  const sum = (condition: Prisma.Sql) =>
    sql`coalesce(sum(${asked.weight}) FILTER (WHERE ${condition}), 0)::int`
  const rows = await db().$queryRaw`
    SELECT ${sum(spoke)} AS people, ${sum(sql`${spoke} AND ${majority} = ${asked.read(variable).value}`)} AS agree,
      ${sum(sql`${spoke} AND ${majority} IS NULL`)} AS even, ${sum(anything)} AS labelled
    FROM ${asked.from} WHERE ${asked.where} AND c.run_id IS NULL`
  const [row] = z.tuple([Row]).parse(rows)
  const own = rule.type !== "judge" && (rule.type !== "default" || variable.imported === false)
  return {
    ...{ variable: variable.key, people: row.people },
    ...(cells && !own ? { agree: row.agree, even: row.even } : { agree: null, even: 0 }),
    population:
      cells && row.people > 0 && row.labelled === row.people ? { ...judged, labelled: "yes" } : null,
  }
}
