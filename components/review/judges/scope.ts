import type { Route } from "next"
import { type JudgesView, serializeJudgedList, serializeJudges } from "@/lib/filters/review/judges"
import type { Outcome } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import type { Catalogue } from "@/lib/model/study"
import { judgesUrl } from "@/lib/urls/review"

/** What every number of the page needs in order to open its transcripts. */
export type JudgesScope = {
  study: string
  catalogue: Catalogue
  outcome: Outcome
  judge: string
  rule: string
  by: string[]
  population: Filters
  queue: number | null
  /** In points. */
  width: number
}

/** The page's own address with nothing left to defaults, or with something else about it. */
export function ownUrl(scope: JudgesScope, other: Partial<Filters & JudgesView> = {}): Route {
  return judgesUrl(scope.study, serializeJudges({ ...stateOf(scope), ...other }))
}

/** The transcripts of a cell of the confusion matrix. */
export function cellUrl(scope: JudgesScope, says: string, people: string, after?: string): Route {
  const query = serializeJudgedList({ ...stateOf(scope), says, people, after: after ?? null })
  return judgesUrl(scope.study, `/list${query}`)
}

/** The address's state. */
export function stateOf({ outcome, judge, rule, by, population, queue, width }: JudgesScope) {
  return { ...population, outcome, judge, rule, by: by.length > 0 ? by : ["none"], queue, width }
}
