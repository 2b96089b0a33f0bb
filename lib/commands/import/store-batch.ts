import "server-only"
import type { ClientBase } from "pg"
import { bodyHash } from "@/lib/db/content-address"
import { type CopyValue, copyRows } from "@/lib/db/copy"
import type { ImportedTranscript } from "@/lib/importers/importer"
import { resolveValues } from "@/lib/model/judgement"
import { actionsOf, summarizeAction } from "@/lib/model/transcript"
import { appendToKnown, type KnownTranscript } from "./append-to-known"
import { type HashedMessage, type SeenBodies, storeBodies } from "./bodies"
import { conditionKey, publicId } from "./identity"
import {
  commentDigest,
  commentRow,
  evidenceRows,
  judgementRow,
  nextIds,
  type ResolvedJudgement,
  rankedJudgements,
  resolveJudgements,
  writeJudgements,
} from "./judgements"
import type { Registry } from "./registry"

export type RunContext = {
  client: ClientBase
  study: number
  run: number
  names: Registry
  seen: SeenBodies
  /** Transcripts that the run added per cell; written once, when the run ends. */
  added: Map<number, number>
}

export type BatchCounts = { new: number; known: number; judgements: number; comments: number }

type Identified = {
  id: string
  transcript: ImportedTranscript
  hashed: HashedMessage[]
  prompts: HashedMessage[]
  condition: Buffer
}

const transcriptColumns = [
  ...[
    "id",
    "public_id",
    "study_id",
    "run_id",
    "model_id",
    "condition_id",
    "cell_id",
    "source_uuid",
    "sample_id",
  ],
  ...[
    "epoch",
    "failed",
    "limit",
    "stop_reason",
    "started_at",
    "place",
    "message_count",
    "characters",
    "action",
  ],
  "metadata",
]

/** Stores what of a batch is new, and adds to what is known the judgements and comments it did not have. */
export async function storeBatch(context: RunContext, batch: ImportedTranscript[]): Promise<BatchCounts> {
  const { client, study } = context
  const identified = new Map<string, Identified>()
  for (const transcript of batch) {
    const item = identify(transcript)
    if (!identified.has(item.id)) identified.set(item.id, item)
  }
  const { rows } = await client.query<{ id: string; publicId: string }>(
    `SELECT id, public_id AS "publicId" FROM transcript WHERE study_id = $1 AND public_id = ANY($2)`,
    [study, [...identified.keys()]],
  )
  const known: KnownTranscript[] = []
  for (const row of rows) {
    const item = identified.get(row.publicId)
    identified.delete(row.publicId)
    if (item) known.push({ id: BigInt(row.id), transcript: item.transcript })
  }
  await storeNew(context, [...identified.values()])
  const appended = await appendToKnown(context, known)
  return { new: identified.size, known: batch.length - identified.size, ...appended }
}

function identify(transcript: ImportedTranscript): Identified {
  const hash = (message: HashedMessage["message"]) => ({ hash: bodyHash(message), message })
  const hashed = transcript.messages.map(hash)
  const prompts = transcript.condition.prompts.map(hash)
  const bodies = (list: HashedMessage[]) => list.map((message) => message.hash)
  const condition = conditionKey(transcript.condition.factors, bodies(prompts))
  return { id: publicId(transcript, condition, bodies(hashed)), transcript, hashed, prompts, condition }
}

async function storeNew(context: RunContext, items: Identified[]) {
  if (items.length === 0) return
  const { client, study, run, names, added } = context
  await storeBodies(
    client,
    context.seen,
    items.flatMap(({ hashed, prompts }) => [...hashed, ...prompts]),
  )
  const ids = await nextIds(client, "transcript_id_seq", items.length)
  const transcripts: CopyValue[][] = []
  const messages: CopyValue[][] = []
  const rows = {
    judgements: [] as CopyValue[][],
    evidence: [] as CopyValue[][],
    comments: [] as CopyValue[][],
  }
  const judged: { transcript: bigint; item: Identified; judgement: ResolvedJudgement }[] = []
  for (const [index, item] of items.entries()) {
    const id = ids[index]
    if (id === undefined) throw new Error("the sequence gave too few ids")
    const { transcript, hashed } = item
    const model = await names.model(transcript.model)
    const prompts = item.prompts.map(({ hash }) => hash)
    const condition = await names.condition(item.condition, transcript.condition.factors, prompts)
    const resolved = await resolveJudgements(names, transcript.judgements)
    const values = resolveValues(rankedJudgements(resolved))
    const cell = await names.cell({ model, condition, run: null, failed: transcript.failed !== null, values })
    added.set(cell, (added.get(cell) ?? 0) + 1)
    const [action] = actionsOf(transcript.messages)
    transcripts.push([
      ...[
        id,
        item.id,
        study,
        run,
        model,
        condition,
        cell,
        transcript.uuid,
        transcript.sampleId,
        transcript.epoch,
      ],
      ...[
        transcript.failed,
        transcript.limit ?? null,
        transcript.stopReason ?? null,
        transcript.startedAt ?? null,
      ],
      ...[transcript.where, hashed.length, hashed.reduce((sum, { message }) => sum + message.text.length, 0)],
      ...[action ? summarizeAction(action.call) : null, JSON.stringify(transcript.metadata)],
    ])
    for (const [ordinal, { hash, message }] of hashed.entries()) {
      messages.push([id, ordinal, hash, message.sourceId ?? null])
    }
    for (const judgement of resolved) judged.push({ transcript: id, item, judgement })
    const comments = new Map(
      transcript.comments.map((comment) => [commentDigest(comment).toString("hex"), comment]),
    )
    for (const comment of comments.values()) rows.comments.push(commentRow(id, comment, transcript.messages))
  }
  const judgementIds = await nextIds(client, "judgement_id_seq", judged.length)
  const latest = new Map<string, bigint>()
  for (const [index, { transcript, item, judgement }] of judged.entries()) {
    const id = judgementIds[index]
    if (id === undefined) throw new Error("the sequence gave too few ids")
    const chain = `${transcript} ${judgement.variable.id} ${judgement.judge.id}`
    rows.judgements.push(judgementRow(id, transcript, judgement, latest.get(chain) ?? null))
    latest.set(chain, id)
    rows.evidence.push(...evidenceRows(id, judgement.source.evidence ?? [], item.transcript.messages))
  }
  await copyRows(client, "transcript", transcriptColumns, transcripts)
  await copyRows(client, "message", ["transcript_id", "ordinal", "body_hash", "source_id"], messages)
  await writeJudgements(client, rows)
}
