import type { Route } from "next"
import { serializeFilters } from "@/lib/filters/population"
import { type OpenView, type RateView, serializeRates } from "@/lib/filters/rates"
import { formatClause, formatOutcome, type Outcome } from "@/lib/model/clause"
import type { Filters } from "@/lib/model/population/filters"
import { route } from "@/lib/urls/route"

export function ratesUrl(study: string, state: Partial<Filters & RateView & OpenView> = {}): Route {
  return route(`/studies/${study}${serializeRates(state)}`)
}

/** How an address says which group of a chart is open; the total is a group without keys. */
export function openGroup(by: Record<string, string | null>): string[] {
  const clauses = Object.entries(by).map(([key, value]) => formatClause({ key, op: "=", value: value ?? "" }))
  return clauses.length === 0 ? ["all"] : clauses
}

export function ratesApiUrl(study: string, outcome: Outcome, by: string[], population: Filters): Route {
  const query = serializeFilters(population).replace("?", "&")
  const keys = by.length > 0 ? `&by=${by.map(encodeURIComponent).join(",")}` : ""
  return route(
    `/api/v1/studies/${study}/rates?outcome=${encodeURIComponent(formatOutcome(outcome))}${keys}${query}`,
  )
}
