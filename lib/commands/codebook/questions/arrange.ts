import "server-only"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { inTransaction } from "@/lib/db/transaction"
import { requireRole, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { ensureVariables } from "../ensure-variables"
import { lockCodebook, storedQuestions } from "../lock"

type Where = Pick<Study, "id" | "role">

/**
 * Puts questions in this order; those that are not named come after, in the order that they have. Takes an editor.
 * Throws AccessError, and QuestionError for a key that is no question's.
 */
export async function orderQuestions(who: Viewer, study: Where, keys: string[]): Promise<void> {
  requireRole(study, "editor")
  await inTransaction(async (client) => {
    await lockCodebook(client, study.id)
    const before = (await storedQuestions(client, study.id)).map(({ key }) => key)
    const unknown = keys.find((key) => !before.includes(key))
    if (unknown !== undefined)
      throw new QuestionError(`There is no question "${unknown}"; there is ${before.join(", ") || "none"}.`)
    const now = [...new Set([...keys, ...before])]
    if (now.join("\n") === before.join("\n")) return
    await client.query(
      "UPDATE question SET ordinal = array_position($2::text[], key) - 1 WHERE study_id = $1",
      [study.id, now],
    )
    const note = { action: "change codebook", study: study.id, subject: "order of the questions" } as const
    await recordAudit(who, { ...note, details: { before, now } }, client)
  })
}

/** Moves a question before the one above it (−1) or after the one below it (1), among those that are asked. */
export async function moveQuestion(who: Viewer, study: Where, key: string, by: -1 | 1): Promise<void> {
  requireRole(study, "editor")
  const keys = await inTransaction(async (client) => {
    const asked = (await storedQuestions(client, study.id)).filter(({ archived }) => !archived)
    return asked.map((question) => question.key)
  })
  const at = keys.indexOf(key)
  const other = keys[at + by]
  if (at === -1 || other === undefined) return
  await orderQuestions(who, study, keys.with(at, other).with(at + by, key))
}

/**
 * Asks a question no longer, or again. Its labels stay. Takes an editor. Throws AccessError, and QuestionError where
 * another question waits for its answer.
 */
export async function archiveQuestion(
  who: Viewer,
  study: Where,
  key: string,
  archived = true,
): Promise<void> {
  requireRole(study, "editor")
  await inTransaction(async (client) => {
    await lockCodebook(client, study.id)
    const questions = await storedQuestions(client, study.id)
    const known = questions.find((one) => one.key === key)
    if (!known) throw new QuestionError(`There is no question "${key}".`)
    if (known.archived === archived) return
    const asked = questions.filter((one) => !one.archived)
    const waiting = asked.find(({ definition }) => definition.askIf?.question === key)
    if (archived && waiting)
      throw new QuestionError(
        `“${waiting.key}” is asked after an answer to this question; change that one first.`,
      )
    const before = known.definition.askIf?.question
    if (!archived && before !== undefined && !asked.some((one) => one.key === before))
      throw new QuestionError(
        `“${key}” waits for an answer to “${before}”, which is not asked; ask that one first.`,
      )
    await client.query("UPDATE question SET archived_at = CASE WHEN $2 THEN now() END WHERE id = $1", [
      known.id,
      archived,
    ])
    if (!archived) await ensureVariables(client, study.id, known)
    const subject = `${key}: ${archived ? "asked no longer" : "asked again"}`
    await recordAudit(who, { action: "change codebook", study: study.id, subject }, client)
  })
}
