import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server"
import { named, outcome } from "@/lib/filters/parsers"
import { filters } from "@/lib/filters/population"
import { FlagKind } from "@/lib/model/talk/flag"

/** Which flags the contested page lists. */
export const contestedView = {
  variable: named,
  judge: named,
  kind: parseAsStringLiteral(FlagKind.options).withDefault("wrong"),
  /** With it, only disputes that would move a transcript of the population into the outcome's k or out of it. */
  outcome,
  /** Of those, the ones towards the outcome, or away from it. */
  towards: parseAsStringLiteral(["yes", "no"]),
}
export type ContestedView = inferParserType<typeof contestedView>

const parameters = { ...filters, ...contestedView }
export const loadContested = createLoader(parameters)
export const serializeContested = createSerializer(parameters)
export const contestedParameters = parameters
