import "server-only"
import { isLevel } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue, Variable } from "@/lib/model/study"

/** What a key of a clause or a grouping names. */
export type Key =
  | { type: "model" }
  | { type: "provider" }
  | { type: "factor"; key: string; levels: string[] }
  | { type: "variable"; variable: Variable }

/**
 * The meaning of a key: model, provider, else a factor, else a variable; "factor.x" and "variable.x" tell a
 * factor from a variable of the same name. Throws QuestionError that lists what there is.
 */
export function resolveKey(catalogue: Catalogue, name: string): Key {
  if (name === "model" || name === "provider") return { type: name }
  const factor = catalogue.factors.find(({ key }) => name === key || name === `factor.${key}`)
  const variable = catalogue.variables.find(({ key }) => name === key || name === `variable.${key}`)
  if (factor) return { type: "factor", ...factor }
  if (variable) return { type: "variable", variable }
  const keys = ["model", "provider", ...catalogue.factors.map(({ key }) => key)]
  throw new QuestionError(
    `This study has no "${name}". Factors: ${keys.join(", ")}. Variables: ${variableNames(catalogue)}.`,
  )
}

/** The variable of this key. Throws QuestionError that lists the study's variables. */
export function resolveVariable(catalogue: Catalogue, name: string): Variable {
  const variable = catalogue.variables.find(({ key }) => name === key || name === `variable.${key}`)
  if (variable) return variable
  throw new QuestionError(`This study has no variable "${name}". Variables: ${variableNames(catalogue)}.`)
}

/** The variables among some keys: what a population must be able to read before it is asked by them. */
export function variablesAmong(catalogue: Catalogue, names: string[]): Variable[] {
  return names.flatMap((name) => {
    const key = resolveKey(catalogue, name)
    return key.type === "variable" ? [key.variable] : []
  })
}

/** The key that names a variable and nothing else: "variable.x" where a factor has its name too. */
export function variableKey({ factors }: Catalogue, { key }: Variable): string {
  const taken = key === "model" || key === "provider" || factors.some((factor) => factor.key === key)
  return taken ? `variable.${key}` : key
}

function variableNames({ variables }: Catalogue): string {
  return variables.map(({ key }) => key).join(", ") || "none"
}

/** Throws QuestionError for a level that the study does not have: an empty answer would read as a finding. */
export function checkLevels(catalogue: Catalogue, { where }: Filters): void {
  for (const { key: name, op, value } of where) {
    const levels = levelsOf(catalogue, name)
    if (!isLevel(op) || value === "" || levels === null || levels.includes(value)) continue
    throw new QuestionError(`"${name}" has no level "${value}". Levels: ${levels.join(", ")}.`)
  }
}

function levelsOf(catalogue: Catalogue, name: string): string[] | null {
  const key = resolveKey(catalogue, name)
  if (key.type === "model") return catalogue.models
  if (key.type === "provider") return catalogue.providers
  if (key.type === "factor") return key.levels
  return key.variable.kind === "categorical" ? key.variable.levels.map((level) => level.key) : null
}
