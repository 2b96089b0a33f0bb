import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import type { Clause } from "@/lib/model/clause"
import type { Catalogue } from "@/lib/model/study"

/** A side in words: "system prompt: original, user prompt: a or b"; of no clauses "everything". */
export function sideWords(catalogue: Catalogue, clauses: Clause[]): string {
  const keys = [...new Set(clauses.map(({ key }) => key))]
  const parts = keys.map((key) => `${keyWords(catalogue, key)}: ${sideLevels(catalogue, clauses, key)}`)
  return parts.length === 0 ? "everything" : parts.join(", ")
}

/** The levels that a side asks for of a key; "any" where it does not ask. */
export function sideLevels(catalogue: Catalogue, clauses: Clause[], key: string): string {
  const own = clauses.filter((clause) => clause.key === key)
  if (own.length === 0) return "any"
  const sign = { "=": "", "!=": "not ", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< " }
  return own.map(({ op, value }) => `${sign[op]}${levelWords(catalogue, key, value)}`).join(" or ")
}
