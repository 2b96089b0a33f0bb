import { cleanValue } from "@/lib/importers/clean-text"
import type { ImportEvent, ImportedTranscript } from "@/lib/importers/contract"

export function warningOf(file: string, where: string, message: string, rejected: boolean): ImportEvent {
  const said = cleanValue({ file, where, message }, { replaced: 0 })
  return { type: "warning", warning: { ...said, rejected } }
}

/** A transcript on its way out, with characters that cannot be stored replaced, and that said. */
export function transcriptEvents(transcript: ImportedTranscript, file: string): ImportEvent[] {
  const count = { replaced: 0 }
  const event: ImportEvent = { type: "transcript", transcript: cleanValue(transcript, count) }
  if (count.replaced === 0) return [event]
  const what = "characters that cannot be stored (NUL or half of a surrogate pair) were replaced by U+FFFD"
  return [event, warningOf(file, transcript.where, `${what} (${count.replaced})`, false)]
}
