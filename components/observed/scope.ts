import type { Route } from "next"
import type { RateScope } from "@/components/rates/scope"
import { levelWords, variableWords } from "@/components/studies/catalogue-words"
import type { ObservedView } from "@/lib/filters/observed"
import { isBelief, type Observed, type Tally } from "@/lib/model/observed/blocks"
import { groupPopulation, kPopulation, missingPopulation, nPopulation } from "@/lib/model/population/of-rate"
import type { Variable } from "@/lib/model/study"
import { observedUrl } from "@/lib/urls/observed"
import { transcriptsUrl } from "@/lib/urls/transcripts"

/** What is asked and what was found, for every part of the page. */
export type ObservedScope = RateScope & {
  view: ObservedView
  /** The observed variable, and the key that names it. */
  variable: Variable
  given: string
  rows: string | null
  observed: Observed & { citations: string[] }
}

/** Where a group's published counts say where they come from. */
export const SOURCES = "published-counts"

/** A block's place on the page. */
export const blockId = (index: number) => `row-${index + 1}`

/** The lists behind a tally; published counts have none. */
export function tallyLinks({ study, outcome, population }: RateScope, { by, published }: Tally) {
  if (published) return null
  const group = groupPopulation(population, by)
  return {
    n: transcriptsUrl(study, nPopulation(group, outcome)),
    k: transcriptsUrl(study, kPopulation(group, outcome) ?? group),
    missing: transcriptsUrl(study, missingPopulation(group, outcome)),
  }
}

/** This page with something else asked. */
export function askedUrl(scope: ObservedScope, other: Partial<ObservedView>): Route {
  return observedUrl(scope.study, { ...scope.population, ...scope.view, ...other })
}

export function rowWords({ catalogue, rows }: ObservedScope, value: string | null): string {
  return rows === null ? "all together" : levelWords(catalogue, rows, value)
}

/** A level of the observed variable; a belief without a value was not stated, unless a level is called that. */
export function givenWords({ catalogue, given, variable }: ObservedScope, level: string | null): string {
  if (level !== null) return levelWords(catalogue, given, level)
  const taken = variable.levels.some(({ key, label }) => [key, label].includes("not stated"))
  return isBelief(variable) && !taken ? "not stated" : "no value"
}

/** Why a difference within this variable must not be called an effect. */
export function caveat({ variable }: ObservedScope): string {
  const how = isBelief(variable) ? "stated by the model" : "observed in the transcripts"
  const name = variableWords(variable)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} was ${how}, not assigned: a difference here is not an effect.`
}
