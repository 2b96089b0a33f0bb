import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { z } from "zod"
import type { ImportEvent, ImportedRun, Source } from "@/lib/importers/contract"
import { parseJson } from "@/lib/importers/inspect/files/parse-json"
import { transcriptEvents, warningOf } from "@/lib/importers/petri/events"
import { remarkLost } from "@/lib/importers/petri/lost-fields"
import type { Remark } from "@/lib/importers/petri/replay"
import { evaluatorOf, readTranscript, targetOf, UNNAMED } from "@/lib/importers/petri/transcript"
import { TranscriptFile } from "@/lib/importers/petri/transcript-schema"

/**
 * Reads a file that is one transcript, of any version, and belongs to no run folder: it is a run of its own.
 * @throws Error when it is not JSON, or holds no message of the target's.
 */
export async function* readSingleFile(source: Source): AsyncGenerator<ImportEvent> {
  const bytes = await readFile(source.path)
  const value = parseJson(bytes)
  const object = Array.isArray(value) ? { conversation: value } : value
  const { data, error } = TranscriptFile.safeParse(object)
  if (!data) throw new Error(z.prettifyError(error))
  const warnings: ImportEvent[] = []
  const remark: Remark = (where, message) => void warnings.push(warningOf(source.name, where, message, false))
  remarkLost(object, data, "", remark)
  if (targetOf(data) === undefined) remark("target_model", `it names no target model; "${UNNAMED}" is taken`)
  const id = data.metadata?.transcript_id
  const transcripts = readTranscript(
    data,
    {
      // Without an id of its own a transcript is known by its content: then its file's name must not tell.
      sampleId: id === undefined ? "1" : (data.metadata?.short_name ?? id.slice(0, 8)),
      epoch: 1,
      where: source.name,
      factors: {},
      judged: { behavior: undefined, model: undefined, record: undefined, failure: undefined },
      metadata: {},
      labels: () => [],
    },
    remark,
  )
  yield { type: "run", run: runOf(source, data, bytes) }
  for (const transcript of transcripts) yield* transcriptEvents(transcript, source.name)
  yield* warnings
}

function runOf({ name }: Source, file: TranscriptFile, bytes: Buffer): ImportedRun {
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  const evaluator = evaluatorOf(file)
  const base = name.slice(name.lastIndexOf("/") + 1).replace(/\.json$/i, "")
  return {
    identity: `petri ${file.metadata?.transcript_id ?? sha256}`,
    title: `${base} · ${targetOf(file) ?? UNNAMED}`,
    file: name,
    sha256,
    status: "unknown",
    ...(file.metadata?.created_at && { createdAt: file.metadata.created_at }),
    settings: evaluator ? { evaluator } : {},
  }
}
