import "server-only"
import type { ClientBase } from "pg"
import { registry } from "@/lib/commands/import/registry"
import { inTurn } from "@/lib/commands/in-turn"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { addToCells } from "@/lib/commands/rates/refresh-cells"
import { sha256 } from "@/lib/db/content-address"
import { canonicalJson } from "@/lib/model/canonical-json"
import { ADJUDICATED, type Level, OWN_RANK, type VariableKind, WITHDRAWN } from "@/lib/model/judgement"
import { AccessError, type Person, requireRole } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { AnswerSpan } from "@/lib/model/review/labels/answers"
import type { Study } from "@/lib/model/study"
import { writeOwnJudgement } from "../labels/write-judgement"

export type Decision = {
  /** The transcript's public id, and the variable's key. */
  transcript: string
  variable: string
  /** A level, number or text; null takes an earlier decision back. */
  value: string | number | null
  reason: string
  evidence: Omit<AnswerSpan, "level">[]
}

/**
 * Decides what a variable of a transcript is where people judged it: a judgement of the study's adjudicator, which
 * supersedes the decision before it. Answers with its id, or null where it says what stands. Takes an editor who is
 * not blind to the transcript; else throws AccessError. Throws QuestionError without a reason, for a value that the
 * variable does not take, where no person judged it, and where another judge is called "adjudicated".
 */
export async function adjudicate(who: Person, study: Study, decision: Decision): Promise<string | null> {
  requireRole(study, "editor")
  const reason = decision.reason.trim()
  if (reason === "") throw new QuestionError("A decision takes a reason: it will be read beside it.")
  return inTurn(async (client) => {
    const transcript = await findTranscript(client, study, decision.transcript, who)
    const variable = await findVariable(client, study, decision.variable)
    const value = fitting(variable, decision.value)
    const own = await ownLabel(client, transcript, variable, who)
    const judge = await adjudicator(client, study.id)
    const change = new Map<number, number>()
    const id = await writeOwnJudgement(client, registry(client, study.id), change, {
      ...{ transcript, variable, judge, value, explanation: reason, author: who.id },
      ...(value === null ? { failure: WITHDRAWN } : {}),
      evidence: decision.evidence,
    })
    await addToCells(client, change)
    if (id === null) return null
    const details = { variable: variable.key, value, reason, ownLabel: own }
    const note = {
      action: "adjudicate" as const,
      study: study.id,
      subject: `transcript ${decision.transcript}`,
    }
    await recordAudit(who, { ...note, details }, client)
    return id.toString()
  })
}

type Variable = { id: number; key: string; kind: VariableKind; levels: Level[] }

/** By its public id. Throws for one that is not in the study, and where the person is blind to it. */
async function findTranscript(client: ClientBase, study: Study, id: string, who: Person): Promise<bigint> {
  const { rows } = await client.query<{ id: string; blind: boolean }>(
    `SELECT t.id, EXISTS (SELECT FROM blinded b WHERE b.transcript_id = t.id AND b.person_id = $3) AS blind
     FROM transcript t WHERE t.public_id = $1 AND t.study_id = $2`,
    [id, study.id, who.id],
  )
  const [found] = rows
  if (!found) throw new QuestionError("This study has no such transcript.")
  if (found.blind)
    throw new AccessError("You have this transcript to judge blind still: judge or skip it first.")
  return BigInt(found.id)
}

async function findVariable(client: ClientBase, study: Study, key: string): Promise<Variable> {
  const { rows } = await client.query<Variable>(
    "SELECT id, key, kind, levels FROM variable WHERE study_id = $1 AND key = $2",
    [study.id, key],
  )
  if (rows[0]) return rows[0]
  throw new QuestionError(`This study has no variable "${key}".`)
}

function fitting({ key, kind, levels }: Variable, value: Decision["value"]): Decision["value"] {
  if (value === null) return null
  if (kind === "number") {
    const number = typeof value === "number" ? value : Number(value.trim() || Number.NaN)
    if (Number.isFinite(number)) return number
    throw new QuestionError(`${key} takes a number; "${value}" is none.`)
  }
  const text = String(value).trim()
  if (kind === "text" || levels.some((level) => level.key === text)) return text
  const known = levels.map((level) => level.key).join(", ")
  throw new QuestionError(`${key} has no level "${text}". Levels: ${known}.`)
}

/** What the adjudicator said of it themselves, null where they did not. Throws where nobody did. */
async function ownLabel(client: ClientBase, transcript: bigint, { id, key }: Variable, who: Person) {
  const { rows } = await client.query<{ own: boolean; value: string | null }>(
    `SELECT g.person_id IS NOT DISTINCT FROM $3 AS own, coalesce(j.level, j.number::text, j.text) AS value
     FROM judgement j JOIN judge g ON g.id = j.judge_id AND g.kind = 'person'
     WHERE j.transcript_id = $1 AND j.variable_id = $2 AND j.failure IS DISTINCT FROM $4
       AND NOT EXISTS (SELECT FROM judgement later WHERE later.supersedes_id = j.id)`,
    [transcript.toString(), id, who.id, WITHDRAWN],
  )
  if (rows.length === 0)
    throw new QuestionError(`No person has judged ${key} of this transcript: there is nothing to decide.`)
  return rows.find(({ own }) => own)?.value ?? null
}

/** The judge that decisions are of, made at the first one. */
async function adjudicator(client: ClientBase, study: number): Promise<number> {
  const known = await client.query<{ id: number; kind: string }>(
    "SELECT id, kind FROM judge WHERE study_id = $1 AND name = $2 ORDER BY id",
    [study, ADJUDICATED],
  )
  if (known.rows.some(({ kind }) => kind !== "adjudicator"))
    throw new QuestionError(
      `A judge of this study is called "${ADJUDICATED}" already: decisions could not be told from its verdicts.`,
    )
  if (known.rows[0]) return known.rows[0].id
  const key = sha256(canonicalJson({ kind: "adjudicator", name: ADJUDICATED, rank: OWN_RANK }))
  const made = await client.query<{ id: number }>(
    "INSERT INTO judge (study_id, key, kind, name, rank) VALUES ($1, $2, 'adjudicator', $3, $4) RETURNING id",
    [study, key, ADJUDICATED, OWN_RANK],
  )
  const id = made.rows[0]?.id
  if (id === undefined) throw new Error("no judge was made")
  return id
}
