import "server-only"
import type { ClientBase } from "pg"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { inTransaction } from "@/lib/db/transaction"
import { ConflictError } from "@/lib/model/conflict-error"
import { requireRole, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { QueueBlind, QueuePlan } from "@/lib/model/review/queues/plan"
import { seedOf } from "@/lib/model/review/queues/sampling"
import type { Study } from "@/lib/model/study"

export type QueueDraft = {
  title: string
  /** Ids of the questions that are asked; of each item by how many people. */
  questions: number[]
  perItem: number
  blind: QueueBlind
  /** A day, as in 2026-11-30. */
  dueOn: string | null
  /** Ids of the people who judge. */
  reviewers: string[]
}

/** What was drawn, and how; `filters` as an address writes them. Items are in their order, by public id. */
export type DrawnSample = {
  filters: string
  plan: QueuePlan
  items: { transcript: string; stratum: string | null }[]
}

/**
 * Makes a queue of a sample that was drawn by `drawSample` for who makes it. Each reviewer gets an order of their
 * own, which follows from the sample's seed. Throws QuestionError for what a queue cannot be.
 */
export async function makeQueue(
  who: Viewer,
  study: Study,
  draft: QueueDraft,
  sample: DrawnSample,
): Promise<number> {
  requireRole(study, "editor")
  const title = draft.title.trim()
  if (title === "") throw new QuestionError("A queue needs a title. Every reviewer sees it.")
  if (sample.items.length === 0)
    throw new QuestionError("Nothing was drawn: there is no transcript to judge.")
  const questions = [...new Set(draft.questions)]
  if (questions.length === 0) throw new QuestionError("Choose at least one question of the codebook.")
  const reviewers = [...new Set(draft.reviewers)]
  if (reviewers.length < draft.perItem)
    throw new QuestionError(
      `Each transcript is to be judged by ${draft.perItem}, and ${reviewers.length} reviewers are chosen.`,
    )
  if (draft.blind.on && study.visibility === "public")
    throw new QuestionError(
      "This study is public: a reviewer who signs out would see what is hidden. Make it private first, or open to who has an account.",
    )
  return inTransaction(async (client) => {
    await checkQuestions(client, study, questions)
    await checkReviewers(client, study, reviewers)
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO queue (study_id, title, filters, plan, questions, per_item, blind, due_on, author)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [
        ...[study.id, title, sample.filters, JSON.stringify(sample.plan), questions, draft.perItem],
        ...[JSON.stringify(draft.blind), draft.dueOn, who.kind === "person" ? who.name : "command line"],
      ],
    )
    const queue = rows[0]?.id ?? 0
    await addItems(client, study, queue, sample)
    await addReviewerRows(client, queue, sample.plan.seed, reviewers)
    const details = {
      ...{ queue, filters: sample.filters, plan: sample.plan.plan, seed: sample.plan.seed },
      ...{ drawn: sample.items.length, perItem: draft.perItem, blind: draft.blind, reviewers, questions },
    }
    await recordAudit(who, { action: "make queue", study: study.id, subject: title, details }, client)
    return queue
  })
}

async function addItems(client: ClientBase, study: Study, queue: number, { items }: DrawnSample) {
  const { rowCount } = await client.query(
    `INSERT INTO queue_item (queue_id, transcript_id, ordinal, stratum)
     SELECT $1, t.id, drawn.ordinal - 1, drawn.stratum
     FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS drawn(public_id, stratum, ordinal)
       JOIN transcript t ON t.public_id = drawn.public_id AND t.study_id = $2
     ORDER BY drawn.ordinal`,
    [queue, study.id, items.map(({ transcript }) => transcript), items.map(({ stratum }) => stratum)],
  )
  if (rowCount !== items.length)
    throw new ConflictError("Some of the transcripts that were drawn are no longer there. Draw again.")
}

/** Rows of people who judge; the seed of each follows from the queue's and from who they are. */
export async function addReviewerRows(client: ClientBase, queue: number, seed: number, people: string[]) {
  await client.query(
    `INSERT INTO queue_reviewer (queue_id, person_id, seed)
     SELECT $1, p.id, p.seed FROM unnest($2::text[], $3::int[]) AS p(id, seed) ON CONFLICT DO NOTHING`,
    [queue, people, people.map((id) => seedOf(`${seed}:${id}`))],
  )
}

async function checkQuestions(client: ClientBase, study: Study, questions: number[]): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM question WHERE study_id = $1 AND archived_at IS NULL AND id = ANY($2)`,
    [study.id, questions],
  )
  if (rows[0]?.n !== questions.length)
    throw new QuestionError("One of the questions is no longer asked in this study.")
}

/** Throws QuestionError where one of these may not label in the study. */
export async function checkReviewers(client: ClientBase, study: Study, people: string[]): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM person p
     WHERE p.id = ANY($2) AND p.closed_at IS NULL AND (p.owner OR EXISTS (
       SELECT FROM member me WHERE me.study_id = $1 AND me.person_id = p.id AND me.role <> 'reader'))`,
    [study.id, people],
  )
  if (rows[0]?.n !== people.length)
    throw new QuestionError("One of the people who were chosen may not label in this study.")
}
