import type { Outcome } from "@/lib/model/clause"
import type { JudgeKind, Missing } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import type { TranscriptRow } from "@/lib/model/transcripts/rows"
import type { ClusteredInterval } from "@/lib/stats/clusters"

/** One number of a chart and everything that stands behind it. */
export type RateDetails = {
  /** The group's values per key; none for the total. */
  by: Record<string, string | null>
  /** What was filtered, and the group's own values. */
  population: Filters
  /** What is counted; null for those that fit no part of a mix. */
  outcome: Outcome | null
  /** Of a mix, its parts in order: each transcript counts for the first that it fits. */
  parts: Outcome[] | null
  /** Where published counts come from: no transcripts stand behind them. */
  citation: string | null
  k: number
  n: number
  /** The 95 % Wilson interval's middle and ends; null where n is 0. */
  rate: number | null
  low: number | null
  high: number | null
  /** The interval that allows for differences between prompts; null where n is 0. */
  clustered: ClusteredInterval | null
  /** Who gave the verdicts in the n, per variable that the number needs. */
  verdicts: VerdictSources[]
  missing: MissingDetails[]
  excluded: number
  /** The transcripts of k, and of n − k; null for published counts. */
  lists: { hits: DetailList; rest: DetailList } | null
  checked: Checked | null
}

export type VerdictSources = { variable: string; judges: JudgeCount[] }

export type Judge = { kind: JudgeKind; name: string; model: string | null; version: string | null }

/**
 * How many of the verdicts in an n are this judge's; where several people speak, each of theirs counts. `prompts`:
 * in how many wordings, where that is all that tells its judges apart.
 */
export type JudgeCount = Judge & { prompts: number; verdicts: number }

export type MissingDetails = {
  reason: Missing
  count: number
  /** Null where no one address lists them: published counts, and mixes of several variables. */
  population: Filters | null
  /** The commonest causes as they were written down; null where the people who judged are even. */
  causes: { words: string | null; count: number }[]
}

export type DetailList = {
  total: number
  /** The lists that make it up, each with an address: one, and for the rest of a mix one per part. */
  slices: Slice[]
  /** The first transcripts, in the order of their import. */
  rows: DetailRow[]
}

/** Those of a number with one outcome; null: with none of a mix's. */
export type Slice = { outcome: Outcome | null; population: Filters; total: number }

export type DetailRow = Pick<TranscriptRow, "id" | "model" | "factors" | "sampleId" | "epoch" | "action"> & {
  /** The list it is from. */
  population: Filters
  /** The judgements that speak for it under the rule. */
  verdicts: SpokenVerdict[]
}

export type SpokenVerdict = {
  id: string
  variable: string
  judge: Judge
  /** Null where this judge failed. */
  value: string | number | null
  /** Its beginning, at most 200 characters. */
  explanation: string | null
  explanationCut: boolean
  /** The first spans that it rests on; `message` is an ordinal, from 0. */
  evidence: { message: number; exact: string; cut: boolean }[]
  evidenceTotal: number
}

/** Of an n, those that people judged too. `agree` is null where there is nothing of another's to agree with. */
export type Checked = {
  variable: string
  people: number
  agree: number | null
  /** Where people are even. */
  even: number
  /** Where an address lists exactly these. */
  population: Filters | null
}
