import type { ImportedTranscript } from "@/lib/importers/contract"
import { eventsOf, sourceOfBytes, transcriptsOf } from "@/lib/importers/inspect/read-fixture"

// Fictional samples for tests of paths: messages are written "role:words" and have their words as id.

export type Said = { id?: string; role: string; content: unknown }

export function said(text: string, more: object = {}): Said {
  const [role = "", words = ""] = text.split(":")
  return { id: words, role, content: `${words}.`, ...more }
}

/** A model event; the last message is the answer. */
export function call(messages: Said[], more: object = {}) {
  const answer = messages.at(-1)
  const input = messages.slice(0, -1)
  return { event: "model", model: "fictional/aster-1", input, ...answered(answer), ...more }
}

export function answered(message: Said | undefined) {
  return { output: { model: "fictional/aster-1", choices: [{ message, stop_reason: "stop" }] } }
}

export function span(id: string, type: string, name: string, parent_id: string | null = null) {
  return { event: "span_begin", id, parent_id, type, name }
}

export const header = {
  version: 2,
  status: "success",
  eval: { eval_id: "fictional-eval", task: "bakery", model: "fictional/aster-1" },
  plan: { steps: [] },
}

export type SampleSource = { messages: Said[]; events: object[] } & Record<string, unknown>

/** The transcripts of a log of one sample, as JSON. */
export async function imported(sample: SampleSource): Promise<ImportedTranscript[]> {
  const samples = [{ id: "loaf", epoch: 1, uuid: "fictional-loaf", target: "", ...sample }]
  const source = sourceOfBytes(JSON.stringify({ ...header, samples }), "log.json")
  return transcriptsOf(await eventsOf(source))
}

/** Each transcript as its words, and what it says of its path. */
export function told(transcripts: ImportedTranscript[]) {
  return transcripts.map(({ messages, metadata }) => [
    messages.map(({ text }) => text.replace(".", "")).join(" "),
    metadata.path,
  ])
}
