import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server"
import { outcome } from "@/lib/filters/parsers"
import { filters } from "@/lib/filters/population"
import { DEFAULT_RULE } from "@/lib/model/rule"

/** A detector that is being written: its preview is this address. */
export const draftView = {
  name: parseAsString.withDefault(""),
  definition: parseAsString.withDefault(""),
  /** The level that a yes means, and a no; without a yes, a variable of this key is made. */
  hit: outcome,
  miss: outcome,
  key: parseAsString.withDefault(""),
  harm: parseAsStringLiteral(["yes"]),
  /** The cell of the preview's table whose transcripts are listed. */
  cell: parseAsString,
}

export type DraftView = inferParserType<typeof draftView>

/** Two verdict rules, and which of the transcripts that they read differently are listed. */
export const ruleSwitchView = {
  from: parseAsString.withDefault(DEFAULT_RULE),
  to: parseAsString,
  variable: outcome,
  rows: parseAsString,
  /** A cell of the table, by what the verdict was and is; none: all that differ. */
  was: parseAsString,
  is: parseAsString,
  after: parseAsString,
}

export type RuleSwitchView = inferParserType<typeof ruleSwitchView>

export const loadDraft = createLoader(draftView)

export const loadRuleSwitch = createLoader({ ...filters, ...ruleSwitchView })

export const serializeDraft = createSerializer(draftView)

export const serializeRuleSwitch = createSerializer({ ...filters, ...ruleSwitchView })
