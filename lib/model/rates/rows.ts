import type { Outcome } from "@/lib/model/clause"
import type { Missing } from "@/lib/model/judgement"

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
