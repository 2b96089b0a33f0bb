import "server-only"
import { Prisma } from "@/lib/generated/prisma/client"
import { isLevel, type Outcome } from "@/lib/model/clause"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { resolveVariable, variableKey } from "@/lib/queries/studies/keys"
import type { Reading } from "./readings"
import { compare } from "./where"

const { sql, join } = Prisma

/** Whether a transcript has the outcome, as SQL; only where the variable has a value. */
export function hitOf(
  variable: Variable,
  { key, op, values }: Outcome,
  { value, number }: Reading,
): Prisma.Sql {
  if (variable.kind === "number") {
    const bounds = values.map((bound) => compare(number, op, bound, key))
    return sql`(${join(bounds, op === "!=" ? " AND " : " OR ")})`
  }
  return op === "!=" ? sql`(NOT ${value} = ANY(${values}))` : sql`(${value} = ANY(${values}))`
}

/**
 * The outcome in full: what was asked, else the study's headline, else the first variable with a level that is
 * harm; with its levels filled in. Null when the study has no variable that can be an outcome.
 * Throws QuestionError for a variable or level that the study does not have.
 */
export function resolveOutcome(study: Study, catalogue: Catalogue, asked: Outcome | null): Outcome | null {
  if (asked) return fillLevels(catalogue, asked)
  const { headline } = study
  if (headline && catalogue.variables.some(({ key }) => key === headline.key))
    return fillLevels(catalogue, headline)
  const categorical = catalogue.variables.filter(
    ({ kind, levels }) => kind === "categorical" && levels.length > 0,
  )
  const first = categorical.find(({ levels }) => levels.some(({ harm }) => harm)) ?? categorical[0]
  return first ? fillLevels(catalogue, { key: first.key, op: "=", values: [] }) : null
}

function fillLevels(catalogue: Catalogue, asked: Outcome): Outcome {
  const variable = resolveVariable(catalogue, asked.key)
  const outcome = { ...asked, key: variableKey(catalogue, variable) }
  if (variable.kind === "text") throw new QuestionError(`"${variable.key}" is free text: it has no rate.`)
  if (variable.kind === "number") {
    if (asked.values.length > 0 && asked.values.every((value) => Number.isFinite(Number(value))))
      return outcome
    throw new QuestionError(
      `"${variable.key}" is a number: ask for ${variable.key}>=7, or ${variable.key}=1.`,
    )
  }
  if (!isLevel(asked.op))
    throw new QuestionError(`"${variable.key}" is no number: it cannot be compared by ${asked.op}.`)
  const keys = variable.levels.map(({ key }) => key)
  const unknown = asked.values.find((value) => !keys.includes(value))
  if (unknown !== undefined) {
    throw new QuestionError(`"${variable.key}" has no level "${unknown}". Levels: ${keys.join(", ")}.`)
  }
  if (asked.values.length > 0) return outcome
  const harm = variable.levels.filter((level) => level.harm).map(({ key }) => key)
  return { ...outcome, values: harm.length > 0 ? harm : keys.slice(0, 1) }
}
