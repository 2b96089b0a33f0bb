import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Viewer } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { AdjudicationCase, AgreementScope, CaseJudgement } from "@/lib/model/review/adjudication/case"
import type { Catalogue, Study } from "@/lib/model/study"
import { standing } from "@/lib/queries/population/readings"
import { findTranscript } from "@/lib/queries/reader/stored"
import { resolveVariable } from "@/lib/queries/studies/keys"
import { nextDisagreement } from "./disagreements"

const Said = z.object({
  id: z.bigint().transform(String),
  kind: z.string(),
  name: z.string(),
  personId: z.string().nullable(),
  level: z.string().nullable(),
  number: z.number().nullable(),
  text: z.string().nullable(),
  explanation: z.string().nullable(),
  unsure: z.boolean(),
  failure: z.string().nullable(),
  at: z.string().nullable(),
  author: z.string().nullable(),
  evidence: z.array(
    z.object({
      ...{ id: z.int().transform(String), message: z.int(), start: z.int(), end: z.int() },
      ...{ exact: z.string(), prefix: z.string(), suffix: z.string() },
    }),
  ),
})

/** Everybody: what an adjudicator is led on to. */
const EVERYBODY: AgreementScope = { a: null, b: null, queue: null, blind: false }

/**
 * What was said of one variable of one transcript, by people, by machines, and as decided; null where the viewer may
 * not know, or there is no such transcript. Throws QuestionError for a variable that the study does not have.
 */
export async function adjudicationCase(
  viewer: Viewer,
  study: Study,
  catalogue: Catalogue,
  { id, variable: key }: { id: string; variable: string },
): Promise<AdjudicationCase | "blind" | null> {
  const transcript = await findTranscript(viewer, id, study.slug)
  if (!transcript) return null
  if (transcript.blind) return "blind"
  const variable = resolveVariable(catalogue, key)
  if (variable.kind === "text")
    throw new QuestionError(`${variable.key} is a text: nothing is decided of it.`)
  const [rows, { next, open }] = await Promise.all([
    db().$queryRaw`
      SELECT DISTINCT ON (g.rank, g.id) j.id, g.kind, g.name, g.person_id AS "personId", j.level, j.number, j.text,
        j.explanation, j.unsure, j.failure, j.judged_at AS at,
        (SELECT p.name FROM person p WHERE p.id = j.author_id) AS author,
        (SELECT coalesce(json_agg(json_build_object('id', e.id, 'message', e.message, 'start', e.start, 'end', e."end",
          'exact', e.exact, 'prefix', e.prefix, 'suffix', e.suffix) ORDER BY e.message, e.start), '[]')
          FROM evidence e WHERE e.judgement_id = j.id) AS evidence
      FROM judgement j JOIN judge g ON g.id = j.judge_id
      WHERE j.transcript_id = ${transcript.id} AND j.variable_id = ${variable.id} AND ${standing("j", "g")}
      ORDER BY g.rank, g.id, j.id DESC`,
    nextDisagreement(study, catalogue, {
      ...{ filters: everything, scope: EVERYBODY, variable: variable.key, transcript: transcript.id },
    }),
  ])
  const said = z.array(Said).parse(rows).map(judgementOf(viewer))
  const { sampleId, epoch, factors, model } = transcript
  return {
    transcript: { id, model: model.canonical, factors, sampleId, epoch },
    variable,
    people: said.filter(({ judge }) => judge.kind === "person"),
    machines: said.filter(({ judge }) => judge.kind !== "person" && judge.kind !== "adjudicator"),
    decision: said.find(({ judge }) => judge.kind === "adjudicator") ?? null,
    next: next === id ? null : next,
    open,
  }
}

function judgementOf(viewer: Viewer) {
  return ({ kind, name, personId, level, number, text, ...row }: z.infer<typeof Said>): CaseJudgement => ({
    ...row,
    judge: { kind, name },
    value: level ?? number ?? text,
    own: viewer.kind === "person" && personId === viewer.id,
  })
}
