import "server-only"
import { randomUUID } from "node:crypto"
import type { ClientBase } from "pg"
import { z } from "zod"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { sha256 } from "@/lib/db/content-address"
import { mentionable } from "@/lib/db/mentionable"
import { inTransaction } from "@/lib/db/transaction"
import { type Person, requireRole } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { quoteOf, type TextQuote, wholeCharacters } from "@/lib/model/span"
import type { Study } from "@/lib/model/study"
import { mentionedIn } from "@/lib/model/talk/mention"
import type { TextRange } from "@/lib/model/transcript"
import { findThread } from "./resolve-thread"

const MOST = 20_000

/** What a comment says; text beyond 20,000 characters is no comment. */
export const CommentText = z
  .string()
  .trim()
  .min(1, "A comment needs words.")
  .max(MOST, "A comment has at most 20,000 characters.")

/** A stretch of a message that a comment is about: ordinal from 0, UTF-16 offsets; without an end, to the end. */
export const CommentSpan = z.object({
  message: z.int().min(0),
  start: z.int().min(0),
  end: z.int().min(0).nullable(),
})

export const NewComment = z.object({ text: CommentText, span: CommentSpan.nullable().default(null) })

/**
 * Begins a thread about a transcript (its public id), or about a stretch of it. Takes the role of reviewer. Throws
 * QuestionError for a transcript that the study does not have, and for a stretch that holds no text.
 */
export async function writeComment(
  who: Person,
  study: Study,
  { transcript, ...given }: { transcript: string } & z.input<typeof NewComment>,
): Promise<{ id: string }> {
  requireRole(study, "reviewer")
  const { text, span } = checked(NewComment, given)
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "SELECT id FROM transcript WHERE public_id = $1 AND study_id = $2",
      [transcript, study.id],
    )
    const [found] = rows
    if (!found) throw new QuestionError(`There is no transcript "${transcript}" in this study.`)
    const quoted = span && (await quotedSpan(client, found.id, span))
    return insert(client, who, study, { id: found.id, publicId: transcript }, { text, quoted, thread: null })
  })
}

/**
 * Answers a comment, in its thread, which that opens again. Takes the role of reviewer. Throws QuestionError for a
 * comment that the study does not have or that the person may not see yet.
 */
export async function replyToComment(
  who: Person,
  study: Study,
  { comment, text: given }: { comment: string; text: string },
): Promise<{ id: string }> {
  requireRole(study, "reviewer")
  const text = checked(CommentText, given)
  return inTransaction(async (client) => {
    const thread = await findThread(client, who, study, comment)
    await client.query("UPDATE comment SET resolved_at = NULL, resolved_by_id = NULL WHERE id = $1", [
      thread.id,
    ])
    return insert(client, who, study, thread.transcript, { text, quoted: null, thread: thread.id })
  })
}

function checked<T>(shape: z.ZodType<T>, given: unknown): T {
  const parsed = shape.safeParse(given)
  if (parsed.success) return parsed.data
  throw new QuestionError(parsed.error.issues.map(({ message }) => message).join(" "))
}

type Quoted = { message: number; start: number; end: number } & TextQuote

/** The words are taken from what is stored, whatever the page showed of them. */
async function quotedSpan(
  client: ClientBase,
  transcript: string,
  { message, start, end: given }: z.infer<typeof CommentSpan>,
): Promise<Quoted> {
  const { rows } = await client.query<{ text: string }>(
    `SELECT b.text FROM message m JOIN body b ON b.hash = m.body_hash
     WHERE m.transcript_id = $1 AND m.ordinal = $2`,
    [transcript, message],
  )
  const text = rows[0]?.text
  if (text === undefined) throw new QuestionError(`There is no message ${message + 1} in this transcript.`)
  const end = given ?? text.length
  if (start >= end || end > text.length)
    throw new QuestionError(`Message ${message + 1} has no characters ${start} to ${end}.`)
  const at: TextRange = wholeCharacters(text, [start, end])
  return { message, start: at[0], end: at[1], ...quoteOf(text, at) }
}

type Words = { text: string; quoted: Quoted | null; thread: string | null }

async function insert(
  client: ClientBase,
  who: Person,
  study: Study,
  transcript: { id: string; publicId: string },
  { text, quoted, thread }: Words,
): Promise<{ id: string }> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO comment (transcript_id, author, text, message, start, "end", exact, prefix, suffix, written_at,
       imported, person_id, thread_id, digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, false, $11, $12, $13) RETURNING id`,
    [
      ...[transcript.id, who.name, text],
      ...[quoted?.message, quoted?.start, quoted?.end, quoted?.exact, quoted?.prefix, quoted?.suffix],
      ...[new Date().toISOString(), who.id, thread, sha256(randomUUID())],
    ],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error("no comment was written")
  const others = (await mentionable(client, study)).filter((person) => person.id !== who.id)
  const named = mentionedIn(text, others)
  await client.query(
    "INSERT INTO mention (comment_id, person_id) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING",
    [id, named.map((person) => person.id)],
  )
  const subject = `transcript ${transcript.publicId}`
  const details = { comment: id, ...(thread && { thread }), mentions: named.map(({ name }) => name) }
  await recordAudit(who, { action: "comment", study: study.id, subject, details }, client)
  return { id }
}
