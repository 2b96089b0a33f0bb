import { type Filters, type ListView, loadList, type PageView, parseMissing } from "@/lib/filters"
import { parseClause } from "@/lib/model/clause"
import { missingWords } from "@/lib/model/judgement"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue } from "@/lib/model/study"
import { resolveKey } from "@/lib/queries/keys"

// Pages drop what they cannot read and say what is left in words. A script has no eyes for that sentence, so
// here every parameter is read or refused by name.

const filterNames = ["where", "judged", "missing", "search", "run", "rule"]
const listNames = ["sort", "dir", "after", "before"]

/** The parameters whose value means nothing, as name and value. */
export function unreadParameters(parameters: URLSearchParams): [string, string][] {
  // Postgres stores no NUL, so no text that holds one is anywhere.
  return [...parameters].filter(([name, value]) => value.includes("\0") || !(readers[name]?.(value) ?? true))
}

/** The population and list state of an address. Throws QuestionError that names what it does not know. */
export function readList(parameters: URLSearchParams, own: string[] = []): Filters & ListView & PageView {
  checkNames(parameters, [...filterNames, ...listNames, ...own])
  const [wrong] = unreadParameters(parameters)
  if (wrong) throw new QuestionError(`The parameter ${wrong[0]} does not understand "${wrong[1]}".`)
  return loadList(parameters)
}

/** The population of an address. Throws QuestionError that names what it does not know. */
export function readPopulation(parameters: URLSearchParams, own: string[] = []): Filters {
  checkNames(parameters, [...filterNames, ...own])
  const { sort: _, dir: __, after: ___, before: ____, ...population } = readList(parameters, own)
  return population
}

/** Throws QuestionError for a parameter that is not among these. */
export function checkNames(parameters: URLSearchParams, known: string[]): void {
  const unknown = [...parameters.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new QuestionError(`There is no parameter "${unknown}" here. Parameters: ${known.join(", ")}.`)
}

/** Throws QuestionError for a level that the study does not have: an empty answer would read as a finding. */
export function checkLevels(catalogue: Catalogue, { where }: Filters): void {
  for (const { key: name, op, value } of where) {
    const levels = levelsOf(catalogue, name)
    if (op !== "=" || value === "" || levels === null || levels.includes(value)) continue
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

const readers: Record<string, (value: string) => boolean> = {
  where: (value) => parseClause(value) !== null,
  missing: (value) => {
    const { reason } = parseMissing(value)
    return !value.includes(":") || (reason !== null && Object.hasOwn(missingWords, reason))
  },
  run: (value) => /^\d{1,9}$/.test(value),
  dir: (value) => value === "asc" || value === "desc",
}
