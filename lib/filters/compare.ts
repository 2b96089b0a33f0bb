import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsNativeArrayOf,
  parseAsString,
} from "nuqs/server"
import { clause, outcome } from "@/lib/filters/parsers"
import { filters } from "@/lib/filters/population"

/** Two populations side by side, each within the filters that both share. */
export const compareView = {
  outcome,
  a: parseAsNativeArrayOf(clause),
  b: parseAsNativeArrayOf(clause),
  /** Which of a side's prompts are set side by side, by their key. */
  promptA: parseAsString,
  promptB: parseAsString,
  /** Whether the most similar pair with opposite outcomes is asked for. */
  similar: parseAsBoolean,
}

export type CompareView = inferParserType<typeof compareView>

export const loadCompare = createLoader({ ...filters, ...compareView })

export const serializeCompare = createSerializer({ ...filters, ...compareView })
