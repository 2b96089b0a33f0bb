import "server-only"
import { bodyHash } from "@/lib/db/content-address"
import { type CopyValue, copyRows } from "@/lib/db/copy"
import type { ImportedTranscript } from "@/lib/importers/contract"
import { resolveValues, resolveVerdicts } from "@/lib/model/judgement"
import { type HashedMessage, storeBodies } from "./bodies"
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
import { cleanFactors } from "./keys"
import { findStored, meetKnown } from "./known"
import type { Identified, RunContext, StoredTranscript } from "./run-context"
import { contentColumns, contentRow, messageColumns, messageRows } from "./transcript-rows"

export type BatchCounts = {
  new: number
  known: number
  /** Of the known, those that another run brought: without an id of their own they cannot be told apart. */
  elsewhere: number
  judgements: number
  comments: number
  /** Where records are that were left out since their id is another transcript's. */
  conflicts: string[]
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
  ...["epoch", ...contentColumns],
]

/** Stores what of a batch is new, and adds to what is known what it did not have yet. */
export async function storeBatch(context: RunContext, batch: ImportedTranscript[]): Promise<BatchCounts> {
  const items = batch.map(identify)
  const stored = await findStored(
    context,
    items.map(({ id }) => id),
  )
  const fresh = new Map<string, Identified>()
  const later: Identified[] = []
  for (const item of items) {
    if (stored.has(item.id) || fresh.has(item.id)) later.push(item)
    else fresh.set(item.id, item)
  }
  for (const [id, transcript] of await storeNew(context, [...fresh.values()])) stored.set(id, transcript)
  const known = await meetKnown(context, later, stored)
  return { new: fresh.size, known: later.length - known.conflicts.length, ...known }
}

function identify(imported: ImportedTranscript): Identified {
  const condition = { ...imported.condition, factors: cleanFactors(imported.condition.factors) }
  const transcript = { ...imported, condition }
  const hash = (message: HashedMessage["message"]) => ({ hash: bodyHash(message), message })
  const hashed = transcript.messages.map(hash)
  const prompts = condition.prompts.map(hash)
  const bodies = (list: HashedMessage[]) => list.map((message) => message.hash)
  const key = conditionKey(condition.factors, bodies(prompts))
  return { id: publicId(transcript, key, bodies(hashed)), transcript, hashed, prompts, condition: key }
}

async function storeNew(context: RunContext, items: Identified[]): Promise<Map<string, StoredTranscript>> {
  const stored = new Map<string, StoredTranscript>()
  if (items.length === 0) return stored
  const { client, study, run, names, change } = context
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
    const bodies = hashed.map(({ hash }) => hash)
    stored.set(item.id, {
      ...{ id, run, failed: transcript.failed !== null, excluded: transcript.excluded ?? null, bodies },
    })
    const model = await names.model(transcript.model)
    const prompts = item.prompts.map(({ hash }) => hash)
    const condition = await names.condition(item.condition, transcript.condition.factors, prompts)
    const resolved = await resolveJudgements(names, transcript.judgements)
    const ranked = rankedJudgements(resolved)
    const cell = await names.cell({
      ...{ model, condition, run: null, failed: transcript.failed !== null },
      excluded: transcript.excluded !== undefined,
      ...{ values: resolveValues(ranked), verdicts: resolveVerdicts(ranked) },
    })
    change.set(cell, (change.get(cell) ?? 0) + 1)
    const { uuid, sampleId, epoch } = transcript
    const identity = [id, item.id, study, run, model, condition, cell, uuid, sampleId, epoch]
    transcripts.push([...identity, ...contentRow(item)])
    messages.push(...messageRows(id, item))
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
  await copyRows(client, "message", messageColumns, messages)
  await writeJudgements(client, rows)
  return stored
}
