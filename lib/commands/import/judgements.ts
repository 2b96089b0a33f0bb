import "server-only"
import type { ClientBase } from "pg"
import { sha256 } from "@/lib/db/content-address"
import { type CopyValue, copyRows } from "@/lib/db/copy"
import type { ImportedComment, ImportedEvidence, ImportedJudgement } from "@/lib/importers/importer"
import { canonicalJson } from "@/lib/model/canonical-json"
import type { RankedJudgement } from "@/lib/model/judgement"
import { quoteOf } from "@/lib/model/span"
import type { Message } from "@/lib/model/transcript"
import type { Registry, StoredVariable } from "./registry"

/** A judgement with its names resolved, ready to be written. */
export type ResolvedJudgement = {
  source: ImportedJudgement
  variable: StoredVariable
  judge: { id: number; rank: number }
  digest: Buffer
}

/** A variable's value as text: levels of a categorical variable are text whatever the source had. */
export async function resolveJudgements(
  names: Registry,
  judgements: ImportedJudgement[],
): Promise<ResolvedJudgement[]> {
  const resolved: ResolvedJudgement[] = []
  for (const source of judgements) {
    const variable = await names.variable(source.variable)
    const judge = await names.judge(source.judge)
    const { value, failure, explanation } = source
    if (variable.kind === "categorical" && value !== null) meetLevel(variable, String(value))
    const digest = sha256(canonicalJson({ value, failure, explanation }))
    const twin = resolved.find(
      (other) =>
        other.variable.id === variable.id && other.judge.id === judge.id && other.digest.equals(digest),
    )
    if (!twin) resolved.push({ source, variable, judge, digest })
  }
  return resolved
}

/** A level that the variable did not have yet is added to it. */
export function meetLevel(variable: StoredVariable, key: string) {
  if (variable.levels.some((level) => level.key === key)) return
  variable.levels = [...variable.levels, { key }]
  variable.changed = true
}

/** What decides the transcript's cell. */
export function rankedJudgements(judgements: ResolvedJudgement[]): RankedJudgement[] {
  return judgements
    .filter(({ variable }) => variable.kind === "categorical")
    .map(({ source, variable, judge }) => ({
      variable: variable.key,
      rank: judge.rank,
      value: source.value === null ? null : String(source.value),
    }))
}

export const judgementColumns = [
  ...["id", "transcript_id", "variable_id", "judge_id", "level", "number", "text", "failure", "explanation"],
  ...["judged_at", "digest", "supersedes_id"],
]

/** The judgement's row in the order of `judgementColumns`. */
export function judgementRow(
  id: bigint,
  transcript: bigint,
  { source, variable, judge, digest }: ResolvedJudgement,
  supersedes: bigint | null,
): CopyValue[] {
  const { value, failure, explanation, judgedAt } = source
  const as = (kind: StoredVariable["kind"]) => (variable.kind === kind && value !== null ? value : null)
  const said = value === null ? (failure ?? "the judge gave no value") : null
  return [
    ...[
      id,
      transcript,
      variable.id,
      judge.id,
      asText(as("categorical")),
      as("number"),
      asText(as("text")),
      said,
    ],
    ...[explanation ?? null, judgedAt ?? null, digest, supersedes],
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
