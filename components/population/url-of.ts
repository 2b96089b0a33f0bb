import type { Route } from "next"
import type { Filters } from "@/lib/model/population/filters"

/** The address of the same page with another population. */
export type UrlOf = (population: Filters) => Route
