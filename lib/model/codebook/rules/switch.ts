import type { Outcome } from "@/lib/model/clause"
import type { Missing } from "@/lib/model/judgement"

/** What a rule reads of a transcript: a level, or why there is none. */
export type RuleState = { level: string; missing: null } | { level: null; missing: Missing }

/** k of n under one rule; null where nothing has a value. */
export type RuleRate = {
  k: number
  n: number
  rate: number | null
  low: number | null
  high: number | null
}

/** One group of a population read by two rules. */
export type SwitchRow = {
  by: Record<string, string | null>
  before: RuleRate
  after: RuleRate
  /** Those that both rules give a value, and how many of them have the outcome: here alone like meets like. */
  both: { n: number; before: number; after: number }
  /** Transcripts that get another verdict, or lose or gain one. */
  flips: number
}

export type FlipCount = { was: RuleState; is: RuleState; n: number }

export type RuleSwitch = {
  outcome: Outcome
  /** The key that groups; null: one group. */
  rows: string | null
  groups: SwitchRow[]
  total: SwitchRow
  flips: FlipCount[]
}

/** A transcript that two rules read differently, with who decided each time and on what. */
export type Flip = {
  id: string
  model: string
  factors: Record<string, string>
  sampleId: string
  epoch: number
  was: RuleState
  is: RuleState
  /** Names of the judges behind each reading. */
  wasBy: string[]
  isBy: string[]
  /** What the second reading's judge rests on, else the first's. */
  evidence: { message: number; exact: string } | null
  /** Its first action in a few words. */
  action: string | null
}

export type FlipList = { flips: Flip[]; total: number; after: string | null }

const MISSING_SIGN = ":"

/** A reading as an address writes it: a level as it is, what is missing with a colon before its reason. */
export function formatState({ level, missing }: RuleState): string {
  return level ?? `${MISSING_SIGN}${missing}`
}
