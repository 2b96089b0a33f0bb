import type { ImportEvent, ImportedRun, ImportedTranscript } from "@/lib/importers/contract"
import { textMessage } from "@/lib/model/transcript"

/** A run for a test; `identity` tells runs apart. */
export function runEvent(identity: string, more: Partial<ImportedRun> = {}): ImportEvent {
  const run = { identity, title: identity, file: `${identity}.jsonl`, sha256: "0".repeat(64), settings: {} }
  return { type: "run", run: { ...run, status: "success", ...more } }
}

export const harmful = {
  key: "harmful",
  kind: "categorical" as const,
  levels: [
    { key: "yes", harm: true },
    { key: "no", harm: false },
  ],
}
export const classifier = { kind: "classifier" as const, name: "test classifier" }

/** A transcript for a test: one reply to a shared prompt, with a verdict unless it is undefined. */
export function transcriptEvent(
  sampleId: string,
  verdict: string | null | undefined,
  more: Partial<ImportedTranscript> = {},
): ImportEvent {
  const prompt = textMessage("system", "You are a fictional agent.")
  const reply = textMessage("assistant", `A fictional reply to sample ${sampleId}.`)
  const judged = verdict === undefined ? [] : [{ variable: harmful, judge: classifier, value: verdict }]
  return {
    type: "transcript",
    transcript: {
      ...{ uuid: null, sampleId, epoch: 1, model: { name: "fictional/aster-1" } },
      condition: { factors: { scenario: "blackmail" }, prompts: [prompt] },
      messages: [prompt, reply],
      ...{ judgements: judged, comments: [], failed: null, metadata: {}, where: `line ${sampleId}` },
      ...more,
    },
  }
}

export async function* stream(events: ImportEvent[]): AsyncGenerator<ImportEvent> {
  yield* events
}
