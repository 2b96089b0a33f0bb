import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { serializeFilters } from "@/lib/filters/population"
import { Prisma } from "@/lib/generated/prisma/client"
import { WITHDRAWN } from "@/lib/model/judgement"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { PlanDraft, QueuePlan } from "@/lib/model/review/queues/plan"
import { type Candidate, drawRandom, drawStratified, randomness } from "@/lib/model/review/queues/sampling"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { keyValue, population } from "@/lib/queries/population/where"
import { resolveKey, resolveVariable, variablesAmong } from "@/lib/queries/studies/keys"

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** What a queue is made of: `lib/commands/review/queues/make.ts` takes it. */
export type Sample = {
  filters: string
  plan: QueuePlan
  items: { transcript: string; stratum: string | null }[]
}

/** More than people will ever read; a queue of all of a large study is a mistake. */
export const MOST_ITEMS = 20_000

/**
 * Draws transcripts of a population by a plan, from what the viewer of the study may see. The same seed, filters and
 * data give the same items in the same order: candidates are taken in the order of their public ids. Throws
 * QuestionError for a plan that cannot be carried out.
 */
export async function drawSample(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  draft: PlanDraft,
): Promise<Sample> {
  const { ids, ...kept } = draft
  const [size, candidates] = await Promise.all([
    populationSize(study, catalogue, asked),
    candidatesOf(study, catalogue, asked, draft),
  ])
  const random = randomness(draft.seed)
  const { items, strata } = draw(candidates, draft, random)
  if (items.length > MOST_ITEMS)
    throw new QuestionError(
      `A queue takes ${MOST_ITEMS} transcripts at most; this plan draws ${items.length}.`,
    )
  const plan = {
    ...{ ...kept, strata, population: size },
    ...{ candidates: candidates.length, drawn: items.length },
  }
  return { filters: serializeFilters(asked), plan, items }
}

type Scored = Candidate & { score: number }

function draw(candidates: Scored[], draft: PlanDraft, random: (bound: number) => number) {
  if (draft.plan === "stratified") {
    const { items, strata } = drawStratified(candidates, draft, random)
    return { items: items.map(({ id, stratum }) => ({ transcript: id, stratum })), strata }
  }
  const shuffled = drawRandom(candidates, candidates.length, random)
  if (draft.plan === "random" && draft.n === null)
    throw new QuestionError("A random sample takes a number of transcripts, 1 or more.")
  const ordered = draft.plan === "unsure" ? shuffled.toSorted((a, b) => a.score - b.score) : shuffled
  const n = draft.plan === "all" || draft.plan === "given" ? ordered.length : (draft.n ?? ordered.length)
  return { items: ordered.slice(0, n).map(({ id }) => ({ transcript: id, stratum: null })), strata: [] }
}

async function populationSize(study: Study, catalogue: Catalogue, asked: Filters): Promise<number> {
  const counted = population(study.id, catalogue, asked, { perTranscript: true })
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS n FROM ${counted.from} WHERE ${counted.where}`
  const [{ n }] = z.tuple([z.object({ n: z.int() })]).parse(rows)
  return n
}

async function candidatesOf(
  study: Study,
  catalogue: Catalogue,
  asked: Filters,
  draft: PlanDraft,
): Promise<Scored[]> {
  const keys = draft.plan === "stratified" ? strataKeys(catalogue, draft.by) : []
  const also = variablesAmong(catalogue, keys)
  const listed = population(study.id, catalogue, asked, { also, perTranscript: true })
  const values = keys.map((key) => sql`${keyValue(catalogue, key, listed.read)}`)
  const variable = draft.variable === null ? null : resolveVariable(catalogue, draft.variable)
  const score = draft.plan === "unsure" ? sureness(variable) : sql`0::float8`
  const rows = await db().$queryRaw`
    WITH ${scales(study)}
    SELECT * FROM (
      SELECT t.public_id AS id, ARRAY[${values.length > 0 ? join(values) : sql`NULL`}]::text[] AS values,
        ${score} AS score
      FROM ${listed.from} WHERE ${listed.where} AND ${chosen(draft, variable)}
    ) candidate WHERE score IS NOT NULL ORDER BY id COLLATE "C"`
  const Row = z.object({ id: z.string(), values: z.array(z.string().nullable()), score: z.number() })
  return z
    .array(Row)
    .parse(rows)
    .map(({ id, values, score }) => ({
      ...{ id, score },
      by: Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null])),
    }))
}

function strataKeys(catalogue: Catalogue, by: string[]): string[] {
  if (by.length === 0)
    throw new QuestionError("Choose what the groups are made by: models, settings or variables.")
  for (const name of by) {
    const key = resolveKey(catalogue, name)
    if (key.type === "variable" && key.variable.kind !== "categorical")
      throw new QuestionError(`"${name}" has no levels: groups cannot be made by it.`)
  }
  return [...new Set(by)]
}

/** Which transcripts `t` of the population the plan chooses from. */
function chosen(draft: PlanDraft, variable: Variable | null): Sql {
  if (draft.plan === "given") {
    if (draft.ids.length === 0) throw new QuestionError("Give the ids of the transcripts.")
    return sql`t.public_id = ANY(${draft.ids})`
  }
  if (draft.plan !== "disagree") return sql`true`
  return sql`EXISTS (SELECT FROM (${latest(variable)}) said WHERE said.failure IS NULL
    GROUP BY said.variable_id HAVING count(DISTINCT coalesce(said.level, said.number::text)) > 1)`
}

/** What each judge said last of the transcript `t`; adjudications are no judge's. */
function latest(variable: Variable | null): Sql {
  return sql`SELECT DISTINCT ON (j.variable_id, j.judge_id) j.variable_id, j.level, j.number, j.failure, j.unsure
    FROM judgement j JOIN judge g ON g.id = j.judge_id AND g.kind <> 'adjudicator'
    WHERE j.transcript_id = t.id ${variable ? sql`AND j.variable_id = ${variable.id}` : Prisma.empty}
    ORDER BY j.variable_id, j.judge_id, j.id DESC`
}

/**
 * How sure the judges of the transcript `t` are: 0 where one failed or a person was unsure, else how far the number
 * nearest to the middle of its scale lies from it, from 0 (the middle) to 1 (an end); null where nothing tells. The
 * scale is the question's range, else from the least to the greatest number of the study.
 */
function sureness(variable: Variable | null): Sql {
  return sql`(SELECT min(CASE
      WHEN said.failure IS NOT NULL AND said.failure <> ${WITHDRAWN} THEN 0
      WHEN said.unsure THEN 0
      ELSE abs(said.number - (scale.low + scale.high) / 2) / nullif((scale.high - scale.low) / 2, 0)
    END)::float8
    FROM (${latest(variable)}) said LEFT JOIN scale ON scale.id = said.variable_id)`
}

/** Per number of the study its lowest and highest value: its question's, else those that were met. */
function scales(study: Study): Sql {
  return sql`scale AS MATERIALIZED (
    SELECT v.id, coalesce(own.low, min(j.number)) AS low, coalesce(own.high, max(j.number)) AS high
    FROM variable v JOIN judgement j ON j.variable_id = v.id LEFT JOIN LATERAL (
      SELECT (qv.definition #>> '{range,low}')::float8 AS low, (qv.definition #>> '{range,high}')::float8 AS high
      FROM question_version qv WHERE qv.question_id = v.question_id ORDER BY qv.version DESC LIMIT 1
    ) own ON true
    WHERE v.study_id = ${study.id} AND v.kind = 'number' GROUP BY v.id, own.low, own.high
  )`
}
