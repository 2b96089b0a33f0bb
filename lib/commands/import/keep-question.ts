import "server-only"
import type { ClientBase } from "pg"
import { ensureVariables } from "@/lib/commands/codebook/ensure-variables"
import { lockCodebook, storedQuestions } from "@/lib/commands/codebook/lock"
import { inTransaction } from "@/lib/db/transaction"
import type { ImportedQuestion, ImportWarning } from "@/lib/importers/contract"
import { canonicalJson } from "@/lib/model/canonical-json"
import { definitionProblem } from "@/lib/model/codebook/check"
import { QuestionError } from "@/lib/model/question-error"
import { type Words, wordsKey } from "./registry"

type Version = { id: number; version: number; definition: unknown }

/**
 * A question that was exported, and in `words` the stored versions that have its words. Where the study has the
 * question, versions that go on from its own are added; where it has gone other ways, its own stand, and what comes
 * back is a warning.
 */
export async function keepQuestion(
  client: ClientBase,
  study: number,
  { key, archived, versions }: ImportedQuestion,
  words: Words,
): Promise<ImportWarning | null> {
  await lockCodebook(client, study)
  const problem = versions.map(({ definition }) => definitionProblem(definition)).find((one) => one !== null)
  if (problem !== undefined) return warning(key, `${problem} It was left out`, true)
  const ordered = versions.toSorted((a, b) => a.version - b.version)
  const question = await openQuestion(client, study, key, archived)
  const stored = await storedVersions(client, question)
  const goesOn = stored.every((one, index) => sameWords(one, ordered[index]))
  if (goesOn) {
    for (const { version, definition, note, author, createdAt } of ordered.slice(stored.length))
      await client.query(
        `INSERT INTO question_version (question_id, version, definition, note, author, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [question, version, JSON.stringify(definition), note, author, createdAt],
      )
  }
  const now = await storedVersions(client, question)
  const strange: number[] = []
  for (const one of ordered) {
    const same = now.filter((other) => sameWords(other, one))
    const found = same.find(({ version }) => version === one.version) ?? same.at(-1)
    if (found) words.set(wordsKey(key, one.version), found.id)
    else strange.push(one.version)
  }
  if (strange.length === 0) return null
  const which = `${strange.length === 1 ? "version" : "versions"} ${strange.join(", ")}`
  return warning(
    key,
    `the study asks it in other words than its ${which}; labels under those keep no version`,
  )
}

/** Gives a question that was kept the variables that its answers need; a warning where the study cannot have them. */
export async function settleQuestion(study: number, key: string): Promise<ImportWarning | null> {
  try {
    await inTransaction(async (client) => {
      await lockCodebook(client, study)
      const question = (await storedQuestions(client, study)).find((one) => one.key === key)
      if (question) await ensureVariables(client, study, question)
    })
    return null
  } catch (error) {
    if (error instanceof QuestionError) return warning(key, `it cannot be answered here: ${error.message}`)
    throw error
  }
}

async function openQuestion(
  client: ClientBase,
  study: number,
  key: string,
  archived: boolean,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO question (study_id, key, ordinal, archived_at)
     SELECT $1, $2, coalesce(max(ordinal) + 1, 0), CASE WHEN $3 THEN now() END FROM question WHERE study_id = $1
     ON CONFLICT (study_id, key) DO UPDATE SET key = EXCLUDED.key RETURNING id`,
    [study, key, archived],
  )
  const [row] = rows
  if (!row) throw new Error(`question ${key} was neither found nor made`)
  return row.id
}

async function storedVersions(client: ClientBase, question: number): Promise<Version[]> {
  const { rows } = await client.query<Version>(
    "SELECT id, version, definition FROM question_version WHERE question_id = $1 ORDER BY version",
    [question],
  )
  return rows
}

function sameWords(a: { definition: unknown }, b: { definition: unknown } | undefined): boolean {
  return b !== undefined && canonicalJson(a.definition) === canonicalJson(b.definition)
}

function warning(key: string, message: string, rejected = false): ImportWarning {
  return { file: "codebook", where: `question ${key}`, message, rejected }
}
