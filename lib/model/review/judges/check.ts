import type { Outcome } from "@/lib/model/clause"
import type { SamplingPlan } from "@/lib/model/review/queues/plan"
import type { TranscriptRow } from "@/lib/model/transcripts/rows"
import type { Accuracy, Corrected } from "@/lib/stats/judge/correction"
import type { LabelPlan } from "@/lib/stats/judge/label-plan"
import type { PredictionPowered } from "@/lib/stats/judge/prediction-powered"

// A machine judge held against people, as queries give it to pages.

/** A judge's k of n, or people's; null where nothing has a value. */
export type CheckedRate = {
  k: number
  n: number
  rate: number | null
  low: number | null
  high: number | null
}

/** Why labels of a queue are no random sample of the population that is asked for. */
export type NotRandom =
  | { code: "plan"; plan: SamplingPlan }
  /** What the queue was drawn from is narrower, or another: the parts of its filters that do not hold here. */
  | { code: "filters"; parts: string }
  | { code: "no labels" }
  /** The viewer must still judge some of it blind, and is not told how it was drawn. */
  | { code: "hidden" }

/** A queue with labels of the variable, and what they are good for. */
export type LabelQueue = {
  id: number
  title: string
  /** Null where it must not be told to who still judges it blind. */
  plan: SamplingPlan | null
  drawn: number
  labelled: number
  skipped: number
  /** Whether its reviewers did not see what judges said. */
  blind: boolean
  /** Null: its labels are a random sample of the population. */
  notRandom: NotRandom | null
}

/** Which labels the corrected rates rest on. */
export type LabelSample =
  /** Everything that the judge judged has a label. */
  | { kind: "census" }
  /** Drawn at random; of a stratified queue with weights. */
  | { kind: "random"; queues: LabelQueue[]; weighted: boolean }
  /** Nobody knows how the labelled ones were chosen. */
  | { kind: "unknown" }

/** Labels of people beside a judge's verdict. */
export type PairCount = { judge: string; people: string; n: number }

export type CheckGroup = {
  by: Record<string, string | null>
  /** As judged, over all of the group. */
  judged: CheckedRate
  /** People's own rate, over the labels that count. */
  people: CheckedRate
  accuracy: Accuracy
  /** Null where the labels are no random sample: then nothing is corrected. */
  roganGladen: Corrected | null
  powered: PredictionPowered | null
}

export type JudgeCheck = {
  outcome: Outcome
  /** Names of rules: the judge, and whose word is taken for the truth. */
  judge: string
  rule: string
  by: string[]
  sample: LabelSample
  /** Queues with labels of the variable, the most first. */
  queues: LabelQueue[]
  /** The queues whose labels are counted; null: those from wherever. */
  from: number[] | null
  total: CheckGroup
  groups: CheckGroup[]
  /** The variable's levels, in the codebook's order; of a number two: with the outcome, and without. */
  levels: string[]
  /** Labels that count, by what judge and people say. */
  matrix: PairCount[]
  /** With a verdict of the judge and a label, from wherever. */
  labelled: number
  /** Of the sample, without a value because people are even; in nothing else. */
  undecided: number
  /** Labels on what the judge has no verdict of. */
  unjudged: number
}

/** How many random labels an interval of ± `width` takes; `have` are there. */
export type WidthPlan = { width: number; have: number; powered: LabelPlan | null; alone: LabelPlan }

/** Transcripts of one cell of the confusion matrix, a page of them; `after` is the next page's cursor. */
export type JudgedList = { rows: JudgedTranscript[]; total: number; after: string | null }
export type JudgedTranscript = Pick<
  TranscriptRow,
  "id" | "model" | "factors" | "sampleId" | "epoch" | "action"
>
