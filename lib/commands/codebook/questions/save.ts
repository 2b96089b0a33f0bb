import "server-only"
import type { ClientBase } from "pg"
import type { z } from "zod"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { inTransaction } from "@/lib/db/transaction"
import { canonicalJson } from "@/lib/model/canonical-json"
import { askIfProblem, definitionProblem } from "@/lib/model/codebook/check"
import { type Question, QuestionDefinition, QuestionKey } from "@/lib/model/codebook/questions/definition"
import { ConflictError } from "@/lib/model/conflict-error"
import { requireRole, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { ensureVariables } from "../ensure-variables"
import { lockCodebook, type StoredQuestion, storedQuestions } from "../lock"
import { checkChange, checkVariables, settleVariables } from "./check-change"

export type QuestionDraft = {
  key: string
  definition: z.input<typeof QuestionDefinition>
  /** Why it is changed. */
  note?: string
  /** The version that the draft was made from; null for a question that is new. */
  base?: number | null
}

/** `known`: its latest version says the same already, and nothing was saved. */
export type SavedQuestion = Question & { known: boolean }

type Where = Pick<Study, "id" | "role">

/**
 * Saves a question as version 1, or, where its words differ from its latest version, as the version after; its
 * variables follow. Takes an editor. Throws AccessError; QuestionError for a question that cannot be asked of this
 * study, or a change that would take something from labels; ConflictError where the draft was made from another
 * version than the latest. A dry run throws the same, and stores nothing.
 */
export async function saveQuestion(
  who: Viewer,
  study: Where,
  draft: QuestionDraft,
  { dry = false }: { dry?: boolean } = {},
): Promise<SavedQuestion> {
  requireRole(study, "editor")
  return inTransaction(async (client) => {
    await lockCodebook(client, study.id)
    await client.query("SAVEPOINT before")
    const saved = await storeQuestion(client, who, study.id, draft)
    if (dry) await client.query("ROLLBACK TO SAVEPOINT before")
    return saved
  })
}

/** As `saveQuestion`, within a transaction that has the codebook locked, for who has been let in. */
export async function storeQuestion(
  client: ClientBase,
  who: Viewer,
  study: number,
  draft: QuestionDraft,
): Promise<SavedQuestion> {
  const key = draft.key.trim()
  const definition = readDefinition(draft)
  const questions = await storedQuestions(client, study)
  const known = questions.find((one) => one.key === key) ?? null
  if (known && canonicalJson(known.definition) === canonicalJson(definition)) return { ...known, known: true }
  checkBase(key, known, draft.base ?? null)
  const others = questions.filter((one) => one.key !== key && !one.archived)
  const problem = askIfProblem({ key, definition }, others)
  if (problem !== null) throw new QuestionError(problem)
  await checkVariables(client, study, { key, definition })
  if (known) await checkChange(client, study, known, definition)
  const id = known?.id ?? (await makeQuestion(client, study, key))
  const version = (known?.version ?? 0) + 1
  const note = (draft.note ?? "").trim()
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO question_version (question_id, version, definition, note, author) VALUES ($1, $2, $3, $4, $5)
     RETURNING id`,
    [id, version, JSON.stringify(definition), note, authorOf(who)],
  )
  const saved = { id, key, version, versionId: rows[0]?.id ?? 0, definition }
  await settleVariables(client, study, saved)
  await ensureVariables(client, study, saved)
  const details = { version, note, before: known?.definition ?? null, now: definition }
  await recordAudit(
    who,
    { action: "change codebook", study, subject: `${key}, version ${version}`, details },
    client,
  )
  return { ...saved, known: false }
}

function readDefinition({ key, definition }: QuestionDraft): QuestionDefinition {
  const parsed = QuestionDefinition.safeParse(definition)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new QuestionError(
      `“${key.trim()}”: ${issue?.path.join(" ") ?? ""}: ${issue?.message ?? "unreadable"}.`,
    )
  }
  const problem = definitionProblem(parsed.data)
  if (problem !== null) throw new QuestionError(problem)
  return parsed.data
}

function checkBase(key: string, known: StoredQuestion | null, base: number | null): void {
  if (!known && base === null) return
  if (!known) throw new ConflictError(`There is no question "${key}" any more; nothing was saved.`)
  if (known.archived)
    throw new QuestionError(`“${key}” is no longer asked. Ask it again before you change it.`)
  if (known.version === base) return
  const said = `${known.author} saved version ${known.version} of “${key}” on ${minute(known.createdAt)}`
  throw new ConflictError(
    base === null
      ? `There is a question of that key: ${said}. Choose another key, or change that question.`
      : `${said}; yours was made from version ${base} and is not saved. Compare them, then save yours over it.`,
  )
}

/** A key that is one, or that of a variable which is there: then people judge that one. */
async function makeQuestion(client: ClientBase, study: number, key: string): Promise<number> {
  const good = QuestionKey.safeParse(key).success
  const found = await client.query("SELECT FROM variable WHERE study_id = $1 AND key = $2", [study, key])
  if (!good && found.rowCount === 0)
    throw new QuestionError(`A key takes letters, digits, _ and -; "${key}" has something else in it.`)
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO question (study_id, key, ordinal)
     SELECT $1, $2, coalesce(max(ordinal) + 1, 0) FROM question WHERE study_id = $1 RETURNING id`,
    [study, key],
  )
  const [row] = rows
  if (!row) throw new Error("no question was made")
  return row.id
}

function authorOf(who: Viewer): string {
  return who.kind === "person" ? who.name : "Exhibit"
}

function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " at ")} UTC`
}
