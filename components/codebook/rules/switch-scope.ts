import type { Route } from "next"
import type { RuleSwitchView } from "@/lib/filters/codebook"
import type { Outcome } from "@/lib/model/clause"
import { formatState, type RuleState } from "@/lib/model/codebook/rules/switch"
import type { Filters } from "@/lib/model/population/filters"
import { DEFAULT_RULE } from "@/lib/model/rule"
import type { Catalogue } from "@/lib/model/study"
import { ruleSwitchUrl } from "@/lib/urls/codebook"

/** What every number of the page needs in order to open its transcripts. */
export type SwitchScope = {
  study: string
  catalogue: Catalogue
  outcome: Outcome
  from: string
  to: string
  rows: string | null
  population: Filters
}

/** The page's own address, with something else about it. */
export function switchUrl(
  { study, outcome, from, to, rows, population }: SwitchScope,
  other: Partial<Filters & RuleSwitchView> = {},
  place?: string,
): Route {
  return ruleSwitchUrl(
    study,
    { ...population, rule: DEFAULT_RULE, from, to, variable: outcome, rows: rows ?? "none", ...other },
    place,
  )
}

/** The list of the transcripts that are read one way by the first rule and another way by the second. */
export function flipsUrl(scope: SwitchScope, was: RuleState, is: RuleState): Route {
  return switchUrl(scope, { was: formatState(was), is: formatState(is) }, "listed")
}
