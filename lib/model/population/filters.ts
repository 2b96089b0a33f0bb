import type { Clause } from "@/lib/model/clause"
import { DEFAULT_RULE } from "@/lib/model/rule"

/**
 * A population of transcripts: those to which all of it applies. One name has three readings: from the URL
 * (lib/filters/population.ts), in words (lib/filters/sentence.ts), in SQL (lib/queries/population/where.ts).
 */
export type Filters = {
  /** Model, factors and variables. Alternatives where a key is repeated, all of them across keys. */
  where: Clause[]
  /** Variables that have a value: the n of their rates. */
  judged: string[]
  /** Variables that have no value, and why: "harmful" or "harmful:judge_failed". */
  missing: string[]
  /** Words in any message. */
  search: string
  /** A run's id. */
  run: number | null
  /** The day of a transcript: its start as its source wrote it, else its run's. Both ends belong to it. */
  since: string | null
  until: string | null
  /** Those that are excluded from rates; else a population has none of them. */
  excluded: "yes" | null
  /** Whether a person has judged it. */
  labelled: "yes" | "no" | null
  /** How several judgements of a variable become one value: a name of lib/model/rule.ts. */
  rule: string
}

/** Everything: the population without a filter. */
export const everything: Filters = {
  where: [],
  judged: [],
  missing: [],
  search: "",
  run: null,
  since: null,
  until: null,
  excluded: null,
  labelled: null,
  rule: DEFAULT_RULE,
}
