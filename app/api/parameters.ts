import { filters } from "@/lib/filters/population"
import { type ListView, loadList, type PageView } from "@/lib/filters/transcripts"
import { parseClause } from "@/lib/model/clause"
import { missingWords } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import { parseMissing } from "@/lib/model/population/missing"
import { QuestionError } from "@/lib/model/question-error"

// Pages drop what they cannot read and say what is left in words. A script has no eyes for that sentence, so
// here every parameter is read or refused by name.

const filterNames = Object.keys(filters)
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

const readers: Record<string, (value: string) => boolean> = {
  where: (value) => parseClause(value) !== null,
  missing: (value) => {
    const { reason } = parseMissing(value)
    return !value.includes(":") || (reason !== null && Object.hasOwn(missingWords, reason))
  },
  since: isRead("since"),
  until: isRead("until"),
  excluded: isRead("excluded"),
  labelled: isRead("labelled"),
  run: (value) => /^\d{1,9}$/.test(value),
  dir: (value) => value === "asc" || value === "desc",
}

function isRead(name: "since" | "until" | "excluded" | "labelled"): (value: string) => boolean {
  return (value) => filters[name].parse(value) !== null
}
