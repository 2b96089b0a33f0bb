import type { ImportEvent, ImportedRun, ImportedTranscript } from "@/lib/importers/contract"
import { demoEvents } from "."

/** What the tests look at: the demo's events, gathered once. */
export async function collect(): Promise<ImportEvent[]> {
  return Array.fromAsync(demoEvents())
}

export const events = await collect()
export const runs: ImportedRun[] = events.flatMap((event) => (event.type === "run" ? [event.run] : []))
export const transcripts: ImportedTranscript[] = events.flatMap((event) =>
  event.type === "transcript" ? [event.transcript] : [],
)

/** The transcript of a group name and number; throws when there is none. */
export function named(uuid: string): ImportedTranscript {
  const found = transcripts.find((transcript) => transcript.uuid === `demo/${uuid}`)
  if (!found) throw new Error(`no transcript ${uuid}`)
  return found
}
