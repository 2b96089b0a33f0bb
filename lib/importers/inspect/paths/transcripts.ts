import type { ImportedTranscript } from "@/lib/importers/contract"
import type { Sample } from "@/lib/importers/inspect/log-schema"
import { readMessage } from "@/lib/importers/inspect/messages"
import type { PathKind, PathOf } from "@/lib/model/reader/paths/of-sample"
import { attemptPaths } from "./attempts"
import { type FoundPath, findPaths } from "./find"
import type { SampleEvents } from "./schema"

/** More are not read by anyone; a sample that asks a model a thousand times has a thousand. */
const MOST = 50

type Remark = (text: string) => void

/**
 * The further ways of a sample as transcripts of their own: excluded from every rate, judged by nobody. They share
 * the sample's run, model and condition; `path` in their metadata says whose ways they are. Where its events
 * cannot be read, the sample stands without them, with a remark.
 */
export async function samplePaths(
  final: ImportedTranscript,
  sample: Sample,
  events: SampleEvents,
  remark: Remark,
): Promise<ImportedTranscript[]> {
  if (events.unread > 0)
    remark(`${events.unread} of its events cannot be read: other ways it went may be missing`)
  try {
    const messages = sample.messages ?? []
    const attempts = await attemptPaths(sample, messages, events.tables)
    const paths = [...(await findPaths(messages, events)), ...attempts]
    if (paths.length > MOST)
      remark(`it went ${paths.length} other ways; the first ${MOST} were imported, the rest left out`)
    return paths.slice(0, MOST).map((path, index) => pathTranscript(final, path, index + 1, remark))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    remark(`what it did besides its final messages cannot be read (${reason}); it was left out`)
    return []
  }
}

const reasons: Record<PathKind, (sample: string, name: string) => string> = {
  "rolled back": (sample) => `a branch of sample ${sample} that was rolled back`,
  abandoned: (sample, name) =>
    name.startsWith("attempt")
      ? `${name} of sample ${sample}, which an error ended`
      : `a branch of sample ${sample} that was given up`,
  "sub-agent": (sample, name) => `what the sub-agent "${name}" did in sample ${sample}`,
  "before compaction": (sample) => `sample ${sample} before its context was compacted`,
}

function pathTranscript(
  { uuid, sampleId, epoch, model, condition, startedAt, where }: ImportedTranscript,
  { messages, ...way }: FoundPath,
  number: number,
  remark: Remark,
): ImportedTranscript {
  const path: PathOf = { of: uuid ?? sampleId, ...way }
  return {
    ...{ epoch, model, condition, where },
    ...(startedAt && { startedAt }),
    uuid: uuid === null ? null : `${uuid} path ${number}`,
    sampleId: `${sampleId} path ${number}`,
    messages: messages.map((message) => readMessage(message, remark)),
    ...{ judgements: [], comments: [], failed: null },
    excluded: reasons[way.kind](sampleId, way.name),
    metadata: { path },
  }
}
