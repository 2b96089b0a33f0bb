import "server-only"
import type { Outcome } from "@/lib/model/clause"
import { arrangeObserved, isBelief, type Observed } from "@/lib/model/observed/blocks"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { ratesOf } from "@/lib/queries/rates/count"
import { resolveVariable, variableKey } from "@/lib/queries/studies/keys"

export type ObservedQuestion = {
  outcome: Outcome
  /** The observed variable's key, from `resolveGiven`. */
  given: string
  rows: string | null
  /** Two levels to subtract, or none for the default; shares as an address has them. */
  between: string[]
  shares: string[]
  population: Filters
}

/**
 * An outcome's rates within the levels of an observed variable, per value of `rows`: from one query. Throws
 * QuestionError for a key or level that the study does not have.
 */
export async function observedOf(
  study: Study,
  catalogue: Catalogue,
  question: ObservedQuestion,
): Promise<Observed & { citations: string[] }> {
  const { outcome, given, rows, between, shares, population } = question
  const variable = resolveVariable(catalogue, given)
  const known = variable.levels.map(({ key }) => key)
  for (const level of between) {
    if (known.includes(level)) continue
    throw new QuestionError(`"${variable.key}" has no level "${level}". Levels: ${known.join(", ")}.`)
  }
  if (between.length > 0 && between.length !== 2)
    throw new QuestionError(`A difference is between two levels, not ${between.length}.`)
  const by = rows === null ? [given] : [rows, given]
  const rates = await ratesOf(study, catalogue, { outcome, by, population })
  const kept = population.where.filter(({ key, op }) => key === given && op === "=").map(({ value }) => value)
  const levels = kept.length === 0 ? known : known.filter((level) => kept.includes(level))
  const arranged = arrangeObserved(rates.rows, {
    ...{ rows, given, levels, between, shares },
    belief: isBelief(variable),
  })
  return { ...arranged, citations: rates.citations }
}

/**
 * The key of the observed variable: the asked one, else the first that is about belief, else the first with levels
 * that is not the outcome's. Null when there is none. Throws QuestionError for what is no such variable.
 */
export function resolveGiven(catalogue: Catalogue, asked: string | null, outcome: Outcome): string | null {
  const own = resolveVariable(catalogue, outcome.key).id
  const possible = givenVariables(catalogue).filter(({ id }) => id !== own)
  if (asked) {
    const variable = possible.find((one) => [one.key, variableKey(catalogue, one)].includes(asked))
    if (variable) return variableKey(catalogue, variable)
    throw new QuestionError(refusal(catalogue, asked, own, possible))
  }
  const first = possible.find(isBelief) ?? possible[0]
  return first ? variableKey(catalogue, first) : null
}

/** The observed variables that have levels. */
export function givenVariables({ variables }: Catalogue): Variable[] {
  return variables.filter(({ kind, levels }) => kind === "categorical" && levels.length > 0)
}

function refusal(catalogue: Catalogue, asked: string, own: number, possible: Variable[]): string {
  const names = possible.map(({ key }) => key).join(", ") || "no other variable with levels"
  const variable = catalogue.variables.find(({ key }) => key === asked.replace(/^variable\./, ""))
  if (variable?.id === own) return `“${asked}” is the outcome itself. It can be split by ${names}.`
  if (catalogue.factors.some(({ key }) => key === asked))
    return `“${asked}” was assigned, not observed: its rates are on the rates page. Observed: ${names}.`
  return `“${asked}” is no observed variable with levels. There is ${names}.`
}
