import type { TextQuote } from "@/lib/model/span"
import type { Variable } from "@/lib/model/study"

// What people said differently, and what was decided of it.

/** Which answers are held against each other: of everybody who is a person, or of two judges by name. */
export type AgreementScope = {
  a: string | null
  b: string | null
  /** Only answers given in this queue. */
  queue: number | null
  /** Only answers given in a queue that hid what others said. */
  blind: boolean
}

/** One transcript that was judged by two or more. */
export type Disagreement = {
  id: string
  model: string
  factors: Record<string, string>
  sampleId: string
  epoch: number
  said: { judge: string; value: string; unsure: boolean }[]
  /** What was decided; null where nothing was. */
  decided: string | null
}

export type DisagreementList = {
  rows: Disagreement[]
  total: number
  /** Those of them that nobody has decided. */
  open: number
  after: string | null
}

export type CaseJudgement = {
  id: string
  judge: { kind: string; name: string }
  value: string | number | null
  explanation: string | null
  unsure: boolean
  failure: string | null
  at: string | null
  /** Whether the viewer is this person. */
  own: boolean
  /** Who decided, of a decision. */
  author: string | null
  evidence: ({ id: string; message: number; start: number; end: number } & TextQuote)[]
}

/** Everything on one variable of one transcript that an adjudicator weighs. */
export type AdjudicationCase = {
  transcript: { id: string; model: string; factors: Record<string, string>; sampleId: string; epoch: number }
  variable: Variable
  people: CaseJudgement[]
  machines: CaseJudgement[]
  decision: CaseJudgement | null
  /** The next transcript whose disagreement on this variable is open; null where there is none. */
  next: string | null
  open: number
}
