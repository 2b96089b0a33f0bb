import "server-only"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Filters } from "@/lib/model/population/filters"
import { type Rule, ruleCovers } from "@/lib/model/rule"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { speaker, speaks } from "@/lib/queries/population/readings"
import { population, ruleOf } from "@/lib/queries/population/where"

const { sql, empty } = Prisma
type Sql = Prisma.Sql

/** The rule under which a variable is read: what the asked one does not cover keeps the default. */
export function ruleFor(catalogue: Catalogue, asked: string, variable: Variable): Rule {
  const rule = ruleOf(catalogue, asked)
  return ruleCovers(catalogue, asked, variable.key) ? rule : { type: "default" }
}

/**
 * The judgements that speak for the transcripts of a population on one variable, as rows of (transcript_id,
 * public_id, id, judge_id, failure): one per transcript, or one per person where several people decide.
 * It is the rule of where.ts with the judgements kept. `only` narrows the transcripts t.
 */
export function spoken(
  study: Pick<Study, "id">,
  catalogue: Catalogue,
  asked: Filters,
  variable: Variable,
  only: Sql = empty,
): Sql {
  const rule = ruleFor(catalogue, asked.rule, variable)
  const { from, where } = population(study.id, catalogue, asked, { perTranscript: true })
  const shared = rule.type === "people" || rule.type === "people first"
  const each = shared && variable.kind === "categorical"
  const own = rule.type === "adjudicated" || rule.type === "default"
  const labelled = sql`coalesce((c.verdicts -> ${variable.key}::text) ?| ${catalogue.people}::text[], false)`
  const voice = each || own ? speaker(rule) : sql`''::text`
  const instead = each ? sql`AND (g.kind = 'person' OR NOT ${labelled})` : empty
  return sql`(
    SELECT DISTINCT ON (t.id, ${voice}) t.id AS transcript_id, t.public_id, j.id, j.judge_id, j.failure
    FROM ${from} JOIN judgement j ON j.transcript_id = t.id AND j.variable_id = ${variable.id}
      JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
    WHERE ${where} ${only} AND ${speaks(rule)} ${instead}
    ORDER BY t.id, ${voice}, ${shared ? sql`g.kind <> 'person',` : empty} g.rank, j.id DESC)`
}
