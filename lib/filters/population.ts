import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server"
import { humanize } from "@/lib/format/words"
import { type Clause, formatClause, formatOutcome, parseClause, parseOutcome } from "@/lib/model/clause"
import { Missing, missingWords } from "@/lib/model/judgement"
import { DEFAULT_RULE, ruleWords } from "@/lib/model/rule"

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

const missingKey = createParser({
  parse: (text) => (!text.includes(":") || parseMissing(text).reason !== null ? text : null),
  serialize: (text: string) => text,
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

/** Of the calendar: 31 February is none, though Date.parse reads it as a day in March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const day = createParser({
  parse: (text) => (isDay(text) ? text : null),
  serialize: (text: string) => text,
})

/** A population of transcripts. One name has three readings: from the URL (here), in words (below), in SQL (queries/where.ts). */
export const filters = {
  /** Model, factors and variables. Alternatives where a key is repeated, all of them across keys. */
  where: parseAsNativeArrayOf(clause),
  /** Variables that have a value: the n of their rates. */
  judged: parseAsNativeArrayOf(parseAsString),
  /** Variables that have no value, and why: "harmful" or "harmful:judge_failed". */
  missing: parseAsNativeArrayOf(missingKey),
  /** Words in any message. */
  search: searchText.withDefault(""),
  /** A run's id. */
  run: runId,
  /** The day of a transcript: its start as its source wrote it, else its run's. Both ends belong to it. */
  since: day,
  until: day,
  /** Those that are excluded from rates; else a population has none of them. */
  excluded: parseAsStringLiteral(["yes"]),
  /** Whether a person has judged it. */
  labelled: parseAsStringLiteral(["yes", "no"]),
  /** How several judgements of a variable become one value: a name of lib/model/rule.ts. */
  rule: parseAsString.withDefault(DEFAULT_RULE),
}
export type Filters = inferParserType<typeof filters>

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

/** Rates within the levels of an observed variable. */
export const observedView = {
  outcome,
  /** The observed variable. */
  given: parseAsString,
  rows: parseAsString,
  /** The two levels whose rates are subtracted, the second from the first; else two that have data. */
  between: parseAsNativeArrayOf(parseAsString),
  /** Shares to weight the levels by, in per cent, as in "real:50"; the last colon counts. */
  share: parseAsNativeArrayOf(parseAsString),
}
export type ObservedView = inferParserType<typeof observedView>

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

/** Our rates beside published ones: the slug of the study that has those. */
export const replicationView = { outcome, published: parseAsString }
export type ReplicationView = inferParserType<typeof replicationView>

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
export const rateParameters = { ...filters, ...rateView, ...openView }

export const loadRates = createLoader(rateParameters)
export const loadObserved = createLoader({ ...filters, ...observedView })
export const loadCompare = createLoader({ ...filters, ...compareView })
export const loadReplication = createLoader({ ...filters, ...replicationView })
export const loadDraft = createLoader(draftView)
export const loadRuleSwitch = createLoader({ ...filters, ...ruleSwitchView })
export const loadList = createLoader({ ...filters, ...listView, ...pageView })

export const serializeFilters = createSerializer(filters)
export const serializeRates = createSerializer(rateParameters)
export const serializeObserved = createSerializer({ ...filters, ...observedView })
export const serializeCompare = createSerializer({ ...filters, ...compareView })
export const serializeReplication = createSerializer({ ...filters, ...replicationView })
export const serializeDraft = createSerializer(draftView)
export const serializeRuleSwitch = createSerializer({ ...filters, ...ruleSwitchView })
export const serializeList = createSerializer({ ...filters, ...listView, ...pageView })

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
  since: ({ since }) => since !== null && `its day is ${since} or later`,
  until: ({ until }) => until !== null && `its day is ${until} or earlier`,
  excluded: ({ excluded }) => excluded === "yes" && "they are excluded from rates",
  labelled: ({ labelled }) =>
    labelled !== null && (labelled === "yes" ? "a person has judged it" : "no person has judged it"),
  rule: ({ rule }) => rule !== DEFAULT_RULE && `the verdicts are those of ${ruleWords(rule)}`,
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
  if (first.op === "!=") return otherWords(name, group)
  if (first.op !== "=") return group.map(({ op, value }) => `${name} ${op} ${value}`).join(" and ")
  const values = group.map(({ value }) => value).filter((value) => value !== "")
  const alternatives = [
    ...(values.length > 0 ? [`is ${values.join(" or ")}`] : []),
    ...(values.length < group.length ? ["has no value"] : []),
  ]
  return `${name} ${alternatives.join(" or ")}`
}

function otherWords(name: string, group: Clause[]): string {
  const values = group.map(({ value }) => value).filter((value) => value !== "")
  return values.length === 0
    ? `${name} has a value`
    : `${name} has a value other than ${values.join(" and ")}`
}
