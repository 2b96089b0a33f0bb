import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
} from "nuqs/server"
import { outcome } from "@/lib/filters/parsers"
import { filters } from "@/lib/filters/population"

/** Rates within the levels of an observed variable. */
export const observedView = {
  outcome,
  /** The observed variable. */
  given: parseAsString,
  rows: parseAsString,
  /** The two levels whose rates are subtracted, the second from the first; else two that have data. */
  between: parseAsNativeArrayOf(parseAsString),
  /** Shares to weight the levels by, in per cent, as in "real:50"; the last colon counts. */
  share: parseAsNativeArrayOf(parseAsString),
}

export type ObservedView = inferParserType<typeof observedView>

export const loadObserved = createLoader({ ...filters, ...observedView })

export const serializeObserved = createSerializer({ ...filters, ...observedView })
