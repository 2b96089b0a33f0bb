import type { Route } from "next"
import { type ObservedView, serializeObserved } from "@/lib/filters/observed"
import type { Filters } from "@/lib/model/population/filters"
import { route } from "@/lib/urls/route"

export function observedUrl(study: string, state: Partial<Filters & ObservedView> = {}): Route {
  return route(`/studies/${study}/observed${serializeObserved(state)}`)
}
