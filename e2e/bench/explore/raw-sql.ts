import { HEADLINE, judgeOf, PEOPLE } from "./combinations"

// Rates as one would write them by hand over transcripts and their judgements, without cells. The judge that
// speaks is named, not looked for, and nothing is counted that was not asked: the least work that gives k and n.

export type RawQuestion = {
  by: string[]
  /** What is counted, each as a condition over `values`. */
  hits: string[]
  /** The variables that are read, with the judge who speaks. */
  values: Record<string, string>
  where?: string[]
  /** People's majority on `harmful`, where one judged. */
  people?: boolean
}

/** Rows of keys, counts per hit, and n. $1 is the study's id. */
export function rawRates({ by, hits, values, where = [], people = false }: RawQuestion): string {
  const keys = by.map(keyOf).join(", ")
  const judged = people ? PEOPLE_FIRST : `${Object.keys(values)[0]}.level`
  const counts = hits.map((hit) => `count(*) FILTER (WHERE ${hit})::int`).join(", ")
  return `
    ${people ? MAJORITIES : ""}
    SELECT ARRAY[${keys}]::text[] AS keys, ARRAY[${counts}] AS counts, count(${judged})::int AS n
    FROM transcript t JOIN model m ON m.id = t.model_id JOIN condition co ON co.id = t.condition_id
    ${Object.entries(values)
      .map(([variable, judge]) => spoken(variable, judge))
      .join("\n")}
    ${people ? "LEFT JOIN people p ON p.transcript_id = t.id" : ""}
    WHERE ${["t.study_id = $1", "t.excluded IS NULL", ...where].join(" AND ")}
    GROUP BY ${keys === "" ? "()" : keys}`
}

/** The headline judges of some variables. */
export function headlines(...variables: string[]): Record<string, string> {
  return Object.fromEntries(
    variables.map((variable) => [variable, variable === "harmful" ? HEADLINE : judgeOf(variable)]),
  )
}

export const PEOPLE_FIRST = "(CASE WHEN p.transcript_id IS NULL THEN harmful.level ELSE p.level END)"

export const LABELLED_BY_PEOPLE = `EXISTS (SELECT FROM judgement l JOIN judge g ON g.id = l.judge_id
  WHERE l.transcript_id = t.id AND g.kind = 'person')`

/** What a study has to choose from, in lines. */
export const rawCatalogue = `
  SELECT DISTINCT 'model ' || m.canonical AS line FROM transcript t JOIN model m ON m.id = t.model_id
  WHERE t.study_id = $1
  UNION ALL
  SELECT DISTINCT 'factor ' || f.key || ' ' || f.value
  FROM transcript t JOIN condition co ON co.id = t.condition_id CROSS JOIN LATERAL jsonb_each_text(co.factors) f
  WHERE t.study_id = $1
  UNION ALL
  SELECT DISTINCT 'judge ' || g.name || ' ' || v.key
  FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id WHERE v.study_id = $1`

/** Which factors vary, in lines. */
export const rawPooled = `
  SELECT f.key || ' ' || count(DISTINCT f.value) AS line
  FROM transcript t JOIN condition co ON co.id = t.condition_id CROSS JOIN LATERAL jsonb_each_text(co.factors) f
  WHERE t.study_id = $1 AND t.excluded IS NULL GROUP BY f.key HAVING count(DISTINCT f.value) > 1`

function keyOf(key: string): string {
  if (key === "model") return "m.canonical"
  return key === "belief" || key === "outcome" ? `${key}.level` : `co.factors ->> '${key}'`
}

function spoken(variable: string, judge: string): string {
  return `LEFT JOIN judgement ${variable} ON ${variable}.transcript_id = t.id
      AND ${variable}.variable_id = (SELECT id FROM variable WHERE study_id = $1 AND key = '${variable}')
      AND ${variable}.judge_id = (SELECT id FROM judge WHERE study_id = $1 AND name = '${judge}')`
}

const MAJORITIES = `
  WITH latest AS (
    SELECT DISTINCT ON (j.transcript_id, j.judge_id) j.transcript_id, j.level
    FROM judgement j JOIN judge g ON g.id = j.judge_id JOIN variable v ON v.id = j.variable_id
    WHERE v.study_id = $1 AND v.key = 'harmful' AND g.name IN (${PEOPLE.map((name) => `'${name}'`).join(", ")})
    ORDER BY j.transcript_id, j.judge_id, j.id DESC
  ), votes AS (
    SELECT transcript_id, level, count(*) AS own, sum(count(*)) OVER (PARTITION BY transcript_id) AS cast_votes
    FROM latest GROUP BY transcript_id, level
  ), people AS (
    SELECT transcript_id, max(level) FILTER (WHERE 2 * own > cast_votes) AS level FROM votes GROUP BY transcript_id
  )`
