import type { JudgeKind, VariableKind } from "@/lib/model/judgement"
import type { TextQuote } from "@/lib/model/span"
import type { ReadFlag } from "@/lib/model/talk/flag"
import type { Message } from "@/lib/model/transcript"

// One transcript as the reader gets it. Plain data; dates as ISO strings.

export type Span = TextQuote & { message: number; start: number; end: number }

export type ReadJudgement = {
  id: string
  variable: { key: string; label: string | null; kind: VariableKind }
  judge: {
    kind: JudgeKind
    name: string
    model: string | null
    version: string | null
    prompt: string | null
    rank: number
  }
  /** Null when the judge failed. */
  value: string | number | null
  /** What the codebook calls the level, where it says so. */
  label: string | null
  /** True, false or unknown: whether the value is harm. */
  harm: boolean | null
  failure: string | null
  explanation: string | null
  judgedAt: string | null
  /** A later judgement of the same judge took its place. */
  superseded: boolean
  /** This one is the value under the default rule. */
  headline: boolean
  evidence: Span[]
  /** What people object to in it; of what was withdrawn nothing. */
  flags: ReadFlag[]
}

export type ReadComment = {
  id: string
  author: string
  text: string
  span: Span | null
  writtenAt: string | null
  imported: boolean
  /** The comment that begins its thread; null: this one does. */
  thread: string | null
  /** Of a comment that begins a thread: that nothing is left to say, according to whom and since when. */
  resolved: { by: string; at: string } | null
}

export type ReadMessage = Message & {
  ordinal: number
  /** Part of the condition's prompts, or before the agent's first turn. */
  prompt: boolean
  /** How many transcripts of the condition have this very message; 1 when only this one. */
  sharedBy: number
}

/** A transcript without its messages. */
export type ReadingHead = {
  id: string
  /** What is left out of it until its viewer has judged it; null: nothing. */
  blind: { model: boolean; condition: boolean } | null
  study: { id: number; slug: string; title: string }
  model: { name: string; canonical: string; provider: string | null }
  factors: Record<string, string>
  run: { id: number; title: string; file: string; format: string; sha256: string }
  sampleId: string
  epoch: number
  failed: string | null
  /** Why no rate counts it. */
  excluded: string | null
  limit: string | null
  stopReason: string | null
  startedAt: string | null
  place: string
  /** The first action in a few words. */
  action: string | null
  metadata: Record<string, unknown>
  judgements: ReadJudgement[]
  comments: ReadComment[]
}

/** A transcript in full. */
export type Reading = ReadingHead & { messages: ReadMessage[] }

/** A transcript's place in the list that one came from; numbers count from 1. */
export type Place = { position: number; total: number; previous: string | null; next: string | null }
