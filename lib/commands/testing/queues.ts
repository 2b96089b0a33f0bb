import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { makeQueue, type QueueDraft } from "@/lib/commands/review/queues/make"
import { openStudy } from "@/lib/commands/studies/open"
import { pool } from "@/lib/db/client"
import { serializeFilters } from "@/lib/filters/population"
import { type Person, SYSTEM } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { runEvent, stream, transcriptEvent } from "./events"

const Nothing = { by: [], share: "each" as const, variable: null }

/** A study of this slug with so many transcripts, harmful by turns, as the command line sees it. */
export async function insertStudy(slug: string, transcripts: number): Promise<Study> {
  const events = Array.from({ length: transcripts }, (_, index) =>
    transcriptEvent(`${index + 1}`, index % 2 === 0 ? "yes" : "no", { uuid: `${slug}-${index + 1}` }),
  )
  const id = await openStudy(slug)
  await importEvents(id, "test", stream([runEvent(slug), ...events]), noCounts())
  const own = { id, slug, title: slug, description: "", headline: null, visibility: "private" as const }
  return { ...own, role: "owner", blindFor: null }
}

/** The study as one of its reviewers has it. */
export function asReviewer(study: Study): Study {
  return { ...study, role: "reviewer" }
}

/** A question of one of two levels; the id. */
export async function insertQuestion(study: Study, key = "severe"): Promise<number> {
  const { rows } = await pool().query<{ id: number }>(
    `INSERT INTO question (study_id, key, ordinal) VALUES ($1, $2, 0)
     ON CONFLICT (study_id, key) DO UPDATE SET ordinal = 0 RETURNING id`,
    [study.id, key],
  )
  const [row] = rows
  if (!row) throw new Error("no question was made")
  const definition = {
    question: `Is it ${key}?`,
    kind: "one",
    levels: [
      { key: "yes", label: "yes", harm: true },
      { key: "no", label: "no", harm: false },
    ],
  }
  await pool().query(
    `INSERT INTO question_version (question_id, version, definition, author) VALUES ($1, 1, $2, 'a test')
     ON CONFLICT DO NOTHING`,
    [row.id, JSON.stringify(definition)],
  )
  return row.id
}

/** A queue of all of a study's transcripts. */
export async function insertQueue(
  study: Study,
  reviewers: Person[],
  more: Partial<QueueDraft> = {},
): Promise<number> {
  const { rows } = await pool().query<{ transcript: string; stratum: null }>(
    `SELECT public_id AS transcript, NULL AS stratum FROM transcript WHERE study_id = $1 ORDER BY id`,
    [study.id],
  )
  const drawn = rows.length
  const draft = {
    ...{ title: "A queue", perItem: 1, dueOn: null, blind: { on: false, model: false, condition: false } },
    ...{ questions: [await insertQuestion(study)], reviewers: reviewers.map(({ id }) => id), ...more },
  }
  return makeQueue(SYSTEM, study, draft, {
    filters: serializeFilters({}),
    plan: {
      ...Nothing,
      ...{ plan: "all", seed: 1, n: null, population: drawn, candidates: drawn, drawn, strata: [] },
    },
    items: rows,
  })
}
