import "server-only"
import { Prisma } from "@/lib/generated/prisma/client"
import type { Outcome } from "@/lib/model/clause"
import { ADJUDICATED } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import { levelsOf } from "@/lib/model/review/judges/levels"
import { ADJUDICATED_RULE, DEFAULT_RULE, PEOPLE_RULE, parseRule, ruleCovers } from "@/lib/model/rule"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { hitOf } from "@/lib/queries/population/outcome"
import { population } from "@/lib/queries/population/where"
import { resolveVariable, variablesAmong } from "@/lib/queries/studies/keys"

const { sql } = Prisma

/** A judge and people on one outcome; the population's own `rule` reads its filters. */
export type JudgeQuestion = {
  outcome: Outcome
  /** Rules: a machine judge's name or the default; "people", "adjudicated" or a person's name. */
  judge: string
  rule: string
  by: string[]
  population: Filters
}

/** The machine judges of a variable: the headline where it came with the data, and each by name. */
export function machinesOf({ judges, judgedBy, people, variables }: Catalogue, variable: string): string[] {
  const key = variable.replace(/^variable\./, "")
  const imported = variables.some((one) => one.key === key && one.imported !== false)
  const machines = judges.filter((name) => !people.includes(name) && name !== ADJUDICATED)
  const own = machines.filter((name) => judgedBy[name]?.includes(key))
  return own.length > 0 && imported ? [DEFAULT_RULE, ...own] : own
}

/** Whose word on a variable can be taken for the truth: people together, then each of them. */
export function humansOf(catalogue: Catalogue, variable: string): string[] {
  const names = [ADJUDICATED_RULE, PEOPLE_RULE, ...catalogue.people]
  return names.filter((name) => parseRule(catalogue, name) && ruleCovers(catalogue, name, variable))
}

/**
 * What judge and people say of each transcript, as SQL: a level, or for a number the outcome as it is written or its
 * complement; null without a value. Throws a QuestionError for judges and rules that the variable does not have.
 */
export function judgedPairs(
  study: Study,
  catalogue: Catalogue,
  asked: JudgeQuestion,
  perTranscript: boolean,
) {
  const { outcome, judge, rule, by, population: filters } = asked
  const variable = resolveVariable(catalogue, outcome.key)
  if (!machinesOf(catalogue, variable.key).includes(judge))
    throw new QuestionError(noJudge(catalogue, variable, judge))
  if (!humansOf(catalogue, variable.key).includes(rule))
    throw new QuestionError(noRule(catalogue, variable, rule))
  const also = [variable, ...variablesAmong(catalogue, by)]
  const rows = population(study.id, catalogue, filters, { also, perTranscript, summed: !perTranscript })
  const state = (name: string) => {
    const reading = rows.read(variable, name)
    if (variable.kind !== "number") return reading.value
    const [yes, no] = levelsOf(variable, outcome)
    return sql`(CASE WHEN ${reading.number} IS NULL THEN NULL
      WHEN ${hitOf(variable, outcome, reading)} THEN ${yes}::text ELSE ${no}::text END)`
  }
  return {
    variable,
    rows,
    judge: state(judge),
    people: state(rule),
    where: sql`${rows.where} AND c.run_id IS NULL`,
  }
}

function noJudge(catalogue: Catalogue, { key }: Variable, name: string): string {
  const known = machinesOf(catalogue, key)
  return known.length === 0
    ? `No machine has judged ${key}: there is nothing to hold against people.`
    : `“${name}” is no machine judge of ${key}. There are: ${known.join(", ")}.`
}

function noRule(catalogue: Catalogue, { key }: Variable, name: string): string {
  const known = humansOf(catalogue, key)
  return known.length === 0
    ? `No person has judged ${key} yet.`
    : `“${name}” is no rule by which people judged ${key}. There are: ${known.join(", ")}.`
}
