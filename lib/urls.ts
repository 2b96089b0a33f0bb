import type { Route } from "next"
import {
  type CompareView,
  type DraftView,
  type Filters,
  type ListView,
  type ObservedView,
  type OpenView,
  type PageView,
  type RateView,
  type ReplicationView,
  type RuleSwitchView,
  serializeCompare,
  serializeDraft,
  serializeFilters,
  serializeList,
  serializeObserved,
  serializeRates,
  serializeReplication,
  serializeRuleSwitch,
} from "@/lib/filters"
import {
  type Clause,
  complement,
  formatClause,
  formatOutcome,
  isLevel,
  type Outcome,
} from "@/lib/model/clause"
import type { Missing } from "@/lib/model/judgement"

/** The one place where an address is trusted to be a route. */
function route(address: string): Route {
  return address as Route
}

export const studiesUrl = (): Route => route("/")

/** How every statistic is computed; `method` is one of them. */
export function methodsUrl(method?: string): Route {
  return route(`/methods${method ? `#${method}` : ""}`)
}

export function ratesUrl(study: string, state: Partial<Filters & RateView & OpenView> = {}): Route {
  return route(`/studies/${study}${serializeRates(state)}`)
}

export type FigureFormat = "svg" | "png" | "markdown" | "latex" | "r" | "python"

/** A rates page's chart, to take away. */
export function figureUrl(
  study: string,
  format: FigureFormat,
  state: Partial<Filters & RateView>,
  theme?: "dark",
): Route {
  const query = serializeRates({ ...state, open: null, part: null, cited: null })
  const own = `format=${format}${theme ? `&theme=${theme}` : ""}`
  return route(`/studies/${study}/figure${query === "" ? "?" : `${query}&`}${own}`)
}

/** How an address says which group of a chart is open; the total is a group without keys. */
export function openGroup(by: Record<string, string | null>): string[] {
  const clauses = Object.entries(by).map(([key, value]) => formatClause({ key, op: "=", value: value ?? "" }))
  return clauses.length === 0 ? ["all"] : clauses
}

export function observedUrl(study: string, state: Partial<Filters & ObservedView> = {}): Route {
  return route(`/studies/${study}/observed${serializeObserved(state)}`)
}

export function compareUrl(study: string, state: Partial<Filters & CompareView> = {}, part?: string): Route {
  return route(`/studies/${study}/compare${serializeCompare(state)}${part ? `#${part}` : ""}`)
}

export function replicationUrl(study: string, state: Partial<Filters & ReplicationView> = {}): Route {
  return route(`/studies/${study}/replication${serializeReplication(state)}`)
}

/** Variables, judges, rules and detectors; `place` is a part of the page. */
export function codebookUrl(study: string, place?: string): Route {
  return route(`/studies/${study}/codebook${place ? `#${place}` : ""}`)
}

/** A detector that is being written, with its preview. */
export function detectorUrl(study: string, draft: Partial<DraftView> = {}, place?: string): Route {
  return route(`/studies/${study}/codebook/detector${serializeDraft(draft)}${place ? `#${place}` : ""}`)
}

/** What changes when a variable is read by another rule. */
export function ruleSwitchUrl(
  study: string,
  state: Partial<Filters & RuleSwitchView> = {},
  place?: string,
): Route {
  return route(`/studies/${study}/rules${serializeRuleSwitch(state)}${place ? `#${place}` : ""}`)
}

export function transcriptsUrl(study: string, state: Partial<Filters & ListView & PageView> = {}): Route {
  return route(`/studies/${study}/transcripts${serializeList(state)}`)
}

export function exportUrl(
  study: string,
  format: "csv" | "jsonl",
  state: Partial<Filters & ListView> = {},
): Route {
  const query = serializeList(state)
  return route(`/studies/${study}/transcripts/export${query === "" ? "?" : `${query}&`}format=${format}`)
}

export function runsUrl(study: string): Route {
  return route(`/studies/${study}/runs`)
}

/** A transcript, in the list one came from; `message` is its ordinal, from 0. */
export function transcriptUrl(
  id: string,
  from?: { study: string; list?: Partial<Filters & ListView> },
  message?: number,
): Route {
  const list = from?.list ? serializeList(from.list).replace("?", "&") : ""
  const query = from ? `?study=${from.study}${list}` : ""
  return route(`/t/${id}${query}${message === undefined ? "" : `#m${message + 1}`}`)
}

/** One message's text as it was stored, and nothing else. */
export function messageTextUrl(id: string, study: string, ordinal: number): Route {
  return route(`/api/v1/transcripts/${id}/messages/${ordinal + 1}?study=${study}`)
}

export function ratesApiUrl(study: string, outcome: Outcome, by: string[], population: Filters): Route {
  const query = serializeFilters(population).replace("?", "&")
  const keys = by.length > 0 ? `&by=${by.map(encodeURIComponent).join(",")}` : ""
  return route(
    `/api/v1/studies/${study}/rates?outcome=${encodeURIComponent(formatOutcome(outcome))}${keys}${query}`,
  )
}

/** The population of one group of a rate: what was filtered, and the group's own values. */
export function groupPopulation(population: Filters, by: Record<string, string | null>): Filters {
  const keys = Object.keys(by)
  const own: Clause[] = keys.map((key) => ({ key, op: "=", value: by[key] ?? "" }))
  return {
    ...population,
    where: [...population.where.filter(({ key, op }) => op !== "=" || !keys.includes(key)), ...own],
  }
}

/** The transcripts in a rate's n. */
export function nPopulation(population: Filters, outcome: Outcome): Filters {
  return { ...population, judged: [...new Set([...population.judged, outcome.key])] }
}

/** The transcripts in a rate's k: of the outcome's levels those that the population allows; null when none is. */
export function kPopulation(population: Filters, outcome: Outcome): Filters | null {
  const exact = outcome.op === "="
  const sameKey = ({ key, op }: Clause) => exact && key === outcome.key && op === "="
  const allowed = population.where.filter(sameKey).map(({ value }) => value)
  const values =
    allowed.length > 0 ? outcome.values.filter((value) => allowed.includes(value)) : outcome.values
  if (values.length === 0) return null
  const hits: Clause[] = values.map((value) => ({ key: outcome.key, op: outcome.op, value }))
  return { ...population, where: [...population.where.filter((clause) => !sameKey(clause)), ...hits] }
}

/** The transcripts in a rate's n − k; null where that takes more than one address can say. */
export function restPopulation(population: Filters, outcome: Outcome): Filters | null {
  if (!isLevel(outcome.op) && outcome.values.length > 1) return null
  return kPopulation(population, complement(outcome))
}

/**
 * The transcripts that a mix counts for one of its parts: judged on every part's variable, fit for this one and
 * for none before it; null when none can be.
 */
export function partPopulation(population: Filters, parts: Outcome[], part: number): Filters | null {
  const judged = parts.reduce(nPopulation, population)
  const own = parts[part]
  const before = parts
    .slice(0, part)
    .filter(({ key, op }) => !(own?.key === key && own.op === "=" && op === "="))
  const left = before.reduce<Filters | null>((rest, outcome) => rest && restPopulation(rest, outcome), judged)
  return own && left ? kPopulation(left, own) : null
}

/** The transcripts of a group that its rates exclude, whatever their values. */
export function excludedPopulation(population: Filters): Filters {
  return { ...population, excluded: "yes" }
}

/** The transcripts that a rate leaves out because the outcome has no value; of one reason, or of all. */
export function missingPopulation(population: Filters, outcome: Outcome, reason?: Missing): Filters {
  const missing = reason ? `${outcome.key}:${reason}` : outcome.key
  return { ...population, missing: [...population.missing, missing] }
}
