import type { JudgeKind, Level, VariableKind } from "@/lib/model/judgement"
import type { Span } from "@/lib/model/reader/reading"
import type { FlagKind, ReadFlag } from "@/lib/model/talk/flag"

/** A flag with what it is about. */
export type ContestedRow = {
  flag: ReadFlag
  judgement: string
  variable: { key: string; label: string | null; kind: VariableKind; levels: Level[] }
  judge: { name: string; kind: JudgeKind }
  /** What the judgement says; null where the judge failed. */
  value: string | null
  /** A later one of its judge has taken its place. */
  superseded: boolean
  transcript: { id: string; model: string; sampleId: string }
  /** The first words that the judgement rests on. */
  evidence: Span | null
}

/** How often people object to a judge's verdicts on a variable, of those that people looked at. */
export type JudgeFlags = {
  variable: { key: string; label: string | null }
  judge: string
  counts: Record<FlagKind, number>
  n: number
}

export type ContestedList = { open: ContestedRow[]; settled: ContestedRow[]; judges: JudgeFlags[] }
