import {
  createLoader,
  createSerializer,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server"
import { clause, day, missingKey, runId, searchText } from "@/lib/filters/parsers"
import type { Filters } from "@/lib/model/population/filters"
import { DEFAULT_RULE } from "@/lib/model/rule"

/** How each of a population's filters is read from an address and written into one. */
export const filters = {
  where: parseAsNativeArrayOf(clause),
  judged: parseAsNativeArrayOf(parseAsString),
  missing: parseAsNativeArrayOf(missingKey),
  search: searchText.withDefault(""),
  run: runId,
  since: day,
  until: day,
  excluded: parseAsStringLiteral(["yes"]),
  labelled: parseAsStringLiteral(["yes", "no"]),
  rule: parseAsString.withDefault(DEFAULT_RULE),
} satisfies Record<keyof Filters, unknown>

export const loadFilters = createLoader(filters)
export const serializeFilters = createSerializer(filters)
