import "server-only"
import type { CopyValue } from "@/lib/db/copy"
import type { ImportedTranscript } from "@/lib/importers/importer"
import { refreshCells } from "../refresh-cells"
import {
  commentDigest,
  commentRow,
  evidenceRows,
  judgementRow,
  nextIds,
  resolveJudgements,
  writeJudgements,
} from "./judgements"
import type { RunContext } from "./store-batch"

export type KnownTranscript = { id: bigint; transcript: ImportedTranscript }

/**
 * Adds to transcripts that are already stored the judgements and comments that they do not have yet: a log
 * that was judged again, or by another judge, brings them without its transcripts being new.
 */
export async function appendToKnown(context: RunContext, known: KnownTranscript[]) {
  const counts = { judgements: 0, comments: 0 }
  if (known.length === 0) return counts
  const { client, names } = context
  const ids = known.map(({ id }) => id.toString())
  const chain = (transcript: bigint | string, variable: number, judge: number) =>
    `${transcript} ${variable} ${judge}`
  const stored = await client.query<{
    id: string
    transcript: string
    variable: number
    judge: number
    digest: Buffer
  }>(
    `SELECT id, transcript_id AS transcript, variable_id AS variable, judge_id AS judge, digest
     FROM judgement WHERE transcript_id = ANY($1::bigint[]) ORDER BY id`,
    [ids],
  )
  const digests = new Set<string>()
  const latest = new Map<string, bigint>()
  for (const row of stored.rows) {
    const key = chain(row.transcript, row.variable, row.judge)
    digests.add(`${key} ${row.digest.toString("hex")}`)
    latest.set(key, BigInt(row.id))
  }
  const comments = await client.query<{ transcript: string; digest: Buffer }>(
    "SELECT transcript_id AS transcript, digest FROM comment WHERE transcript_id = ANY($1::bigint[])",
    [ids],
  )
  for (const row of comments.rows) digests.add(`${row.transcript} ${row.digest.toString("hex")}`)

  const rows = {
    judgements: [] as CopyValue[][],
    evidence: [] as CopyValue[][],
    comments: [] as CopyValue[][],
  }
  const touched = new Set<bigint>()
  for (const { id, transcript } of known) {
    for (const judgement of await resolveJudgements(names, transcript.judgements)) {
      const key = chain(id, judgement.variable.id, judgement.judge.id)
      if (digests.has(`${key} ${judgement.digest.toString("hex")}`)) continue
      const [judgementId] = await nextIds(client, "judgement_id_seq", 1)
      if (judgementId === undefined) throw new Error("the sequence gave no id")
      rows.judgements.push(judgementRow(judgementId, id, judgement, latest.get(key) ?? null))
      rows.evidence.push(...evidenceRows(judgementId, judgement.source.evidence ?? [], transcript.messages))
      latest.set(key, judgementId)
      touched.add(id)
    }
    for (const comment of transcript.comments) {
      const digest = commentDigest(comment).toString("hex")
      if (digests.has(`${id} ${digest}`)) continue
      digests.add(`${id} ${digest}`)
      rows.comments.push(commentRow(id, comment, transcript.messages))
    }
  }
  await writeJudgements(client, rows)
  await refreshCells(client, names, [...touched])
  return { judgements: rows.judgements.length, comments: rows.comments.length }
}
