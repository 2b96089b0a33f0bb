import "server-only"
import type { ClientBase } from "pg"
import {
  type Question,
  type QuestionDefinition,
  questionKindWords,
  variablesOfQuestion,
} from "@/lib/model/codebook/questions/definition"
import { askedVariables } from "@/lib/model/codebook/questions/variables"
import type { Level } from "@/lib/model/judgement"
import { QuestionError } from "@/lib/model/question-error"
import { chosenLevels, usedLevels } from "../ensure-variables"

/** Throws QuestionError where a change would take from labels what they say. */
export async function checkChange(
  client: ClientBase,
  study: number,
  before: Question,
  now: QuestionDefinition,
): Promise<void> {
  const { key, definition } = before
  if (definition.kind !== now.kind) {
    if (await isLabelled(client, before.id))
      throw new QuestionError(
        `“${key}” has been answered as ${questionKindWords[definition.kind]}; that cannot change. Ask a new question.`,
      )
    return
  }
  const lost = definition.levels.filter(({ key: level }) => !now.levels.some((one) => one.key === level))
  if (lost.length === 0) return
  const chosen = await chosenLevels(client, study, before)
  const kept = lost.find((level) => chosen.includes(level.key))
  if (kept)
    throw new QuestionError(
      `The level "${kept.key}" has been given and cannot be taken away; reword it instead.`,
    )
}

async function isLabelled(client: ClientBase, question: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM question_version v JOIN judgement j ON j.question_version_id = v.id WHERE v.question_id = $1 LIMIT 1`,
    [question],
  )
  return rowCount !== 0
}

/** Throws QuestionError where a question leaves out a level of a variable that is there, or calls its harm otherwise. */
export async function checkVariables(
  client: ClientBase,
  study: number,
  question: Pick<Question, "key" | "definition">,
): Promise<void> {
  const variables = askedVariables(question.key, question.definition)
  const { rows } = await client.query<{
    id: number
    key: string
    levels: Level[]
    imported: boolean
    free: boolean
  }>(
    `SELECT id, key, levels, imported, question_id IS NULL AS free FROM variable
     WHERE study_id = $1 AND key = ANY($2) AND kind = 'categorical'`,
    [study, variables.map(({ key }) => key)],
  )
  for (const stored of rows) {
    const asked = variables.find(({ key }) => key === stored.key)
    if (asked?.kind !== "categorical") continue
    const used = stored.imported || stored.free ? null : await usedLevels(client, stored.id)
    for (const { key, harm } of stored.levels) {
      const level = asked.levels.find((one) => one.key === key)
      if (!level && used === null)
        throw new QuestionError(
          `The variable "${stored.key}" has a level "${key}", and the question does not; it has ${stored.levels.map((one) => one.key).join(", ")}.`,
        )
      if (stored.imported && harm !== undefined && level?.harm !== undefined && harm !== level.harm)
        throw new QuestionError(
          `The source of this study says that "${stored.key}" = "${key}" is ${harm ? "harm" : "no harm"}; the question must say the same or nothing.`,
        )
    }
  }
}

/** Before a question gets its variables: lets go those it had and has no longer, and drops those that hold nothing. */
export async function settleVariables(
  client: ClientBase,
  study: number,
  { id, key, definition }: Pick<Question, "id" | "key" | "definition">,
): Promise<void> {
  const kinds = askedVariables(key, definition)
  const keys = variablesOfQuestion(key, definition).map((variable) => variable.key)
  await client.query(
    `DELETE FROM variable v WHERE study_id = $1 AND question_id = $2 AND NOT imported
       AND NOT (key = ANY($3) AND kind = $4)
       AND NOT EXISTS (SELECT FROM judgement j WHERE j.variable_id = v.id)
       AND NOT EXISTS (SELECT FROM detector d WHERE d.variable_id = v.id)`,
    [study, id, keys, kinds[0]?.kind ?? "categorical"],
  )
  await client.query(
    `UPDATE variable SET question_id = NULL, question_level = NULL
     WHERE study_id = $1 AND question_id = $2 AND imported AND NOT key = ANY($3)`,
    [study, id, keys],
  )
}
