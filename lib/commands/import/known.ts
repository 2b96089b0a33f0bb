import "server-only"
import { refreshCells } from "@/lib/commands/rates/refresh-cells"
import { type CopyValue, copyRows } from "@/lib/db/copy"
import { storeBodies } from "./bodies"
import {
  commentDigest,
  commentRow,
  evidenceRows,
  judgementRow,
  nextIds,
  resolveJudgements,
  writeJudgements,
} from "./judgements"
import type { Identified, RunContext, StoredTranscript } from "./run-context"
import { contentColumns, contentRow, messageColumns, messageRows } from "./transcript-rows"

/** The study's transcripts among these public ids. */
export async function findStored(
  { client, study }: RunContext,
  ids: string[],
): Promise<Map<string, StoredTranscript>> {
  const { rows } = await client.query<Omit<StoredTranscript, "id"> & { id: string; publicId: string }>(
    `SELECT t.id, t.public_id AS "publicId", t.run_id AS run, t.failed IS NOT NULL AS failed, t.excluded,
       ARRAY(SELECT m.body_hash FROM message m WHERE m.transcript_id = t.id ORDER BY m.ordinal) AS bodies
     FROM transcript t WHERE t.study_id = $1 AND t.public_id = ANY($2)`,
    [study, ids],
  )
  return new Map(rows.map(({ publicId, id, ...row }) => [publicId, { ...row, id: BigInt(id) }]))
}

/**
 * Records of transcripts that are there already. The same content brings the judgements and comments that it
 * does not have yet; more of it (a sample that was still running) completes it; less of it is an older state
 * and brings nothing; other content under the same id is left out, since nothing that is stored is overwritten.
 */
export async function meetKnown(
  context: RunContext,
  items: Identified[],
  stored: Map<string, StoredTranscript>,
) {
  const counts = { elsewhere: 0, judgements: 0, comments: 0, conflicts: [] as string[] }
  const same: { id: bigint; item: Identified }[] = []
  for (const item of items) {
    const known = stored.get(item.id)
    if (!known) throw new Error(`transcript ${item.id} was neither found nor made`)
    const how = compare(item, known)
    if (how === "other") counts.conflicts.push(item.transcript.where)
    if (how === "same") await exclude(context, known, item)
    if (how === "more") await complete(context, known, item)
    if (how === "more" || how === "same") same.push({ id: known.id, item })
    if (known.run !== context.run && item.transcript.uuid === null) counts.elsewhere++
  }
  return { ...counts, ...(await append(context, same)) }
}

function compare(
  { hashed, transcript }: Identified,
  known: StoredTranscript,
): "same" | "more" | "less" | "other" {
  const shared = Math.min(hashed.length, known.bodies.length)
  const agree = hashed.slice(0, shared).every(({ hash }, ordinal) => known.bodies[ordinal]?.equals(hash))
  if (!agree) return "other"
  const failed = transcript.failed !== null
  if (hashed.length === known.bodies.length && failed === known.failed) return "same"
  return hashed.length > known.bodies.length || (hashed.length === shared && !failed) ? "more" : "less"
}

/** A sample may be invalidated, or be let in again, after it was imported. */
async function exclude({ client, names, change }: RunContext, known: StoredTranscript, item: Identified) {
  const { excluded = null } = item.transcript
  if (excluded === known.excluded) return
  await client.query("UPDATE transcript SET excluded = $2 WHERE id = $1", [known.id.toString(), excluded])
  known.excluded = excluded
  await refreshCells(client, names, [known.id], change)
}

async function complete(
  { client, seen, change, names }: RunContext,
  known: StoredTranscript,
  item: Identified,
) {
  await storeBodies(client, seen, item.hashed)
  await client.query("DELETE FROM message WHERE transcript_id = $1", [known.id.toString()])
  await copyRows(client, "message", messageColumns, messageRows(known.id, item))
  const columns = contentColumns.map((column, index) => `"${column}" = $${index + 2}`).join(", ")
  await client.query(`UPDATE transcript SET ${columns} WHERE id = $1`, [
    known.id.toString(),
    ...contentRow(item),
  ])
  known.bodies = item.hashed.map(({ hash }) => hash)
  known.failed = item.transcript.failed !== null
  known.excluded = item.transcript.excluded ?? null
  await refreshCells(client, names, [known.id], change)
}

async function append(context: RunContext, known: { id: bigint; item: Identified }[]) {
  if (known.length === 0) return { judgements: 0, comments: 0 }
  const { client, names, change } = context
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
  for (const { id, item } of known) {
    const { judgements, messages } = item.transcript
    for (const judgement of await resolveJudgements(names, judgements)) {
      const key = chain(id, judgement.variable.id, judgement.judge.id)
      const digest = `${key} ${judgement.digest.toString("hex")}`
      if (digests.has(digest)) continue
      digests.add(digest)
      const [judgementId] = await nextIds(client, "judgement_id_seq", 1)
      if (judgementId === undefined) throw new Error("the sequence gave no id")
      rows.judgements.push(judgementRow(judgementId, id, judgement, latest.get(key) ?? null))
      rows.evidence.push(...evidenceRows(judgementId, judgement.source.evidence ?? [], messages))
      latest.set(key, judgementId)
      touched.add(id)
    }
    for (const comment of item.transcript.comments) {
      const digest = `${id} ${commentDigest(comment).toString("hex")}`
      if (digests.has(digest)) continue
      digests.add(digest)
      rows.comments.push(commentRow(id, comment, messages))
    }
  }
  await writeJudgements(client, rows)
  await refreshCells(client, names, [...touched], change)
  return { judgements: rows.judgements.length, comments: rows.comments.length }
}
