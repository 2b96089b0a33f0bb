import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server"
import { clause, outcome } from "@/lib/filters/parsers"
import { filters } from "@/lib/filters/population"

export const FORMS = ["dots", "bars", "matrix", "mix", "difference"] as const

export type Form = (typeof FORMS)[number]

/** What the rates page shows of a population. */
export const rateView = {
  outcome,
  /** Further outcomes of a mix; without one it is made of the levels of the outcome's variable. */
  mix: parseAsNativeArrayOf(outcome),
  rows: parseAsString,
  columns: parseAsString,
  panels: parseAsString,
  form: parseAsStringLiteral(FORMS).withDefault("dots"),
  /** "levels": in the codebook's order. */
  sort: parseAsStringLiteral(["levels", "highest", "lowest", "largest"]).withDefault("levels"),
  /** What differences are taken from: values of some of the keys that group. */
  baseline: parseAsNativeArrayOf(clause),
  /** The slug of a study whose published rates are laid over. */
  published: parseAsString,
  /** Whether the band is drawn that disputes leave each rate. */
  contested: parseAsStringLiteral(["yes"]),
}

export type RateView = inferParserType<typeof rateView>

/** The number that is opened beside the chart. */
export const openView = {
  /** Its group, a clause per key; "all" for the total. None: nothing is open. */
  open: parseAsNativeArrayOf(parseAsString),
  /** Of a mix, the part. */
  part: parseAsInteger,
  /** Of published counts, where they are published. */
  cited: parseAsString,
}

export type OpenView = inferParserType<typeof openView>

/** Every parameter that a rates page understands. */
export const rateParameters = { ...filters, ...rateView, ...openView }

export const loadRates = createLoader(rateParameters)

export const serializeRates = createSerializer(rateParameters)
