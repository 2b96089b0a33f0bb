import type { Role, Visibility } from "@/lib/model/people/viewer"
import type { Outcome } from "./clause"
import type { Level, Missing, VariableKind } from "./judgement"

// What queries give to pages. Plain data; dates as ISO strings.

/** A study as one viewer sees it: who holds one has been let in. */
export type Study = {
  id: number
  slug: string
  title: string
  description: string
  headline: Outcome | null
  visibility: Visibility
  /** What the viewer may do here. */
  role: Role
  /** The person who must still judge some of its transcripts blind, and so is shown none of those in any list. */
  blindFor: string | null
}

export type Variable = {
  id: number
  key: string
  kind: VariableKind
  label: string | null
  question: string | null
  levels: Level[]
  /** False: made in Exhibit; there, by default, it is what people decide. Absent: a source's. */
  imported?: boolean
}

/** What a study's data has to filter and group by. */
export type Catalogue = {
  models: string[]
  providers: string[]
  /** Assigned: keys with their levels. */
  factors: { key: string; levels: string[] }[]
  /** Observed: keys with their levels. */
  variables: Variable[]
  /** Names of the judges, for the rule, and the variables that each of them judged; decisions between people are
   *  in `judgedBy` alone. */
  judges: string[]
  judgedBy: Record<string, string[]>
  /** Those of the judges that are persons. */
  people: string[]
  /** As the study's. */
  blindFor: string | null
}

/** k of n for one group. Rate and interval are null when n is 0: no data is not 0 %. */
export type RateRow = {
  by: Record<string, string | null>
  /** Counts from a publication: no transcripts stand behind them. */
  published: boolean
  /** Where published counts come from; two publications are two rows. */
  citation: string | null
  k: number
  n: number
  missing: Record<Missing, number>
  /** Belong to the group and to no rate: withdrawn by their author, each for a reason. */
  excluded: number
  rate: number | null
  low: number | null
  high: number | null
  /** How many prompts (conditions) the n comes from; an interval over one speaks for that prompt alone. */
  prompts: number
  /** The interval that allows for differences between prompts; null where there is one prompt or no data. */
  clustered: { low: number; high: number } | null
}

/** A group split into parts that exclude each other: each transcript counts for the first part that it fits. */
export type MixRow = Pick<RateRow, "by" | "published" | "citation" | "n" | "missing" | "excluded"> & {
  /** Per part of the mix, in its order. */
  counts: number[]
  /** In the n, and in none of the parts. */
  other: number
  /** Those with any of the parts that are harm, whichever part they are counted for. */
  harm: { k: number; rate: number | null; low: number | null; high: number | null }
}

export type Mix = {
  parts: MixPart[]
  by: string[]
  rule: string
  rows: MixRow[]
}

/** `harm` as far as the codebook says: true, false, or null for unknown and neither. */
export type MixPart = { outcome: Outcome; harm: boolean | null }

export type Rates = {
  outcome: Outcome
  by: string[]
  rule: string
  rows: RateRow[]
  /** Sources of the published counts among the rows. */
  citations: string[]
}

/** An assigned setting that a population mixes: how many levels of it. */
export type PooledFactor = { key: string; levels: number }

export type StudySummary = Study & {
  models: number
  conditions: number
  runs: number
  transcripts: number
  /** Transcripts that published counts speak of; none of them is here. */
  publishedN: number
  lastImport: string | null
  headlineRates: { outcome: Outcome; total: RateRow[]; byModel: RateRow[] } | null
}

export type TranscriptRow = {
  id: string
  /** Opaque position in the list's order. */
  cursor: string
  model: string
  factors: Record<string, string>
  sampleId: string
  epoch: number
  failed: string | null
  excluded: string | null
  action: string | null
  messageCount: number
  characters: number
  /** Value per variable key; absent when missing. */
  values: Record<string, string | number>
  /** How many of its judgements somebody calls wrong, which nobody has settled. */
  disputed: number
  /** For a search: where the words are; `marks` are ranges in `snippet`. */
  hit: { message: number; snippet: string; marks: [number, number][] } | null
}

export type TranscriptList = {
  rows: TranscriptRow[]
  /** Transcripts of the whole list, not of this page. */
  total: number
  /** Counts that publications state for this population; no transcripts to list. */
  publishedN: number
  /** Of the same filters, those that are excluded from rates and not in this list. */
  excludedN: number
  /** Cursors of the neighbouring pages; null at the ends. */
  before: string | null
  after: string | null
}

export type RunRow = {
  id: number
  title: string
  format: string
  file: string
  sha256: string
  status: string
  error: string | null
  statedTotal: number | null
  sourceCreatedAt: string | null
  importedAt: string
  settings: Record<string, unknown>
  citation: string | null
  models: string[]
  transcripts: number
  /** Beside the transcripts: those that no rate counts. */
  excluded: number
  failed: number
  publishedN: number
  warnings: { file: string; place: string; message: string; rejected: boolean }[]
}
