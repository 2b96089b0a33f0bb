import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server"
import { humanize } from "@/lib/format"
import { type Clause, formatClause, formatOutcome, parseClause, parseOutcome } from "@/lib/model/clause"
import { Missing, missingWords } from "@/lib/model/judgement"

const clause = createParser({
  parse: parseClause,
  serialize: formatClause,
  eq: (a, b) => formatClause(a) === formatClause(b),
})

const outcome = createParser({
  parse: parseOutcome,
  serialize: formatOutcome,
  eq: (a, b) => formatOutcome(a) === formatOutcome(b),
})

/** Postgres text has no NUL; nothing that is stored can have it. */
const searchText = createParser({
  parse: (text) => text.replaceAll("\u0000", ""),
  serialize: (text: string) => text,
})

/** An id as Postgres counts them; a greater number is no run. */
const runId = createParser({
  parse: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
  serialize: (id: number) => String(id),
})

/** A population of transcripts. One name has three readings: from the URL (here), in words (below), in SQL (queries/where.ts). */
export const filters = {
  /** Model, factors and variables. Alternatives where a key is repeated, all of them across keys. */
  where: parseAsNativeArrayOf(clause),
  /** Variables that have a value: the n of their rates. */
  judged: parseAsNativeArrayOf(parseAsString),
  /** Variables that have no value, and why: "harmful" or "harmful:judge_failed". */
  missing: parseAsNativeArrayOf(parseAsString),
  /** Words in any message. */
  search: searchText.withDefault(""),
  /** A run's id. */
  run: runId,
  /** How several judgements of a variable become one value: "default", or the name of a judge. */
  rule: parseAsString.withDefault("default"),
}
export type Filters = inferParserType<typeof filters>

/** What the rates page shows of a population. */
export const rateView = { outcome, rows: parseAsString, columns: parseAsString, panels: parseAsString }
export type RateView = inferParserType<typeof rateView>

/** How a list of transcripts is ordered and where in it one stands. */
export const listView = {
  sort: parseAsString.withDefault("order"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
}
export type ListView = inferParserType<typeof listView>

/** Keyset: the page after, or before, the row with this cursor. */
export const pageView = { after: parseAsString, before: parseAsString }
export type PageView = inferParserType<typeof pageView>

export const loadFilters = createLoader(filters)
/** Every parameter that a rates page understands. */
export const rateParameters = { ...filters, ...rateView }

export const loadRates = createLoader(rateParameters)
export const loadList = createLoader({ ...filters, ...listView, ...pageView })

export const serializeFilters = createSerializer(filters)
export const serializeRates = createSerializer({ ...filters, ...rateView })
export const serializeList = createSerializer({ ...filters, ...listView, ...pageView })

/** Everything: the population without a filter. */
export const everything: Filters = {
  where: [],
  judged: [],
  missing: [],
  search: "",
  run: null,
  rule: "default",
}

/** The `missing` filter's two parts; a reason that does not exist is no reason. */
export function parseMissing(text: string): { key: string; reason: Missing | null } {
  const [key = "", reason] = text.split(":")
  return { key, reason: Missing.safeParse(reason).data ?? null }
}

const words = {
  where: ({ where }) => {
    const keys = [...new Set(where.map(({ key, op }) => `${key}\u0000${op}`))]
    return keys
      .map((id) => {
        const group = where.filter(({ key, op }) => `${key}\u0000${op}` === id)
        return clauseWords(group)
      })
      .join(" and ")
  },
  judged: ({ judged }) => judged.map((key) => `${humanize(key)} has a value`).join(" and "),
  missing: ({ missing }) =>
    missing
      .map(parseMissing)
      .map(({ key, reason }) => `${humanize(key)} has no value${reason ? ` (${missingWords[reason]})` : ""}`)
      .join(" and "),
  search: ({ search }) => search !== "" && `the text has “${search}”`,
  run: ({ run }) => run !== null && `run is ${run}`,
  rule: ({ rule }) => rule !== "default" && `the verdicts are those of ${rule}`,
} satisfies Record<keyof typeof filters, (filters: Filters) => string | false>

/** The population in words, completing "transcripts …"; "" for everything. */
export function sentence(population: Filters): string {
  const parts = Object.values(words).flatMap((say) => say(population) || [])
  return parts.length === 0 ? "" : `where ${parts.join(" and ")}`
}

/** One key's clauses in words: alternatives for "=", bounds otherwise. */
export function clauseWords(group: Clause[]): string {
  const [first] = group
  if (!first) return ""
  const name = humanize(first.key)
  if (first.op !== "=") return group.map(({ op, value }) => `${name} ${op} ${value}`).join(" and ")
  const values = group.map(({ value }) => value).filter((value) => value !== "")
  const alternatives = [
    ...(values.length > 0 ? [`is ${values.join(" or ")}`] : []),
    ...(values.length < group.length ? ["has no value"] : []),
  ]
  return `${name} ${alternatives.join(" or ")}`
}
