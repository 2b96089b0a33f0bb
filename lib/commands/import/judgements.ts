import "server-only"
import type { ClientBase } from "pg"
import { sha256 } from "@/lib/db/content-address"
import { type CopyValue, copyRows } from "@/lib/db/copy"
import type { ImportedComment, ImportedEvidence, ImportedJudgement } from "@/lib/importers/contract"
import { canonicalJson } from "@/lib/model/canonical-json"
import { type JudgeKind, type RankedJudgement, WITHDRAWN } from "@/lib/model/judgement"
import { quoteOf } from "@/lib/model/span"
import type { Message } from "@/lib/model/transcript"
import { declareLevel, type Registry, type StoredVariable } from "./registry"

/** A judgement with its names resolved, ready to be written. */
export type ResolvedJudgement = {
  source: ImportedJudgement
  variable: StoredVariable
  judge: { id: number; name: string; rank: number }
  digest: Buffer
  questionVersion?: number | null
}

/**
 * The judgements of one transcript in their order. Where a judge says the same twice running it is said once; a
 * judge who changes back is heard again, so the digest counts how often a judge had said this before.
 */
export async function resolveJudgements(
  names: Registry,
  judgements: ImportedJudgement[],
): Promise<ResolvedJudgement[]> {
  const resolved: ResolvedJudgement[] = []
  const last = new Map<string, string>()
  const times = new Map<string, number>()
  for (const said of judgements) {
    const variable = await names.variable(said.variable)
    const judge = await names.judge(said.judge)
    const source = { ...said, ...fittingValue(variable.kind, said) }
    const { value, failure, explanation } = source
    if (variable.kind === "categorical" && value !== null) declareLevel(variable, { key: String(value) })
    const speaker = `${variable.id} ${judge.id}`
    const words = canonicalJson({ value, failure, explanation })
    const { unsure, asked, evidence } = said
    // A person who says the same on other evidence, in doubt, or under other words has said something new.
    const whole = isOwn(said.judge.kind) ? canonicalJson([words, unsure, asked, evidence]) : words
    if (last.get(speaker) === whole) continue
    last.set(speaker, whole)
    const repeat = times.get(`${speaker} ${words}`) ?? 0
    times.set(`${speaker} ${words}`, repeat + 1)
    const digest = sha256(repeat === 0 ? words : `${words} ${repeat}`)
    resolved.push({ source, variable, judge, digest, questionVersion: names.questionVersion(asked) })
  }
  return resolved
}

function isOwn(kind: JudgeKind): boolean {
  return kind === "person" || kind === "adjudicator"
}

/** The value as its kind stores it; one that does not fit is the judge's failure, and says what stood there. */
function fittingValue(
  kind: StoredVariable["kind"],
  { value, failure }: ImportedJudgement,
): Pick<ImportedJudgement, "value" | "failure"> {
  if (value === null) return { value, failure: failure ?? "the judge gave no value" }
  if (kind === "text") return { value: String(value), failure: undefined }
  if (kind === "number") {
    const number = typeof value === "number" ? value : Number(value.trim() || Number.NaN)
    return Number.isFinite(number)
      ? { value: number, failure: undefined }
      : { value: null, failure: `"${value}" is no number` }
  }
  const level = String(value).trim()
  return level === ""
    ? { value: null, failure: "the judge gave a blank value" }
    : { value: level, failure: undefined }
}

/** What decides the transcript's cell. */
export function rankedJudgements(judgements: ResolvedJudgement[]): RankedJudgement[] {
  return judgements
    .filter(({ variable }) => variable.kind === "categorical")
    .map(({ source, variable, judge }) => ({
      variable: variable.key,
      imported: variable.imported,
      judge: judge.name,
      kind: source.judge.kind,
      rank: judge.rank,
      value: source.value === null ? null : String(source.value),
      withdrawn: isWithdrawn(source),
    }))
}

