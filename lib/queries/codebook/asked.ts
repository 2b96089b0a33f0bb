import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { type Question, QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import type { Study } from "@/lib/model/study"
import { notBlinded } from "@/lib/queries/population/where"

const { sql } = Prisma

const Asked = z.object({
  id: z.int(),
  key: z.string(),
  version: z.int(),
  versionId: z.int(),
  definition: QuestionDefinition,
  archived: z.boolean(),
})

/** What the study's codebook asks of people now, in its order. */
export async function questionsOf(study: Pick<Study, "id">): Promise<Question[]> {
  return (await everyQuestion(study)).flatMap(({ archived, ...question }) => (archived ? [] : question))
}

/** The questions that are asked, and those that no longer are, in their order; each in its latest version. */
export async function everyQuestion(study: Pick<Study, "id">): Promise<(Question & { archived: boolean })[]> {
  const rows = await db().$queryRaw`
    SELECT q.id, q.key, w.version, w.id AS "versionId", w.definition, q.archived_at IS NOT NULL AS archived
    FROM question q CROSS JOIN LATERAL (
      SELECT v.id, v.version, v.definition FROM question_version v WHERE v.question_id = q.id
      ORDER BY v.version DESC LIMIT 1
    ) w
    WHERE q.study_id = ${study.id} ORDER BY q.ordinal, q.id`
  return z.array(Asked).parse(rows)
}

export type QuestionPast = {
  version: number
  definition: QuestionDefinition
  /** Why it was changed. */
  note: string
  author: string
  createdAt: string
  /** Labels that were made under it and stand, one per person and transcript. */
  labels: number
}

const Past = z.object({
  version: z.int(),
  definition: QuestionDefinition,
  note: z.string(),
  author: z.string(),
  createdAt: z.date(),
  labels: z.int(),
})

/** The versions of a question, the latest first; labels of what the viewer must judge blind are not counted. */
export async function questionHistory(study: Study, key: string): Promise<QuestionPast[]> {
  const seen = study.blindFor === null ? sql`true` : notBlinded(study.blindFor)
  const rows = await db().$queryRaw`
    SELECT w.version, w.definition, w.note, w.author, w.created_at AS "createdAt", (
      SELECT count(DISTINCT (j.judge_id, j.transcript_id))::int FROM judgement j
      JOIN transcript t ON t.id = j.transcript_id
      WHERE j.question_version_id = w.id AND j.failure IS NULL AND ${seen}
        AND NOT EXISTS (SELECT FROM judgement later WHERE later.supersedes_id = j.id)
    ) AS labels
    FROM question_version w JOIN question q ON q.id = w.question_id
    WHERE q.study_id = ${study.id} AND q.key = ${key} ORDER BY w.version DESC`
  return z
    .array(Past)
    .parse(rows)
    .map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}
