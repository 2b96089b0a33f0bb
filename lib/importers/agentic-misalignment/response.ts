import { z } from "zod"
import { isClassification, judgementsOf } from "@/lib/importers/agentic-misalignment/judgements"
import { type Misfit, parseLeniently } from "@/lib/importers/agentic-misalignment/lenient"
import { cleanValue } from "@/lib/importers/clean-text"
import type { ImportedCondition, ImportedTranscript } from "@/lib/importers/contract"
import { parseTaggedText } from "@/lib/importers/tagged-text"

const Metadata = z.looseObject({
  model: z.string().min(1).optional(),
  condition: z.string().optional(),
  sample_id: z.union([z.int(), z.string().min(1)]).optional(),
  timestamp: z.string().optional(),
  failed: z.boolean().optional(),
  api_metadata: z.looseObject({ stop_reason: z.string().nullish() }).nullish(),
})

const Response = z.looseObject({
  raw_response: z.string().nullish(),
  error: z.unknown().optional(),
  metadata: Metadata.optional(),
})
export type Response = z.infer<typeof Response>

export type ReadResponse = {
  data: Response | null
  /** The response as it was written, for what the schema left out. */
  raw: Record<string, unknown>
  misfits: Misfit[]
  replaced: number
}

/** A response.json, with characters that cannot be stored replaced. Throws where the text is not JSON. */
export function parseResponse(text: string): ReadResponse {
  const count = { replaced: 0 }
  const json: unknown = cleanValue(JSON.parse(text), count)
  const raw = typeof json === "object" && json !== null && !Array.isArray(json) ? { ...json } : {}
  return { ...parseLeniently(Response, json), raw, replaced: count.replaced }
}

/** What a sample takes from its folder where the response does not say. */
export type SampleFolder = { model: string; condition: ImportedCondition; number: number; where: string }

/**
 * The transcript of one response: the condition's prompts, and the answer with its reasoning and actions. A
 * failed call has no answer. Null when the response holds neither an answer nor an error.
 */
export function transcriptOf(
  { data, raw }: ReadResponse,
  folder: SampleFolder,
): { transcript: ImportedTranscript; misfits: Misfit[] } | null {
  const answer = data?.raw_response ?? null
  const failed = data?.error != null || data?.metadata?.failed === true
  if (!data || (answer === null && !failed)) return null

  const { metadata } = data
  const stopReason = metadata?.api_metadata?.stop_reason
  const judged = Object.entries(raw)
    .filter(([key]) => isClassification(key))
    .map(([key, value]) => judgementsOf(key, value, folder.condition.factors.scenario))
  const blocks = answer === null ? [] : parseTaggedText(answer)
  const transcript: ImportedTranscript = {
    uuid: null,
    sampleId: String(metadata?.sample_id ?? folder.number),
    epoch: 1,
    model: { name: metadata?.model ?? folder.model },
    condition: folder.condition,
    messages: [
      ...folder.condition.prompts,
      ...(answer === null ? [] : [{ role: "assistant" as const, text: answer, blocks }]),
    ],
    judgements: judged.flatMap(({ judgements }) => judgements),
    comments: [],
    failed: answer === null || metadata?.failed ? errorText(data.error) : null,
    ...(stopReason && { stopReason }),
    ...((stopReason === "length" || stopReason === "max_tokens") && { limit: "token" }),
    ...(metadata?.timestamp && { startedAt: metadata.timestamp }),
    metadata: metadataOf(raw),
    where: folder.where,
  }
  return { transcript, misfits: judged.flatMap(({ misfits }) => misfits) }
}

/** Everything written about the sample that has no place of its own in a transcript. */
function metadataOf({
  metadata,
  raw_response,
  error,
  ...rest
}: Record<string, unknown>): Record<string, unknown> {
  const others = Object.entries(rest).filter(([key]) => !isClassification(key))
  const kept = typeof metadata === "object" && metadata !== null ? metadata : {}
  return {
    ...kept,
    ...Object.fromEntries(others),
    ...(typeof raw_response === "string" && error != null && { error }),
  }
}

function errorText(error: unknown): string {
  if (error == null || error === "") return "the call failed; no error was written"
  return typeof error === "string" ? error : JSON.stringify(error)
}
