import type { Route } from "next"
import { type CompareView, serializeCompare } from "@/lib/filters/compare"
import type { Filters } from "@/lib/model/population/filters"
import { route } from "@/lib/urls/route"

export function compareUrl(study: string, state: Partial<Filters & CompareView> = {}, part?: string): Route {
  return route(`/studies/${study}/compare${serializeCompare(state)}${part ? `#${part}` : ""}`)
}
