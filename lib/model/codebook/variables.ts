import type { JudgeKind, Level, Missing, VariableKind } from "@/lib/model/judgement"

// What a study observes, who judges it, and how often each says what. Counts are of transcripts that rates count.

export type CodebookVariable = {
  /** The key that names it in addresses. */
  key: string
  name: string
  label: string | null
  question: string | null
  kind: VariableKind
  /** False: made in Exhibit, where detectors and people speak by default. */
  imported: boolean
  /** The key of the codebook's question that people answer it by. */
  asked: string | null
  levels: (Level & CountedLevel)[]
  /** With a value under the default rule; numbers have no levels to count. */
  judged: number
  range: { low: number; high: number } | null
  missing: Record<Missing, number>
  judges: CodebookJudge[]
}

/** Transcripts, and published counts, which have none. */
export type CountedLevel = { n: number; publishedN: number }

/** Everyone who bears a name is one judge: by it a rule asks for them. */
export type CodebookJudge = {
  name: string
  kind: JudgeKind
  /** Whether it speaks under the default rule, and comes first of those who do. */
  speaks: boolean
  headline: boolean
  versions: JudgeVersion[]
  /** Per level that it gave. */
  counts: { level: string; n: number }[]
  judged: number
  failed: number
}

export type JudgeVersion = {
  id: number
  model: string | null
  version: string | null
  prompt: string | null
  rank: number
}

/** One version of a detector and how far its job is. */
export type DetectorRow = {
  id: number
  name: string
  version: number
  /** Its judge's name, "name v2". */
  judge: string
  /** The variable as addresses name it. */
  variable: string
  definition: string
  hit: string
  miss: string
  failure: string | null
  createdAt: string
  /** Whether no later version has its name: only then is it run. */
  latest: boolean
  /** Transcripts that it has judged, of those whose run did not fail. */
  judged: number
  total: number
  /** Of what rates count. */
  yes: number
  no: number
  unknown: number
}
