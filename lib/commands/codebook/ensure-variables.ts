import "server-only"
import type { ClientBase } from "pg"
import { canonicalJson } from "@/lib/model/canonical-json"
import { type Question, YES } from "@/lib/model/codebook/questions/definition"
import { type AskedVariable, askedVariables } from "@/lib/model/codebook/questions/variables"
import type { Level, VariableKind } from "@/lib/model/judgement"
import { QuestionError } from "@/lib/model/question-error"

type Stored = {
  id: number
  kind: VariableKind
  label: string | null
  question: string | null
  levels: Level[]
  imported: boolean
  questionId: number | null
  questionLevel: string | null
}

/**
 * Makes the variables that a question's answers become, or brings those that are there in step with its words. Of an
 * imported variable the source's own words, levels and harm stay, and levels are added. What is in step already is
 * not locked. Throws QuestionError where a variable of that key holds another kind of value, or answers another
 * question.
 */
export async function ensureVariables(
  client: ClientBase,
  study: number,
  question: Pick<Question, "id" | "key" | "definition">,
): Promise<void> {
  for (const asked of askedVariables(question.key, question.definition)) {
    const known = (await find(client, study, asked.key)) ?? (await make(client, study, question.id, asked))
    if (known === null || isSame(known, await inStep(client, known, asked, question.id))) continue
    const stored = await find(client, study, asked.key, "FOR UPDATE")
    if (!stored) throw new Error(`variable ${asked.key} went away`)
    const now = await inStep(client, stored, asked, question.id)
    await client.query(
      `UPDATE variable SET label = $2, question = $3, levels = $4, question_id = $5, question_level = $6 WHERE id = $1`,
      [now.id, now.label, now.question, JSON.stringify(now.levels), now.questionId, now.questionLevel],
    )
  }
}

async function find(client: ClientBase, study: number, key: string, lock = ""): Promise<Stored | null> {
  const { rows } = await client.query<Stored>(
    `SELECT id, kind, label, question, levels, imported, question_id AS "questionId",
       question_level AS "questionLevel"
     FROM variable WHERE study_id = $1 AND key = $2 ${lock}`,
    [study, key],
  )
  return rows[0] ?? null
}

/** Null where it was made as it is asked; else what somebody made meanwhile. */
async function make(
  client: ClientBase,
  study: number,
  id: number,
  asked: AskedVariable,
): Promise<Stored | null> {
  const { key, kind, label, question, levels, level } = asked
  const { rowCount } = await client.query(
    `INSERT INTO variable (study_id, key, kind, label, question, levels, imported, question_id, question_level)
     VALUES ($1, $2, $3, $4, $5, $6, false, $7, $8) ON CONFLICT (study_id, key) DO NOTHING`,
    [study, key, kind, label, question, JSON.stringify(levels), id, level],
  )
  return rowCount === 1 ? null : find(client, study, key)
}

/** The variable as it is to be. */
async function inStep(client: ClientBase, known: Stored, asked: AskedVariable, id: number): Promise<Stored> {
  if (known.kind !== asked.kind)
    throw new QuestionError(
      `This study has a variable "${asked.key}" whose values are ${kindWords[known.kind]}; a question of this key must ask for the same.`,
    )
  if (known.questionId !== null && known.questionId !== id)
    throw new QuestionError(`The variable "${asked.key}" holds the answers to another question already.`)
  const link = { questionId: id, questionLevel: asked.level }
  if (known.imported)
    return {
      ...{ ...known, ...link, label: known.label ?? asked.label, question: known.question ?? asked.question },
      levels: joined(known.levels, asked.levels),
    }
  const left = known.levels.filter(({ key }) => !asked.levels.some((level) => level.key === key))
  const used = left.length === 0 ? [] : await usedLevels(client, known.id)
  return {
    ...{ ...known, ...link, label: asked.label ?? known.label, question: asked.question },
    levels: [...asked.levels, ...left.filter(({ key }) => used.includes(key))],
  }
}

const kindWords: Record<VariableKind, string> = { categorical: "levels", number: "numbers", text: "texts" }

function joined(known: Level[], asked: Level[]): Level[] {
  const added = asked.filter(({ key }) => !known.some((level) => level.key === key))
  return [...known.map((level) => ({ ...asked.find(({ key }) => key === level.key), ...level })), ...added]
}

/** The levels of a variable that somebody gave, or that a detector gives. */
export async function usedLevels(client: ClientBase, variable: number): Promise<string[]> {
  const { rows } = await client.query<{ level: string }>(
    `SELECT DISTINCT level FROM judgement WHERE variable_id = $1 AND level IS NOT NULL
     UNION SELECT unnest(ARRAY[hit, miss]) FROM detector WHERE variable_id = $1`,
    [variable],
  )
  return rows.map(({ level }) => level)
}

/** The levels of a stored question that somebody has chosen: they cannot be taken away. */
export async function chosenLevels(client: ClientBase, study: number, question: Question): Promise<string[]> {
  const variables = askedVariables(question.key, question.definition)
  const { rows } = await client.query<{ id: number; key: string }>(
    "SELECT id, key FROM variable WHERE study_id = $1 AND key = ANY($2)",
    [study, variables.map(({ key }) => key)],
  )
  const chosen: string[] = []
  for (const { id, key } of rows) {
    const level = variables.find((variable) => variable.key === key)?.level ?? null
    const used = await usedLevels(client, id)
    if (level === null) chosen.push(...used)
    else if (used.includes(YES)) chosen.push(level)
  }
  return chosen
}

function isSame(a: Stored, b: Stored): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
