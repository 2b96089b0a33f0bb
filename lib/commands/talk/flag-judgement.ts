import "server-only"
import type { ClientBase } from "pg"
import { z } from "zod"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { inTransaction } from "@/lib/db/transaction"
import { ConflictError } from "@/lib/model/conflict-error"
import { type Level, type VariableKind, WITHDRAWN } from "@/lib/model/judgement"
import { AccessError, type Person, requireRole } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { FlagKind, flagWords, proposalProblem } from "@/lib/model/talk/flag"

const MOST = 5_000

export const NewFlag = z.object({
  kind: FlagKind,
  reason: z.string().trim().max(MOST, "A reason has at most 5,000 characters.").default(""),
  /** Of a dispute: the level, number or text that it should have been. */
  proposed: z.string().trim().max(MOST).nullable().default(null),
})

/**
 * Objects to a judgement that still stands. Any reader with an account may call it wrong, with a reason and what it
 * should have been; the other kinds take the role of reviewer. Throws QuestionError for a judgement that is not there,
 * was superseded or is one's own, and for a dispute without its parts; ConflictError where one has an open flag of
 * this kind on it already.
 */
export async function flagJudgement(
  who: Person,
  study: Study,
  { judgement, ...given }: { judgement: string } & z.input<typeof NewFlag>,
): Promise<{ id: number }> {
  requireRole(study, "reader")
  const parsed = NewFlag.safeParse(given)
  if (!parsed.success) throw new QuestionError(parsed.error.issues.map(({ message }) => message).join(" "))
  const { kind, reason, proposed } = parsed.data
  if (kind !== "wrong") requireRole(study, "reviewer")
  return inTransaction(async (client) => {
    const found = await findJudgement(client, who, study, judgement)
    if (found.superseded)
      throw new QuestionError("This judgement was superseded by a later one of its judge.")
    if (found.own) throw new QuestionError("This judgement is your own: change your label instead.")
    if (kind === "wrong") {
      if (reason === "") throw new QuestionError("A dispute needs a reason.")
      const problem = proposalProblem(found.variable, proposed, found.value)
      if (problem !== null) throw new QuestionError(problem)
    }
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO flag (judgement_id, person_id, kind, reason, proposed) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (judgement_id, person_id, kind) WHERE withdrawn_at IS NULL AND outcome IS NULL DO NOTHING
       RETURNING id`,
      [judgement, who.id, kind, reason, kind === "wrong" ? proposed : null],
    )
    const id = rows[0]?.id
    if (id === undefined)
      throw new ConflictError(`You have flagged this judgement as ${flagWords[kind]} already.`)
    const subject = `transcript ${found.transcript}, ${found.variable.key} by ${found.judge}`
    const details = { flag: id, judgement, kind, reason, ...(kind === "wrong" && { proposed }) }
    await recordAudit(who, { action: "flag", study: study.id, subject, details }, client)
    return { id }
  })
}

/** Takes back a flag of one's own that nobody has settled. Throws QuestionError where there is none. */
export async function withdrawFlag(who: Person, study: Study, flag: number): Promise<void> {
  requireRole(study, "reader")
  await inTransaction(async (client) => {
    const found = await findFlag(client, who, study, flag)
    if (found.person !== who.id) throw new AccessError("Only who raised a flag takes it back.")
    if (found.ended) throw new ConflictError("This flag was settled or taken back already.")
    await client.query("UPDATE flag SET withdrawn_at = now() WHERE id = $1", [flag])
    const details = { flag, withdrawn: true }
    await recordAudit(who, { action: "flag", study: study.id, subject: found.subject, details }, client)
  })
}

type FoundFlag = { person: string; ended: boolean; subject: string }

/** A flag of the study, locked. While one must judge its transcript blind, others' are not there. */
export async function findFlag(
  client: ClientBase,
  who: Person,
  study: Study,
  flag: number,
): Promise<FoundFlag> {
  const { rows } = await client.query<FoundFlag>(
    `SELECT f.person_id AS person, f.withdrawn_at IS NOT NULL OR f.outcome IS NOT NULL AS ended,
       format('transcript %s, %s by %s', t.public_id, v.key, g.name) AS subject
     FROM flag f JOIN judgement j ON j.id = f.judgement_id JOIN transcript t ON t.id = j.transcript_id
       JOIN variable v ON v.id = j.variable_id JOIN judge g ON g.id = j.judge_id
     WHERE f.id = $1 AND t.study_id = $2 AND (f.person_id = $3 OR NOT EXISTS (
       SELECT FROM blinded b WHERE b.transcript_id = t.id AND b.person_id = $3))
     FOR UPDATE OF f`,
    [flag, study.id, who.id],
  )
  const [found] = rows
  if (!found) throw new QuestionError(`There is no flag ${flag} in this study.`)
  return found
}

type FoundJudgement = {
  transcript: string
  judge: string
  variable: { key: string; kind: VariableKind; levels: Level[] }
  value: string | number | null
  superseded: boolean
  own: boolean
}

async function findJudgement(
  client: ClientBase,
  who: Person,
  study: Study,
  judgement: string,
): Promise<FoundJudgement> {
  const { rows } = await client.query<FoundJudgement>(
    `SELECT t.public_id AS transcript, g.name AS judge, coalesce(g.person_id = $3, false) AS own,
       json_build_object('key', v.key, 'kind', v.kind, 'levels', v.levels) AS variable,
       coalesce(to_json(j.level), to_json(j.number), to_json(j.text)) AS value,
       EXISTS (SELECT FROM judgement later WHERE later.supersedes_id = j.id) AS superseded
     FROM judgement j JOIN transcript t ON t.id = j.transcript_id JOIN judge g ON g.id = j.judge_id
       JOIN variable v ON v.id = j.variable_id
     WHERE j.id = $1 AND t.study_id = $2 AND j.failure IS DISTINCT FROM '${WITHDRAWN}' AND NOT EXISTS (
       SELECT FROM blinded b WHERE b.transcript_id = t.id AND b.person_id = $3)`,
    [/^\d{1,18}$/.test(judgement) ? judgement : "0", study.id, who.id],
  )
  const [found] = rows
  if (!found) throw new QuestionError(`There is no judgement ${judgement} in this study.`)
  return found
}
