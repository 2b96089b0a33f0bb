import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server"
import { filters } from "@/lib/filters/population"

/** How a list of transcripts is ordered and where in it one stands. */
export const listView = {
  sort: parseAsString.withDefault("order"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
}

export type ListView = inferParserType<typeof listView>

/** Keyset: the page after, or before, the row with this cursor. */
export const pageView = { after: parseAsString, before: parseAsString }

export type PageView = inferParserType<typeof pageView>

export const loadList = createLoader({ ...filters, ...listView, ...pageView })

export const serializeList = createSerializer({ ...filters, ...listView, ...pageView })
