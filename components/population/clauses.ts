import { clauseWords, sentence } from "@/lib/filters/sentence"
import { isLevel } from "@/lib/model/clause"
import { everything, type Filters } from "@/lib/model/population/filters"

/** One part of a population, in words, and the population without it. */
export type ClausePart = { id: string; words: string; without: Filters }

/** The parts of a population, each with what is left when it is dropped. */
export function clauseParts(population: Filters): ClausePart[] {
  const keys = [...new Set(population.where.map(({ key }) => key))]
  const where = keys.map((key) => ({
    id: key,
    words: keyClauses(population, key),
    without: withoutKey(population, key),
  }))
  const single = [
    "judged",
    "missing",
    "search",
    "run",
    "since",
    "until",
    "excluded",
    "labelled",
    "rule",
  ] as const
  const others = single.flatMap((name) => {
    const words = sentence({ ...everything, [name]: population[name] }).replace(/^where /, "")
    return words === ""
      ? []
      : [{ id: `:${name}`, words, without: { ...population, [name]: everything[name] } }]
  })
  return [...where, ...others]
}

/** All clauses of one key in words; "" when it has none. */
export function keyClauses(population: Filters, key: string): string {
  const own = population.where.filter((clause) => clause.key === key)
  const exact = own.filter(({ op }) => op === "=")
  const others = own.filter(({ op }) => op === "!=")
  const bounds = own.filter(({ op }) => !isLevel(op))
  return [clauseWords(exact), clauseWords(others), clauseWords(bounds)]
    .filter((words) => words !== "")
    .join(" and ")
}

export function withoutKey(population: Filters, key: string): Filters {
  return { ...population, where: population.where.filter((clause) => clause.key !== key) }
}
