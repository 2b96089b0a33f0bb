import type { Route } from "next"
import { route } from "@/lib/urls/route"

export function runsUrl(study: string): Route {
  return route(`/studies/${study}/runs`)
}
