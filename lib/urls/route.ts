import type { Route } from "next"

/** The one place where an address is trusted to be a route. */
export function route(address: string): Route {
  return address as Route
}

/** A place within the page. */
export function anchorUrl(anchor: string): Route {
  return route(`#${anchor}`)
}
