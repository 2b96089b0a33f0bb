import "server-only"
import type { ClientBase } from "pg"
import { registry } from "@/lib/commands/import/registry"
import { inTurn } from "@/lib/commands/in-turn"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { addToCells, refreshCells } from "@/lib/commands/rates/refresh-cells"
import { readDraft } from "@/lib/db/own-labels"
import { inTransaction } from "@/lib/db/transaction"
import type { Question } from "@/lib/model/codebook/questions/definition"
import { ConflictError } from "@/lib/model/conflict-error"
import { type VariableKind, WITHDRAWN } from "@/lib/model/judgement"
import { type Person, requireRole } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { problemsOf } from "@/lib/model/review/labels/answers"
import { DraftConflictError } from "@/lib/model/review/labels/draft"
import { questionsAmong } from "@/lib/model/review/labels/questions"
import { saidByAnswers } from "@/lib/model/review/labels/said"
import type { Study } from "@/lib/model/study"
import { endItem } from "../queues/lease-item"
import { personJudge } from "./person-judge"
import { askedQuestions, type DraftGiven, transcriptIn } from "./save-draft"
import { insertOwnJudgement } from "./write-judgement"

export type LabelsGiven = DraftGiven & {
  queue: number | null
  /** By question's key the id of the version that was answered; without it, they are taken to be the latest. */
  versions?: Record<string, number> | undefined
}

/**
 * Makes a reviewer's answers their judgements, all of them or none: what they said before is superseded, what is no
 * longer answered is taken back, the draft goes, the item of the queue is done. Answers with how many judgements were
 * written; said again, none are. Throws AccessError below the role of reviewer, QuestionError for answers that are
 * not complete or evidence that is not there, ConflictError for an item that is not theirs and where the codebook's
 * words have changed, and DraftConflictError where another draft than that of this revision is there.
 */
export async function submitLabels(
  who: Person,
  study: Study,
  given: LabelsGiven,
): Promise<{ written: number }> {
  requireRole(study, "reviewer")
  const { transcript, queue, answers } = given
  return inTurn(async (client) => {
    const id = await transcriptIn(client, study, transcript)
    const questions = questionsAmong(
      await askedQuestions(client, study),
      await keysOf(client, study, { who, transcript: id, queue }),
    )
    requireLatest(questions, given.versions)
    const [problem] = problemsOf(questions, answers)
    if (problem) throw new QuestionError(`“${problem.question}” ${problem.message}.`)
    const draft = await readDraft(client, who.id, id, questions)
    const ending = { transcript: id, person: who.id, state: "submitted" as const }
    const seen = queue !== null && (await endItem(client, { ...ending, queue }))
    // What they change now they do not say blind: it is no judgement of the queue.
    const own = { who, study, transcript: id, queue: seen ? null : queue, questions, answers }
    const written = await writeSaid(client, own)
    // Sent again because its answer was lost: the draft is gone, and nothing is new.
    const again = draft.revision === 0 && written.length === 0
    if (draft.revision !== given.revision && !again) throw new DraftConflictError(draft)
    await client.query("DELETE FROM draft WHERE person_id = $1 AND transcript_id = $2", [
      who.id,
      id.toString(),
    ])
    const details = { queue, variables: written }
    const subject = `transcript ${transcript}`
    if (written.length > 0)
      await recordAudit(who, { action: "label", study: study.id, subject, details }, client)
    return { written: written.length }
  })
}

/** An answer is to the words that one read: under others it is not stored. */
function requireLatest(questions: Question[], versions: LabelsGiven["versions"]): void {
  if (versions === undefined) return
  const changed = questions.find(({ key, versionId }) => versions[key] !== versionId)
  if (changed)
    throw new ConflictError(
      `The words of “${changed.key}” in the codebook have changed since you opened this. Your draft is kept: load the page again, look at the new ones, and submit.`,
    )
}

/** Skips an item of a queue, for a reason. Throws as `endItem`, and AccessError below the role of reviewer. */
export async function skipItem(
  who: Person,
  study: Study,
  { transcript, queue, reason }: { transcript: string; queue: number; reason: string },
): Promise<void> {
  requireRole(study, "reviewer")
  await inTransaction(async (client) => {
    const id = await transcriptIn(client, study, transcript)
    await keysOf(client, study, { who, transcript: id, queue })
    await endItem(client, {
      ...{ queue, transcript: id, person: who.id, state: "skipped", skipReason: reason },
    })
    const subject = `transcript ${transcript}`
    await recordAudit(
      who,
      { action: "skip", study: study.id, subject, details: { queue, reason: reason.trim() } },
      client,
    )
  })
}

/** The keys of a queue's questions; null outside of queues. What is to be judged blind is judged in its queue. */
async function keysOf(
  client: ClientBase,
  study: Study,
  { who, transcript, queue }: { who: Person; transcript: bigint; queue: number | null },
): Promise<string[] | null> {
  if (queue === null) {
    const blind = await client.query(
      "SELECT FROM blinded WHERE person_id = $1 AND transcript_id = $2 LIMIT 1",
      [who.id, transcript.toString()],
    )
    if (blind.rowCount !== 0)
      throw new QuestionError("You judge this transcript blind: label it in its queue.")
    return null
  }
  const { rows } = await client.query<{ keys: string[] }>(
    `SELECT ARRAY(SELECT qu.key FROM question qu WHERE qu.id = ANY(q.questions)) AS keys FROM queue q
     WHERE q.id = $1 AND q.study_id = $2`,
    [queue, study.id],
  )
  if (!rows[0]) throw new QuestionError(`There is no queue ${queue} in this study.`)
  return rows[0].keys
}

type Saying = { who: Person; study: Study; transcript: bigint; queue: number | null; questions: Question[] }

/** The keys of the variables of which something new was said. */
async function writeSaid(
  client: ClientBase,
  { who, study, transcript, queue, questions, answers }: Saying & Pick<LabelsGiven, "answers">,
): Promise<string[]> {
  const judge = await personJudge(client, study.id, who)
  const variables = await variablesOf(client, questions)
  const written: string[] = []
  for (const { question, level, version, value, ...besides } of saidByAnswers(questions, answers)) {
    const variable = variables.find((one) => one.question === question && one.level === level)
    if (!variable) throw new Error(`question ${question} has no variable for ${level}`)
    const id = await insertOwnJudgement(client, {
      ...{ ...besides, transcript, variable, judge: judge.id, value, questionVersion: version, queue },
      ...(value === null && { failure: WITHDRAWN }),
    })
    if (id !== null) written.push(variable.key)
  }
  const change = new Map<number, number>()
  if (written.length > 0) await refreshCells(client, registry(client, study.id), [transcript], change)
  await addToCells(client, change)
  return written
}

async function variablesOf(client: ClientBase, questions: Question[]) {
  const { rows } = await client.query<{
    id: number
    key: string
    kind: VariableKind
    question: number
    level: string | null
  }>(
    `SELECT id, key, kind, question_id AS question, question_level AS level FROM variable
     WHERE question_id = ANY($1::int[])`,
    [questions.map(({ id }) => id)],
  )
  return rows
}
