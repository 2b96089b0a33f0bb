import type { Route } from "next"
import { route } from "@/lib/urls/route"

/** How every statistic is computed; `method` is one of them. */
export function methodsUrl(method?: string): Route {
  return route(`/methods${method ? `#${method}` : ""}`)
}
