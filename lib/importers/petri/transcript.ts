import type { ImportedJudgement, ImportedModel, ImportedTranscript } from "@/lib/importers/contract"
import type { PathOf } from "@/lib/model/reader/paths/of-sample"
import type { Message } from "@/lib/model/transcript"
import type { Conversation } from "./conversation"
import { conversationOf } from "./conversation"
import { transcriptFactors } from "./factors"
import type { Remark } from "./replay"
import { type JudgedBy, readScores } from "./scores"
import type { TranscriptFile } from "./transcript-schema"

/** What a sample takes from the run that it belongs to. */
export type SampleOf = {
  sampleId: string
  epoch: number
  where: string
  factors: Record<string, string>
  judged: JudgedBy
  metadata: Record<string, unknown>
  /** The judgements of the files beside it. */
  labels(conversation: Conversation): ImportedJudgement[]
}

export const UNNAMED = "not stated"

/**
 * The transcript of a file: what the target saw and wrote. Branches that the evaluator rolled back come after it
 * as transcripts of their own, excluded from every rate. The evaluator's own reasoning is among the metadata.
 * @throws Error when there is no message in the target's view.
 */
export function readTranscript(file: TranscriptFile, sample: SampleOf, remark: Remark): ImportedTranscript[] {
  const conversation = conversationOf(file, remark)
  const { metadata = {} } = file
  const evaluator = evaluatorOf(file)
  const messages = conversation.messages.map(({ message }) => message)
  const answered = messages.some(({ role }) => role === "assistant")
  const [failure] = conversation.failures
  const judgements = readScores(conversation, metadata, sample.judged, remark)
  const transcript: ImportedTranscript = {
    uuid: metadata.transcript_id ?? null,
    sampleId: sample.sampleId,
    epoch: sample.epoch,
    model: modelOf(targetOf(file) ?? UNNAMED),
    condition: { factors: { ...sample.factors, ...transcriptFactors(evaluator, metadata) }, prompts: [] },
    messages,
    judgements: [...judgements, ...sample.labels(conversation)],
    comments: [],
    failed: answered ? null : (failure?.error ?? "the target gave no answer"),
    ...(metadata.created_at && { startedAt: metadata.created_at }),
    metadata: metadataOf(file, sample, conversation),
    where: sample.where,
  }
  for (const { before_message, error } of conversation.failures)
    remark(`message ${before_message}`, `a call to the target failed (${error}); kept in the metadata`)
  return [
    transcript,
    ...conversation.branches.map((branch, index) => branchOf(transcript, branch, index + 1)),
  ]
}

export function targetOf({ metadata, target_model_id }: TranscriptFile): string | undefined {
  return metadata?.target_model ?? target_model_id
}

export function evaluatorOf({ metadata, evaluator_model_id }: TranscriptFile): string | undefined {
  return metadata?.auditor_model ?? metadata?.evaluator_model ?? evaluator_model_id
}

/** A model reached through OpenRouter is that model. */
function modelOf(name: string): ImportedModel {
  const routed = /^openrouter\/(.+\/.+)$/.exec(name)?.[1]
  return { name, ...(routed && { standsFor: routed }) }
}

function branchOf(transcript: ImportedTranscript, messages: Message[], number: number): ImportedTranscript {
  const { uuid, sampleId, metadata } = transcript
  const path: PathOf = { of: uuid ?? sampleId, name: `branch ${number}`, kind: "rolled back" }
  return {
    ...transcript,
    uuid: uuid === null ? null : `${uuid} branch ${number}`,
    sampleId: `${sampleId} branch ${number}`,
    messages,
    judgements: [],
    failed: null,
    excluded: `a branch of sample ${sampleId} that the evaluator rolled back`,
    metadata: { transcript_id: uuid, version: metadata.version, path },
  }
}

/** What has a place of its own in the transcript, its judgements or its run. */
const told = new Set([
  ...["judge_output", "score_descriptions", "target_system_prompt"],
  ...["target_model", "auditor_model", "evaluator_model", "created_at"],
])

function metadataOf(
  file: TranscriptFile,
  sample: SampleOf,
  conversation: Conversation,
): Record<string, unknown> {
  const { metadata, target_tools } = file
  const output = metadata?.judge_output
  const { record } = sample.judged
  const several = (output?.num_samples ?? record?.num_samples ?? 1) > 1
  const kept = {
    ...Object.fromEntries(Object.entries(metadata ?? {}).filter(([key]) => !told.has(key))),
    ...sample.metadata,
    evaluator_model: evaluatorOf(file),
    target_tools: metadata?.target_tools ?? target_tools,
    judge_summary: output?.summary ?? record?.summary,
    judge_response: output?.response ?? record?.full_judgment_response,
    judge_samples: several ? (record?.individual_samples ?? output?.num_samples) : undefined,
    evaluator_reasoning: conversation.evaluatorReasoning,
    failed_calls: conversation.failures,
  }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => !isEmpty(value)))
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true
  return typeof value === "object" && Object.keys(value).length === 0
}
