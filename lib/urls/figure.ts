import type { Route } from "next"
import { type RateView, serializeRates } from "@/lib/filters/rates"
import type { Filters } from "@/lib/model/population/filters"
import { route } from "@/lib/urls/route"

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
