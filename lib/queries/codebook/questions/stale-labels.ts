import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Prisma } from "@/lib/generated/prisma/client"
import { QuestionDefinition, YES } from "@/lib/model/codebook/questions/definition"
import { type StaleReason, staleBy, staleReasons } from "@/lib/model/codebook/stale"
import type { Study } from "@/lib/model/study"
import { notBlinded } from "@/lib/queries/population/where"
import { everyQuestion } from "../asked"

const { sql } = Prisma

const Row = z.object({
  question: z.int(),
  version: z.int(),
  person: z.string(),
  transcript: z.string(),
  given: z.array(z.object({ level: z.string().nullable(), value: z.string().nullable() })),
})

/** What one person said of one transcript under older words. */
export type StaleLabel = { person: string; transcript: string; version: number; reason: StaleReason }

export type StaleQuestion = {
  key: string
  /** Labels that stand and were made under older words, whether those that changed matter to them or not. */
  older: number
  /** Those that they matter to, the gravest reason first. */
  stale: StaleLabel[]
}

/**
 * Per question that is asked, the labels of people that were made under older words; those of transcripts that the
 * viewer is still to judge blind are left out. Questions without any are not named.
 */
export async function staleLabels(study: Study): Promise<StaleQuestion[]> {
  const questions = (await everyQuestion(study)).filter(({ archived, version }) => !archived && version > 1)
  const found: StaleQuestion[] = []
  for (const { id, key, version, definition } of questions) {
    const labels = await labelsUpTo(study, id, version - 1)
    if (labels.length === 0) continue
    found.push({ key, older: labels.length, stale: await classified(id, labels, definition) })
  }
  return found
}

/** What would be stale of one question's labels, those under the present words too, if it read otherwise. */
export async function staleIf(study: Study, key: string, now: QuestionDefinition): Promise<StaleQuestion> {
  const question = (await everyQuestion(study)).find((one) => one.key === key)
  if (!question) return { key, older: 0, stale: [] }
  const labels = await labelsUpTo(study, question.id, question.version)
  return { key, older: labels.length, stale: await classified(question.id, labels, now) }
}

type Label = z.infer<typeof Row>

async function labelsUpTo(study: Study, question: number, version: number): Promise<Label[]> {
  const seen = study.blindFor === null ? sql`true` : notBlinded(study.blindFor)
  const rows = await db().$queryRaw`
    SELECT w.question_id AS question, max(w.version) AS version, g.name AS person, t.public_id AS transcript,
      json_agg(json_build_object('level', v.question_level, 'value', j.level)) AS given
    FROM question_version w
    JOIN judgement j ON j.question_version_id = w.id AND j.failure IS NULL
    JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
    JOIN transcript t ON t.id = j.transcript_id
    WHERE w.question_id = ${question} AND g.study_id = ${study.id} AND ${seen}
      AND NOT EXISTS (SELECT FROM judgement later WHERE later.supersedes_id = j.id)
    GROUP BY w.question_id, g.name, t.id HAVING max(w.version) <= ${version}
    ORDER BY g.name, t.id`
  return z.array(Row).parse(rows)
}

async function classified(question: number, labels: Label[], now: QuestionDefinition): Promise<StaleLabel[]> {
  const versions = await db().questionVersion.findMany({ where: { questionId: question } })
  const words = new Map(
    versions.map(({ version, definition }) => [version, QuestionDefinition.parse(definition)]),
  )
  const stale = labels.flatMap(({ version, person, transcript, given }) => {
    const before = words.get(version)
    if (!before) return []
    const reason = staleBy({ before, levels: given.flatMap(givenLevel) }, now)
    return reason === null ? [] : { version, person, transcript, reason }
  })
  return stale.sort((a, b) => staleReasons.indexOf(a.reason) - staleReasons.indexOf(b.reason))
}

/** Of several answers a yes gives its level; else the value is the level. */
function givenLevel({ level, value }: Label["given"][number]): string[] {
  if (level !== null) return value === YES ? [level] : []
  return value === null ? [] : [value]
}
