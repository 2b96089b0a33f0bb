import "server-only"
import type { ClientBase } from "pg"
import { z } from "zod"
import { QuestionDefinition } from "@/lib/model/codebook/questions/definition"

/** Editors of a study's codebook take turns until their transactions end; an import under way is not waited for. */
export async function lockCodebook(client: ClientBase, study: number): Promise<void> {
  await client.query("SELECT id FROM study WHERE id = $1 FOR NO KEY UPDATE", [study])
}

const StoredQuestion = z.object({
  id: z.int(),
  key: z.string(),
  version: z.int(),
  versionId: z.int(),
  definition: QuestionDefinition,
  archived: z.boolean(),
  /** Of the latest version. */
  author: z.string(),
  createdAt: z.date(),
})
export type StoredQuestion = z.infer<typeof StoredQuestion>

/** Every question of a study in its latest version, in the codebook's order. */
export async function storedQuestions(client: ClientBase, study: number): Promise<StoredQuestion[]> {
  const { rows } = await client.query(
    `SELECT DISTINCT ON (q.ordinal, q.id) q.id, q.key, v.version, v.id AS "versionId", v.definition,
       q.archived_at IS NOT NULL AS archived, v.author, v.created_at AS "createdAt"
     FROM question q JOIN question_version v ON v.question_id = q.id
     WHERE q.study_id = $1 ORDER BY q.ordinal, q.id, v.version DESC`,
    [study],
  )
  return z.array(StoredQuestion).parse(rows)
}