/** Only people take an answer back; a machine that failed for this reason has failed. */
function isWithdrawn({ judge, failure }: ImportedJudgement): boolean {
  return (judge.kind === "person" || judge.kind === "adjudicator") && failure === WITHDRAWN
}

export const judgementColumns = [
  ...["id", "transcript_id", "variable_id", "judge_id", "level", "number", "text", "failure", "explanation"],
  ...["judged_at", "digest", "supersedes_id", "unsure", "question_version_id"],
]

/** The judgement's row in the order of `judgementColumns`. */
export function judgementRow(
  id: bigint,
  transcript: bigint,
  { source, variable, judge, digest, questionVersion }: ResolvedJudgement,
  supersedes: bigint | null,
): CopyValue[] {
  const { value, failure, explanation, judgedAt } = source
  const as = (kind: StoredVariable["kind"]) => (variable.kind === kind && value !== null ? value : null)
  return [
    ...[
      id,
      transcript,
      variable.id,
      judge.id,
      asText(as("categorical")),
      as("number"),
      asText(as("text")),
      failure ?? null,
    ],
    ...[explanation ?? null, judgedAt ?? null, digest, supersedes],
    ...[source.unsure ?? false, questionVersion ?? null],
  ]
}

function asText(value: string | number | null): string | null {
  return value === null ? null : String(value)
}

export const evidenceColumns = [
  "judgement_id",
  "message",
  "block",
  "start",
  "end",
  "exact",
  "prefix",
  "suffix",
]

/** Evidence rows; a span outside its message is an error of the importer, not of the data. */
export function evidenceRows(
  judgement: bigint,
  evidence: ImportedEvidence[],
  messages: Message[],
): CopyValue[][] {
  return evidence.map((span) => {
    const { block, ...quote } = selectorOf(span, messages)
    return [judgement, span.message, block, ...span.at, quote.exact, quote.prefix, quote.suffix]
  })
}

export const commentColumns = [
  ...[
    "transcript_id",
    "author",
    "text",
    "message",
    "start",
    "end",
    "exact",
    "prefix",
    "suffix",
    "written_at",
  ],
  ...["imported", "digest"],
]

export function commentDigest({ author, text, span }: ImportedComment): Buffer {
  return sha256(canonicalJson({ author, text, span }))
}

export function commentRow(transcript: bigint, comment: ImportedComment, messages: Message[]): CopyValue[] {
  const { author, text, span, writtenAt } = comment
  const quote = span && selectorOf(span, messages)
  const place = quote
    ? [span.message, ...span.at, quote.exact, quote.prefix, quote.suffix]
    : Array(6).fill(null)
  return [transcript, author, text, ...place, writtenAt ?? null, true, commentDigest(comment)]
}

function selectorOf({ message, at }: ImportedEvidence, messages: Message[]) {
  const body = messages[message]
  if (!body || at[0] > at[1] || at[1] > body.text.length) {
    throw new Error(`a span [${at.join(", ")}] lies outside message ${message}`)
  }
  const holds = body.blocks.map((block) => block.at[0] <= at[0] && at[1] <= block.at[1])
  const block = holds.lastIndexOf(true)
  return { ...quoteOf(body.text, at), block: block === -1 ? null : block }
}

/** Ids for rows that refer to each other before they are written. */
export async function nextIds(client: ClientBase, sequence: string, count: number): Promise<bigint[]> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT nextval($1::regclass) AS id FROM generate_series(1, $2)",
    [sequence, count],
  )
  return rows.map(({ id }) => BigInt(id))
}

export async function writeJudgements(
  client: ClientBase,
  rows: { judgements: CopyValue[][]; evidence: CopyValue[][]; comments: CopyValue[][] },
) {
  await copyRows(client, "judgement", judgementColumns, rows.judgements)
  await copyRows(client, "evidence", evidenceColumns, rows.evidence)
  await copyRows(client, "comment", commentColumns, rows.comments)
}
