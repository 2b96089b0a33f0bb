import type {
  ImportEvent,
  ImportedCondition,
  ImportedTranscript,
  ImportWarning,
} from "@/lib/importers/contract"
import type { InputFile } from "@/lib/importers/mapping/files/inputs"
import { type FileRecord, Unreadable } from "@/lib/importers/mapping/files/record"
import type { Mapping } from "@/lib/importers/mapping/schema"
import { readFactors, readModel } from "./condition"
import { readConversation } from "./conversation"
import { metadataReader } from "./fields"
import { readJudgements } from "./judgements"
import { readMessage } from "./messages"
import { readPrompts } from "./prompts"
import { readRecords } from "./records"
import { optionalText, type Place, readLevel } from "./value"

/** One transcript per record of a file; a record without its model, text or sample is left out, and said. */
export async function* readTranscripts(mapping: Mapping, file: InputFile): AsyncGenerator<ImportEvent> {
  const conditions = new Map<string, ImportedCondition>()
  const epochs = new Map<string, number>()
  const metadataOf = metadataReader(mapping)
  for await (const next of readRecords(mapping, file)) {
    if ("warning" in next) {
      yield { type: "warning", warning: next.warning }
      continue
    }
    const { record } = next
    const where = `line ${record.line}`
    const remarks: ImportWarning[] = []
    const remark = (message: string) => {
      if (remarks.some((known) => known.message === message)) return
      remarks.push({ file: file.name, where, message, rejected: false })
    }
    try {
      const place = { file, fields: record.fields }
      const condition = await conditionOf(place)
      const read = readRecord(mapping, place, record, condition, remark)
      const repeated = JSON.stringify([read.model.name, condition.factors, read.sampleId])
      const metadata = metadataOf(record.fields)
      const epoch = readEpoch(mapping, place) ?? (epochs.get(repeated) ?? 0) + 1
      if (mapping.sample) epochs.set(repeated, epoch)
      yield { type: "transcript", transcript: { ...read, epoch, condition, metadata, where } }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      const message = `${error.message}; the record was left out`
      remarks.push({ file: file.name, where, message, rejected: true })
    }
    for (const warning of remarks) yield { type: "warning", warning }

    async function conditionOf(place: Place): Promise<ImportedCondition> {
      const factors = readFactors(mapping, place)
      const key = JSON.stringify(factors)
      const known = conditions.get(key)
      if (known) return known
      const condition = { factors, prompts: await readPrompts(mapping, factors, file, remark) }
      conditions.set(key, condition)
      return condition
    }
  }
}

function readRecord(
  mapping: Mapping,
  place: Place,
  record: FileRecord,
  condition: ImportedCondition,
  remark: (message: string) => void,
): Omit<ImportedTranscript, "epoch" | "condition" | "metadata" | "where"> {
  const stated = mapping.failed && readLevel(mapping.failed, place)
  const failed = stated === undefined || stated === "false" ? null : stated
  const excluded = mapping.excluded && readLevel(mapping.excluded, place)
  const uuid = mapping.uuid && readLevel(mapping.uuid, place)
  const sampleId = mapping.sample ? readLevel(mapping.sample, place) : String(record.number)
  if (sampleId === undefined) throw new Unreadable("the sample id is missing")
  const written = mapping.messages.flatMap((spec) => readMessage(spec, place, failed !== null) ?? [])
  const listed = mapping.conversation ? readConversation(mapping.conversation, record.fields) : []
  if (listed.length + written.length === 0 && failed === null) throw new Unreadable("there is no message")
  return {
    uuid: uuid ?? null,
    sampleId,
    model: readModel(mapping, place),
    messages: [...condition.prompts, ...listed, ...written],
    judgements: readJudgements(mapping, place, remark),
    comments: mapping.comments.flatMap(({ author, text }) => {
      const body = optionalText(text, place, remark)
      if (body === undefined) return []
      return [{ author: optionalText(author, place, remark)?.trim() ?? "unknown", text: body }]
    }),
    failed,
    ...(excluded !== undefined && excluded !== "false" && { excluded }),
  }
}

function readEpoch(mapping: Mapping, place: Place): number | undefined {
  const text = mapping.epoch && readLevel(mapping.epoch, place)
  if (text === undefined) return undefined
  const epoch = Number(text)
  if (Number.isSafeInteger(epoch) && epoch >= 0) return epoch
  throw new Unreadable(`the epoch “${text.slice(0, 80)}” is not a whole number`)
}
