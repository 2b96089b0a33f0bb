import { stripVTControlCharacters } from "node:util"
import type { ImportedTranscript } from "@/lib/importers/contract"
import type { OpenLog } from "@/lib/importers/inspect/files/open-log"
import { readScores } from "@/lib/importers/inspect/scores/read"
import type { Message } from "@/lib/model/transcript"
import { isAgenticMisalignment } from "./agentic-misalignment"
import { readFactors } from "./factors"
import { Dictionary, type LogHeader, type Sample } from "./log-schema"
import { readMessage } from "./messages"
import { runIdentity } from "./run"

const SMALL = 2000

/** A sample as a transcript. `remark` is called with what was read otherwise than it was written. */
export function readSample(
  log: Pick<OpenLog, "header" | "kinds" | "ambiguousIds">,
  sample: Sample,
  where: string,
  remark: (text: string) => void,
): ImportedTranscript {
  const { header } = log
  const messages = (sample.messages ?? []).map((message) => readMessage(message, remark))
  const { judgements, unscored, answers } = readScores(header, sample, log.kinds)
  const id = String(sample.id)
  const stopReason = sample.output?.choices?.[0]?.stop_reason
  return {
    // Old logs have no uuids; two of their runs may hold the same answer to the same sample.
    uuid: sample.uuid ?? `${runIdentity(header)} ${JSON.stringify(sample.id)} ${sample.epoch ?? 1}`,
    sampleId: typeof sample.id === "string" && log.ambiguousIds.has(id) ? JSON.stringify(id) : id,
    epoch: sample.epoch ?? 1,
    model: modelOf(header.eval.model),
    condition: {
      factors: readFactors(header, sample),
      prompts: isAgenticMisalignment(header) ? promptsOf(messages) : [],
    },
    messages,
    judgements,
    comments: [],
    failed: failureOf(header, sample),
    ...(sample.invalidation && { excluded: invalidationWords(sample.invalidation) }),
    ...(sample.limit && { limit: sample.limit.type }),
    ...(stopReason && { stopReason }),
    ...(sample.started_at && { startedAt: sample.started_at }),
    metadata: metadataOf(sample, unscored, answers),
    where,
  }
}

function modelOf(name: string): ImportedTranscript["model"] {
  const slash = name.indexOf("/")
  return { name, ...(slash > 0 && { provider: name.slice(0, slash) }) }
}

/** What came before the model's first turn, without ids: they differ between the epochs of one condition. */
function promptsOf(messages: Message[]): Message[] {
  const first = messages.findIndex((message) => message.role === "assistant")
  return messages.slice(0, first === -1 ? messages.length : first).map(({ sourceId: _, ...prompt }) => prompt)
}

/**
 * An error, or a sample that its run left behind: without a turn of the model, a score or a limit, in a run that
 * did not succeed.
 */
function failureOf(header: LogHeader, sample: Sample): string | null {
  if (sample.error) {
    const error =
      typeof sample.error === "string" ? sample.error : Dictionary.safeParse(sample.error).data?.message
    return stripVTControlCharacters(
      typeof error === "string" && error !== "" ? error : "an error without a message",
    )
  }
  if (header.status === "success" || header.status === undefined) return null
  const ran = sample.messages?.some((message) => message.role === "assistant") || sample.limit
  const scored = sample.score || Object.keys(sample.scores ?? {}).length > 0
  return ran || scored ? null : "the run ended before this sample was completed"
}

function invalidationWords({ author, reason }: Record<string, unknown>): string {
  const by = typeof author === "string" && author !== "" ? ` by ${author}` : ""
  return `invalidated${by}${typeof reason === "string" && reason !== "" ? `: ${reason}` : ""}`
}

function metadataOf(
  sample: Sample,
  unscored: Record<string, string>,
  answers: Record<string, string>,
): Record<string, unknown> {
  const own: Record<string, unknown> = {
    target: sample.target,
    unscored,
    answers,
    model_usage: sample.model_usage,
    total_time: sample.total_time,
    working_time: sample.working_time,
    store: JSON.stringify(sample.store ?? {}).length <= SMALL ? sample.store : undefined,
    error_retries: sample.error_retries?.length,
    invalidation: sample.invalidation,
  }
  const metadata: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(sample.metadata ?? {})) {
    if (value !== null && typeof value !== "object") metadata[name in own ? `metadata_${name}` : name] = value
  }
  for (const [name, value] of Object.entries(own)) if (tells(value)) metadata[name] = value
  return metadata
}

function tells(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === 0) return false
  return typeof value !== "object" || Object.keys(value).length > 0
}
