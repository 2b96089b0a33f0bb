import type { Clause, Outcome } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import type { Catalogue } from "@/lib/model/study"

/** What a comparison is of: two sides, each a population within what both share. */
export type CompareScope = {
  study: string
  catalogue: Catalogue
  outcome: Outcome
  /** What both sides share. */
  shared: Filters
  a: Side
  b: Side
}

/** The side's own clauses, and all of its filters. */
export type Side = { clauses: Clause[]; population: Filters }
