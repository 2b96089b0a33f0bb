import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
} from "nuqs/server"
import { named, queueId } from "@/lib/filters/parsers"
import { filters } from "@/lib/filters/population"
import { rateView } from "@/lib/filters/rates"
import type { Filters } from "@/lib/model/population/filters"
import { DEFAULT_RULE } from "@/lib/model/rule"

const percent = createParser({
  parse: (text) => {
    const value = Number(text)
    return text.trim() !== "" && value >= 0.1 && value <= 49 ? value : null
  },
  serialize: (value: number) => String(value),
})

/** A machine judge held against people. */
export const judgesView = {
  outcome: rateView.outcome,
  /** In place of an outcome: its variable, for the levels that are harm. */
  variable: named,
  judge: named,
  /** Whose word is taken for the truth: "people", "adjudicated" or a person. */
  rule: named,
  /** Keys that group; "none" for none. */
  by: parseAsArrayOf(named),
  /** The one queue whose labels count. */
  queue: queueId,
  /** How many points to either side the interval should be. */
  width: percent.withDefault(5),
}
export type JudgesView = inferParserType<typeof judgesView>

/** A cell of the confusion matrix and where in its list one stands. */
export const judgedListView = { says: named, people: named, after: named }
export type JudgedListView = inferParserType<typeof judgedListView>

const { rule: _, ...population } = filters
export const judgesParameters = { ...population, ...judgesView }
export const judgedListParameters = { ...judgesParameters, ...judgedListView }

export const loadJudges = createLoader(judgesParameters)
export const loadJudgedList = createLoader(judgedListParameters)
export const serializeJudges = createSerializer(judgesParameters)
export const serializeJudgedList = createSerializer(judgedListParameters)

/** The population of such an address: what it filters by is read as published. */
export function populationOf(state: Omit<Filters, "rule">): Filters {
  const { where, judged, missing, search, run, since, until, excluded, labelled } = state
  return { where, judged, missing, search, run, since, until, excluded, labelled, rule: DEFAULT_RULE }
}
