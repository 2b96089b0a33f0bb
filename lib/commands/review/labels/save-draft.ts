import "server-only"
import type { ClientBase } from "pg"
import { storedQuestions } from "@/lib/commands/codebook/lock"
import { readDraft } from "@/lib/db/own-labels"
import { inTransaction } from "@/lib/db/transaction"
import { canonicalJson } from "@/lib/model/canonical-json"
import { type Person, requireRole } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Answers } from "@/lib/model/review/labels/answers"
import { DraftConflictError } from "@/lib/model/review/labels/draft"
import type { Study } from "@/lib/model/study"

export type DraftGiven = {
  /** Public id. */
  transcript: string
  answers: Answers
  /** Of the draft that this one was made from; 0: there was none. */
  revision: number
}

/** JSON of answers up to this length, in UTF-16 code units. */
const MOST = 1_000_000

/**
 * Keeps what a reviewer has answered so far, where nobody else sees it. Throws AccessError below the role of
 * reviewer; DraftConflictError with the draft that there is, where it is not the one that this was made from.
 */
export async function saveDraft(
  who: Person,
  study: Study,
  { transcript, answers, revision }: DraftGiven,
): Promise<{ revision: number }> {
  requireRole(study, "reviewer")
  const json = JSON.stringify(answers, (_, value: unknown) =>
    typeof value === "string" ? value.toWellFormed() : value,
  )
  if (json.length > MOST) throw new QuestionError("This is more than answers to questions can be.")
  if (json.includes("\\u0000")) throw new QuestionError("Answers hold no NUL.")
  return inTransaction(async (client) => {
    const id = await transcriptIn(client, study, transcript)
    const written = await client.query<{ revision: number }>(
      revision === 0
        ? `INSERT INTO draft (person_id, transcript_id, answers, revision) VALUES ($1, $2, $3, 1)
           ON CONFLICT (person_id, transcript_id) DO NOTHING RETURNING revision`
        : `UPDATE draft SET answers = $3, revision = revision + 1, updated_at = clock_timestamp()
           WHERE person_id = $1 AND transcript_id = $2 AND revision = $4 RETURNING revision`,
      [who.id, id.toString(), json, ...(revision === 0 ? [] : [revision])],
    )
    if (written.rows[0]) return written.rows[0]
    const now = await readDraft(client, who.id, id, await askedQuestions(client, study))
    // The answer to the request that saved it may have been lost.
    if (now.revision > 0 && canonicalJson(now.answers) === canonicalJson(JSON.parse(json)))
      return { revision: now.revision }
    throw new DraftConflictError(now)
  })
}

/** The row of a study's transcript. Throws QuestionError where the study has none of this id. */
export async function transcriptIn(client: ClientBase, study: Study, publicId: string): Promise<bigint> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM transcript WHERE study_id = $1 AND public_id = $2",
    [study.id, publicId],
  )
  if (!rows[0]) throw new QuestionError(`There is no transcript "${publicId}" in this study.`)
  return BigInt(rows[0].id)
}

/** What the codebook asks now, in its order. */
export async function askedQuestions(client: ClientBase, study: Study) {
  return (await storedQuestions(client, study.id)).filter(({ archived }) => !archived)
}
