import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { Level, VariableKind } from "@/lib/model/judgement"
import type { Catalogue, Study } from "@/lib/model/study"

const Factor = z.object({ key: z.string(), levels: z.array(z.string()) })
const Named = z.object({ canonical: z.string(), provider: z.string().nullable() })
const Judge = z.object({
  name: z.string(),
  person: z.boolean(),
  /** Whether its name stands for nothing but decisions between people. */
  adjudicates: z.boolean(),
  variables: z.array(z.string()),
})
const StoredVariable = z.object({
  id: z.int(),
  key: z.string(),
  kind: VariableKind,
  label: z.string().nullable(),
  question: z.string().nullable(),
  levels: z.array(Level),
  imported: z.boolean(),
})
/** Of a question that nobody has answered yet, nothing is observed: one filters and groups by what is. */
const isObserved =
  (judged: Set<string>) => (row: { key: string; imported: boolean; questionId: number | null }) =>
    row.imported || row.questionId === null || judged.has(row.key)

/** The factors that one asks for first, where a study has them; the others follow by name. */
const FIRST = ["scenario", "goal_type", "urgency_type", "system_prompt", "task"]

/** What the study's data has to filter and group by. */
export async function catalogueOf(study: Study): Promise<Catalogue> {
  const [models, factors, variables, judges] = await Promise.all([
    db().$queryRaw`
      SELECT DISTINCT m.canonical, m.provider FROM model m
      WHERE m.id IN (SELECT c.model_id FROM cell c WHERE c.study_id = ${study.id} AND c.n > 0) ORDER BY 1`,
    db().$queryRaw`
      SELECT f.key, array_agg(DISTINCT f.value ORDER BY f.value) AS levels
      FROM condition co CROSS JOIN LATERAL jsonb_each_text(co.factors) f
      WHERE co.study_id = ${study.id} GROUP BY f.key
      ORDER BY coalesce(array_position(${FIRST}::text[], f.key), ${FIRST.length + 1}), f.key`,
    db().variable.findMany({ where: { studyId: study.id }, orderBy: { id: "asc" } }),
    db().$queryRaw`
      SELECT g.name, bool_or(g.kind = 'person') AS person, bool_and(g.kind = 'adjudicator') AS adjudicates,
        array_agg(DISTINCT v.key ORDER BY v.key) AS variables
      FROM judge g JOIN variable v ON v.study_id = g.study_id
      WHERE g.study_id = ${study.id}
        AND EXISTS (SELECT FROM judgement j WHERE j.judge_id = g.id AND j.variable_id = v.id)
      GROUP BY g.name ORDER BY min(g.rank), g.name`,
  ])
  const named = z.array(Named).parse(models)
  const known = z.array(Judge).parse(judges)
  const judged = new Set(known.flatMap((judge) => judge.variables))
  return {
    models: [...new Set(named.map(({ canonical }) => canonical))],
    providers: [...new Set(named.flatMap(({ provider }) => provider ?? []))].sort(),
    factors: z.array(Factor).parse(factors),
    variables: z.array(StoredVariable).parse(variables.filter(isObserved(judged))),
    judges: known.filter(({ adjudicates }) => !adjudicates).map(({ name }) => name),
    judgedBy: Object.fromEntries(known.map(({ name, variables }) => [name, variables])),
    people: known.filter(({ person }) => person).map(({ name }) => name),
    blindFor: study.blindFor,
  }
}
