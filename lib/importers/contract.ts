import type { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import type { JudgeKind, Level, VariableKind } from "@/lib/model/judgement"
import type { Message, TextRange } from "@/lib/model/transcript"

/**
 * An importer reads one file or folder and yields what it finds, in order: a run, then its transcripts (or
 * published cells), then the next run. It never writes, and it holds at most one transcript in memory.
 */
export type Importer = {
  /** Kept with every run, and what `--format` takes. */
  name: string
  /** What it looks for, completing "expected …" in an error. */
  expects: string
  /** By content, never by name alone. Cheap: looks at the head of a file or at a folder's listing. */
  recognises(source: Source): Promise<boolean>
  read(source: Source): AsyncIterable<ImportEvent>
}

export type Source = {
  /** Where it is. */
  path: string
  /** How it is named in runs, warnings and errors: relative to the path the user gave. */
  name: string
  kind: "file" | "folder"
  /** The first bytes of a file (64 KiB at most); empty for a folder. */
  head: Buffer
}

export type ImportEvent =
  | { type: "study"; study: ImportedStudy }
  | { type: "run"; run: ImportedRun }
  | { type: "transcript"; transcript: ImportedTranscript }
  | { type: "cell"; cell: PublishedCell }
  | { type: "detector"; detector: ImportedDetector }
  | { type: "question"; question: ImportedQuestion }
  | { type: "warning"; warning: ImportWarning }

/** What a source says of the study as a whole; it is kept where the study says nothing of its own yet. */
export type ImportedStudy = { title: string; description: string; headline: string | null }

export type ImportWarning = {
  file: string
  /** Line, entry or field: "line 7", "samples/1_epoch_2.json", "classification.harmful_behavior". */
  where: string
  /** What is wrong and what was done about it. */
  message: string
  /** True when a record was left out; false when it was imported with a remark. */
  rejected: boolean
}

export type RunStatus = "success" | "started" | "cancelled" | "error" | "unknown"

export type ImportedRun = {
  /** The format's own identity of the run, independent of path and container. */
  identity: string
  title: string
  /** The format it was first imported from, where that is not the importer's own. */
  format?: string
  /** Source file or folder, as in Source.name, and the sha256 of its bytes (of its listing, for a folder). */
  file: string
  sha256: string
  status: RunStatus
  error?: string
  /** Samples that the source says the run has; may exceed what the file holds. */
  statedTotal?: number
  /** As the source wrote it; never converted. */
  createdAt?: string
  /** Settings of the run that are not factors: versions, temperature, task arguments, … */
  settings: Record<string, unknown>
  /** For published rates: where the numbers are published. */
  citation?: string
}

export type ImportedModel = {
  /** As the source wrote it. */
  name: string
  /** The model this spelling stands for, where the source or the mapping says so. */
  standsFor?: string
  provider?: string
}

export type ImportedCondition = {
  /** Assigned settings only. Absent levels are left out, never "". */
  factors: Record<string, string>
  /** The prompts that went with the condition; empty where each sample has its own. */
  prompts: Message[]
}

export type ImportedTranscript = {
  /** The source's own uuid; null where it has none (then content, model, condition, sample and epoch decide). */
  uuid: string | null
  sampleId: string
  epoch: number
  model: ImportedModel
  condition: ImportedCondition
  messages: Message[]
  judgements: ImportedJudgement[]
  comments: ImportedComment[]
  /** What ended the sample before it was done; null for a sample that ran. */
  failed: string | null
  /** Why it belongs to no rate, though it ran: its author invalidated it, or the study's rule leaves it out. */
  excluded?: string
  /** The limit that ended it ("message", "token", …) and the provider's stop reason, where known. */
  limit?: string
  stopReason?: string
  startedAt?: string
  metadata: Record<string, unknown>
  /** File within the run and place in it. */
  where: string
}

export type ImportedVariable = {
  key: string
  kind: VariableKind
  label?: string
  question?: string
  /** Levels known beforehand, in their order; levels met in the data are added. */
  levels?: Level[]
  /** False in the export of a variable that was made in Exhibit. */
  imported?: boolean
  /** The codebook's question that it answers; of one with several answers, the level that it is about. */
  asked?: { question: string; level?: string }
}

export type ImportedJudge = {
  kind: JudgeKind
  name: string
  model?: string
  version?: string
  /** The prompt, pattern or rule it applied. */
  prompt?: string
  /** Where several judges speak on a variable, the lowest rank is the headline. Default 0. */
  rank?: number
}

export type ImportedJudgement = {
  variable: ImportedVariable
  judge: ImportedJudge
  /** A level (categorical), a number, or a text; null when the judge failed, with `failure`. */
  value: string | number | null
  failure?: string
  explanation?: string
  judgedAt?: string
  /** Of a person: that they were not sure. */
  unsure?: boolean
  /** Of a person: the words that they judged under. */
  asked?: { question: string; version: number }
  evidence?: ImportedEvidence[]
}

/** A span in the transcript: message ordinal and range in that message's text. */
export type ImportedEvidence = { message: number; at: TextRange }

export type ImportedComment = { author: string; text: string; span?: ImportedEvidence; writtenAt?: string }

/** One version of a detector of an export; what it judged is among the judgements. */
export type ImportedDetector = {
  name: string
  version: number
  definition: string
  hit: string
  miss: string
  variable: ImportedVariable
  judge: ImportedJudge
}

/** A question of an export's codebook, with all its versions; the labels under them are among the judgements. */
export type ImportedQuestion = {
  key: string
  archived: boolean
  versions: {
    version: number
    definition: QuestionDefinition
    note: string
    author: string
    createdAt: string
  }[]
}

/** A published count without transcripts behind it. */
export type PublishedCell = {
  model: ImportedModel
  factors: Record<string, string>
  /** Level per variable that the count is for. */
  values: Record<string, string>
  variables: ImportedVariable[]
  n: number
  where: string
}
