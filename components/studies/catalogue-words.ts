import { humanize } from "@/lib/format/words"
import type { Catalogue, Variable } from "@/lib/model/study"

// What a study's keys and levels are called on screen, and in which order they stand.

/** Something to group or filter by. An assigned key is the experimenter's, an observed one the model's. */
export type Key = {
  key: string
  words: string
  kind: "model" | "factor" | "variable"
  levels: string[]
}

/** Every key that groups: model, provider where there are several, factors, and variables with levels. */
export function groupKeys(catalogue: Catalogue): Key[] {
  const { models, providers, factors, variables } = catalogue
  const own: Key[] = [
    { key: "model", words: "model", kind: "model", levels: models },
    { key: "provider", words: "provider", kind: "model", levels: providers },
  ]
  const assigned = factors.map(
    ({ key, levels }): Key => ({ key, words: humanize(key), kind: "factor", levels }),
  )
  const observed = variables
    .filter(({ kind }) => kind === "categorical")
    .map((variable): Key => {
      const shared = factors.some(({ key }) => key === variable.key)
      const key = shared ? `variable.${variable.key}` : variable.key
      const levels = variable.levels.map((level) => level.key)
      return { key, words: variableWords(variable), kind: "variable", levels }
    })
  return [...own.filter(({ key }) => key === "model" || providers.length > 1), ...assigned, ...observed]
}

export function variableWords({ key, label }: Variable): string {
  return label ?? humanize(key)
}

export function keyWords(catalogue: Catalogue, key: string): string {
  const variable = variableOf(catalogue, key)
  return variable ? variableWords(variable) : humanize(key.replace(/^factor\./, ""))
}

/** A level as it is shown; null is a group's missing value. */
export function levelWords(catalogue: Catalogue, key: string, level: string | null): string {
  if (level === null || level === "") return "no value"
  const variable = variableOf(catalogue, key)
  return variable?.levels.find((candidate) => candidate.key === level)?.label ?? level
}

/** True for what was observed of a transcript and not assigned to it. */
export function isObserved(catalogue: Catalogue, key: string): boolean {
  return variableOf(catalogue, key) !== undefined
}

/** A factor comes before a variable of the same name, as in queries. */
function variableOf({ factors, variables }: Catalogue, key: string): Variable | undefined {
  if (factors.some((factor) => factor.key === key)) return undefined
  return variables.find((variable) => key === variable.key || key === `variable.${variable.key}`)
}
