import "server-only"
import { z } from "zod"
import type { Question } from "@/lib/model/codebook/questions/definition"
import { Answers } from "@/lib/model/review/labels/answers"
import type { Draft } from "@/lib/model/review/labels/draft"
import { answersOfSaid, type StoredSaid } from "@/lib/model/review/labels/said"

/** A pool, or the client of a transaction. */
type Queryable = {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}

const Stored = z.object({ answers: Answers, revision: z.int(), updatedAt: z.date() })

const Said = z.object({
  question: z.int(),
  level: z.string().nullable(),
  value: z.union([z.string(), z.number()]).nullable(),
  failure: z.string().nullable(),
  explanation: z.string().nullable(),
  unsure: z.boolean(),
  evidence: z.array(
    z.object({
      message: z.int(),
      start: z.int(),
      end: z.int(),
      exact: z.string(),
      prefix: z.string(),
      suffix: z.string(),
    }),
  ),
})

/** A person's draft of a transcript; where there is none, the answers of these questions that they submitted. */
export async function readDraft(
  client: Queryable,
  person: string,
  transcript: bigint,
  questions: Question[],
): Promise<Draft> {
  const { rows } = await client.query(
    `SELECT answers, revision, updated_at AS "updatedAt" FROM draft WHERE person_id = $1 AND transcript_id = $2`,
    [person, transcript.toString()],
  )
  const [draft] = z.array(Stored).parse(rows)
  const submitted = answersOfSaid(questions, await standing(client, person, transcript))
  return {
    answers: draft?.answers ?? submitted,
    revision: draft?.revision ?? 0,
    savedAt: draft?.updatedAt.toISOString() ?? null,
    submitted: Object.keys(submitted).length > 0,
  }
}

/** The latest that the person said of each variable that answers a question. */
async function standing(client: Queryable, person: string, transcript: bigint): Promise<StoredSaid[]> {
  const { rows } = await client.query(
    `SELECT DISTINCT ON (j.variable_id) v.question_id AS question, v.question_level AS level,
       coalesce(to_jsonb(j.level), to_jsonb(j.number), to_jsonb(j.text)) AS value, j.failure, j.explanation, j.unsure,
       (SELECT coalesce(json_agg(json_build_object('message', e.message, 'start', e.start, 'end', e."end",
          'exact', e.exact, 'prefix', e.prefix, 'suffix', e.suffix) ORDER BY e.id), '[]')
        FROM evidence e WHERE e.judgement_id = j.id) AS evidence
     FROM judgement j JOIN judge g ON g.id = j.judge_id AND g.person_id = $1
     JOIN variable v ON v.id = j.variable_id AND v.question_id IS NOT NULL
     WHERE j.transcript_id = $2 ORDER BY j.variable_id, j.id DESC`,
    [person, transcript.toString()],
  )
  return z.array(Said).parse(rows)
}
