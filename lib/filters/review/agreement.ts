import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsStringLiteral,
} from "nuqs/server"
import { named, queueId } from "@/lib/filters/parsers"
import { filters } from "@/lib/filters/population"

/** Whose answers are held against each other: of all people, or of two judges by name. */
const scope = {
  a: named,
  b: named,
  /** Only answers given in this queue. */
  queue: queueId,
  /** Only answers given blind. */
  blind: parseAsStringLiteral(["yes"]),
  variable: named,
}

/** How far people agree: of every variable, or of one by pairs and groups. */
export const agreementView = { ...scope, by: parseAsNativeArrayOf(named) }
export type AgreementView = inferParserType<typeof agreementView>

/** Which transcripts were judged differently. */
export const disagreementView = {
  ...scope,
  /** What each of the two said: one cell of their table. */
  as: named,
  bs: named,
  state: parseAsStringLiteral(["all", "open", "decided"]).withDefault("all"),
  after: named,
}
export type DisagreementView = inferParserType<typeof disagreementView>

export const agreementParameters = { ...filters, ...agreementView }
export const loadAgreement = createLoader(agreementParameters)
export const serializeAgreement = createSerializer(agreementParameters)

export const disagreementParameters = { ...filters, ...disagreementView }
export const loadDisagreements = createLoader(disagreementParameters)
export const serializeDisagreements = createSerializer(disagreementParameters)
