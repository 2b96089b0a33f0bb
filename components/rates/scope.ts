import type { Route } from "next"
import type { OpenView, RateView } from "@/lib/filters/rates"
import type { Outcome } from "@/lib/model/clause"
import type { Missing } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import { groupPopulation, kPopulation, missingPopulation, nPopulation } from "@/lib/model/population/of-rate"
import type { RateRow } from "@/lib/model/rates/rows"
import type { Catalogue } from "@/lib/model/study"
import { openGroup, ratesUrl } from "@/lib/urls/rates"
import { transcriptsUrl } from "@/lib/urls/transcripts"

/** What every number of a rates page needs in order to open its transcripts. */
export type RateScope = { study: string; catalogue: Catalogue; outcome: Outcome; population: Filters }

/** What every mark of a chart needs besides, in order to open beside it. */
export type ChartScope = RateScope & {
  view: RateView
  open: OpenView
  /** Publications whose counts the study itself holds; others' are only laid over its chart. */
  ownCitations: string[]
}

/** The addresses behind a rate; published counts have none. */
export type RateLinks = { n: Route; k: Route; missing: (reason?: Missing) => Route }

export function linksOf({ study, outcome, population }: RateScope, row: RateRow): RateLinks | null {
  if (row.published) return null
  const group = groupPopulation(population, row.by)
  return {
    n: transcriptsUrl(study, nPopulation(group, outcome)),
    k: transcriptsUrl(study, kPopulation(group, outcome) ?? group),
    missing: (reason) => transcriptsUrl(study, missingPopulation(group, outcome, reason)),
  }
}

/** The same page with a group open in its panel; of a mix, one part of it. Without scripts one lands at the panel. */
export function openUrl(scope: ChartScope, { by, citation }: RateRow, part?: number): Route {
  const { study, population, view, ownCitations } = scope
  if (citation !== null && !ownCitations.includes(citation)) return `${closedUrl(scope)}#${CITATIONS}`
  const open = { open: openGroup(by), part: part ?? null, cited: citation }
  return `${ratesUrl(study, { ...population, ...view, ...open })}#${PANEL}`
}

/** The same page with nothing open. */
export function closedUrl({ study, population, view }: ChartScope): Route {
  return ratesUrl(study, { ...population, ...view })
}

/** Whether it is this group that is open; of a mix, this part of it. */
export function isOpen({ open }: ChartScope, { by, citation }: RateRow, part?: number): boolean {
  const wanted = openGroup(by)
  return (
    open.open.length === wanted.length &&
    wanted.every((clause) => open.open.includes(clause)) &&
    open.cited === citation &&
    (part === undefined || open.part === part)
  )
}

/** The id of the panel beside a chart. */
export const PANEL = "panel"

/** Where a group's published counts say where they come from. */
export const CITATIONS = "published-counts"
