import type { Route } from "next"
import type { FindMatch, FindQuery } from "@/lib/model/find"
import { withFind } from "@/lib/model/find-address"
import { formatPlace } from "@/lib/model/place-address"

/** The address of a search in a transcript, at a match of it where one is given. */
export function foundHref(address: string, query: FindQuery | null, match?: FindMatch | null): Route {
  const [path = "", given = ""] = (address.split("#")[0] ?? "").split("?")
  const parameters = withFind(new URLSearchParams(given), query)
  if (match) {
    parameters.set("at", formatPlace(match))
    parameters.delete("quote")
  }
  const text = parameters.toString().replaceAll("%3A", ":")
  return `${path}${text && `?${text}`}${match ? "#at" : ""}` as Route
}
