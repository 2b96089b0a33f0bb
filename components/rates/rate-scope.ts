import type { Route } from "next"
import type { Filters } from "@/lib/filters"
import type { Outcome } from "@/lib/model/clause"
import type { Missing } from "@/lib/model/judgement"
import type { Catalogue, RateRow } from "@/lib/model/study"
import { groupPopulation, kPopulation, missingPopulation, nPopulation, transcriptsUrl } from "@/lib/urls"

/** What every number of a rates page needs in order to open its transcripts. */
export type RateScope = { study: string; catalogue: Catalogue; outcome: Outcome; population: Filters }

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

/** Where a group's published counts say where they come from. */
export const CITATIONS = "published-counts"
