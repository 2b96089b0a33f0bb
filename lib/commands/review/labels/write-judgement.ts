import "server-only"
import type { ClientBase } from "pg"
import type { Registry } from "@/lib/commands/import/registry"
import { refreshCells } from "@/lib/commands/rates/refresh-cells"
import { sha256 } from "@/lib/db/content-address"
import { canonicalJson } from "@/lib/model/canonical-json"
import { type VariableKind, WITHDRAWN } from "@/lib/model/judgement"
import { QuestionError } from "@/lib/model/question-error"
import type { AnswerSpan } from "@/lib/model/review/labels/answers"
import { type CheckedSpan, checkedSpans } from "./own-evidence"

/** What a person says of one variable of one transcript; `judge` is theirs, or the study's adjudicator. */
export type OwnJudgement = {
  transcript: bigint
  variable: { id: number; kind: VariableKind }
  judge: number
  /** Null only with a failure. */
  value: string | number | null
  failure?: string
  explanation: string | null
  unsure?: boolean
  /** Who decided, where the judge is the adjudicator. */
  author?: string | null
  questionVersion?: number | null
  queue?: number | null
  evidence: Omit<AnswerSpan, "level">[]
}

/**
 * Writes what a person says of a transcript, superseding what the same judge said before, and moves the transcript to
 * its cell. Answers with the new judgement's id, or null where it says the same as what stands. To be called with the
 * import lock held, in a transaction that ends with `addToCells(client, change)`. Throws QuestionError for a value
 * that is not of the variable's kind, and for evidence whose words are not in the transcript.
 */
export async function writeOwnJudgement(
  client: ClientBase,
  names: Registry,
  change: Map<number, number>,
  said: OwnJudgement,
): Promise<bigint | null> {
  const id = await insertOwnJudgement(client, said)
  if (id !== null) await refreshCells(client, names, [said.transcript], change)
  return id
}

/** As `writeOwnJudgement`, and leaves the cell to its caller, who has more to say of the transcript. */
export async function insertOwnJudgement(client: ClientBase, said: OwnJudgement): Promise<bigint | null> {
  const value = columnsOf(said)
  const evidence = await checkedSpans(client, said.transcript, said.evidence)
  const before = await saidBefore(client, said)
  const latest = before.at(-1) ?? null
  const words = wordsOf(said)
  if (said.failure === WITHDRAWN && (latest === null || latest.failure === WITHDRAWN)) return null
  if (latest && isSame(latest, said, words, evidence)) return null
  const digests = new Set(before.map(({ digest }) => digest.toString("hex")))
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO judgement (transcript_id, variable_id, judge_id, level, number, text, failure, explanation, judged_at,
       digest, supersedes_id, unsure, author_id, question_version_id, queue_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id`,
    [
      ...[said.transcript.toString(), said.variable.id, said.judge, value.level, value.number, value.text],
      ...[said.failure ?? null, said.explanation, new Date().toISOString(), newDigest(words, digests)],
      ...[latest?.id ?? null, said.unsure ?? false, said.author ?? null, said.questionVersion ?? null],
      said.queue ?? null,
    ],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error("no judgement was written")
  for (const { message, block, start, end, exact, prefix, suffix } of evidence)
    await client.query(
      `INSERT INTO evidence (judgement_id, message, block, start, "end", exact, prefix, suffix)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, message, block, start, end, exact, prefix, suffix],
    )
  return BigInt(id)
}

function columnsOf({ variable: { kind }, value, failure }: OwnJudgement) {
  const none = { level: null, number: null, text: null }
  if (value === null) {
    if (failure === undefined) throw new Error("a judgement without a value says why")
    return none
  }
  if (kind === "number") {
    if (typeof value !== "number" || !Number.isFinite(value))
      throw new QuestionError(`"${value}" is no number, and this variable takes one.`)
    return { ...none, number: value }
  }
  if (typeof value !== "string" || value.trim() === "" || value.includes("\0"))
    throw new QuestionError("This variable takes words, and these are none.")
  return kind === "text" ? { ...none, text: value } : { ...none, level: value }
}

type Before = {
  id: string
  digest: Buffer
  unsure: boolean
  author: string | null
  version: number | null
  queue: number | null
  value: string | number | null
  failure: string | null
  explanation: string | null
  evidence: [message: number, start: number, end: number][]
}

/** What the judge has said of this so far, the latest last. */
async function saidBefore(client: ClientBase, { transcript, variable, judge }: OwnJudgement) {
  const { rows } = await client.query<Before>(
    `SELECT j.id, j.digest, j.unsure, j.author_id AS author, j.question_version_id AS version, j.queue_id AS queue,
       to_jsonb(coalesce(to_jsonb(j.level), to_jsonb(j.number), to_jsonb(j.text))) AS value, j.failure, j.explanation,
       (SELECT coalesce(json_agg(json_build_array(e.message, e.start, e."end") ORDER BY e.id), '[]')
         FROM evidence e WHERE e.judgement_id = j.id) AS evidence
     FROM judgement j WHERE j.transcript_id = $1 AND j.variable_id = $2 AND j.judge_id = $3 ORDER BY j.id`,
    [transcript.toString(), variable.id, judge],
  )
  return rows
}

/** Another queue's answer is one of its own; outside of queues, what was said in one stands. */
function isSame(latest: Before, said: OwnJudgement, words: string, evidence: CheckedSpan[]): boolean {
  const places = evidence.map(({ message, start, end }) => [message, start, end])
  return (
    wordsOf(latest) === words &&
    latest.unsure === (said.unsure ?? false) &&
    latest.author === (said.author ?? null) &&
    latest.version === (said.questionVersion ?? null) &&
    (said.queue == null || latest.queue === said.queue) &&
    canonicalJson(latest.evidence) === canonicalJson(places)
  )
}

/** As an import's words of a judgement, so that what is exported and imported again is known. */
function wordsOf({
  value,
  failure,
  explanation,
}: Pick<OwnJudgement, "value" | "explanation"> & {
  failure?: string | null
}): string {
  return canonicalJson({ value, failure: failure ?? undefined, explanation: explanation ?? undefined })
}

function newDigest(words: string, said: Set<string>): Buffer {
  for (let repeat = 0; ; repeat++) {
    const digest = sha256(repeat === 0 ? words : `${words} ${repeat}`)
    if (!said.has(digest.toString("hex"))) return digest
  }
}
