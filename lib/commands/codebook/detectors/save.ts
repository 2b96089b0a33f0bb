import "server-only"
import type { ClientBase } from "pg"
import { z } from "zod"
import { registry } from "@/lib/commands/import/registry"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { inTransaction } from "@/lib/db/transaction"
import { type DetectorDraft, type DetectorTarget, detectorName, draftTarget } from "@/lib/detectors/draft"
import { formatDetector } from "@/lib/detectors/format"
import { parseDetector } from "@/lib/detectors/parse"
import { type Askable, checkVerdicts } from "@/lib/detectors/requirements"
import { Level, OWN_RANK, VariableKind } from "@/lib/model/judgement"
import { requireRole, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"

/** `known`: its latest version says the same already, and nothing was saved. */
export type SavedDetector = { id: number; name: string; version: number; judge: string; known: boolean }

/**
 * Saves a draft as version 1, or, where its definition or levels differ from the latest version of its name, as
 * the version after. Judges nothing: that is `runDetectors`. Takes an editor: throws AccessError for who is none; a
 * QuestionError or a DetectorError for a draft that the study cannot take.
 */
export async function saveDetector(
  who: Viewer,
  { id: study, role }: Pick<Study, "id" | "role">,
  draft: DetectorDraft,
): Promise<SavedDetector> {
  requireRole({ role }, "editor")
  const name = detectorName(draft)
  const detector = parseDetector(draft.definition)
  return inTransaction(async (client) => {
    // Savers take turns; an import under way is not waited for.
    await client.query("SELECT id FROM study WHERE id = $1 FOR NO KEY UPDATE", [study])
    const known = await askable(client, study)
    const latest = await latestVersion(client, study, name)
    const target =
      latest && madeHere(latest, draft) ? { ...latest, made: null } : draftTarget(known.variables, draft)
    checkVerdicts(draft.definition, detector, known, { name, variable: target.variable })
    if (latest && latest.variable !== target.variable)
      throw new QuestionError(
        `“${name}” judges ${latest.variable}. A detector that judges ${target.variable} needs a name of its own.`,
      )
    const same =
      latest &&
      latest.hit === target.hit &&
      latest.miss === target.miss &&
      formatDetector(parseDetector(latest.definition)) === formatDetector(detector)
    if (same) return { ...latest, name, judge: `${name} v${latest.version}`, known: true }
    const variable = await variableId(client, study, target)
    const { version, judge } = await freeVersion(client, study, name, (latest?.version ?? 0) + 1)
    const own = { kind: "detector", name: judge, version: String(version), rank: OWN_RANK } as const
    const { id: judgeId } = await registry(client, study).judge({ ...own, prompt: draft.definition })
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO detector (judge_id, variable_id, name, version, definition, hit, miss)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [judgeId, variable, name, version, draft.definition, target.hit, target.miss],
    )
    const details = { judges: target.variable, definition: draft.definition }
    await recordAudit(who, { action: "save detector", study, subject: judge, details }, client)
    return { id: rows[0]?.id ?? 0, name, version, judge, known: false }
  })
}

type Version = {
  id: number
  version: number
  variable: string
  hit: string
  miss: string
  definition: string
}

async function latestVersion(client: ClientBase, study: number, name: string): Promise<Version | null> {
  const { rows } = await client.query<Version>(
    `SELECT d.id, d.version, v.key AS variable, d.hit, d.miss, d.definition
     FROM detector d JOIN variable v ON v.id = d.variable_id
     WHERE v.study_id = $1 AND d.name = $2 ORDER BY d.version DESC LIMIT 1`,
    [study, name],
  )
  return rows[0] ?? null
}

/** A draft that once made its variable, and is sent again: the variable is there now, and is still meant. */
function madeHere({ variable, hit, miss }: Version, draft: DetectorDraft): boolean {
  return draft.hit === null && draft.key.trim() === variable && hit === "yes" && miss === "no"
}

async function askable(client: ClientBase, study: number): Promise<Askable> {
  const variables = await client.query(
    "SELECT key, kind, levels FROM variable WHERE study_id = $1 ORDER BY id",
    [study],
  )
  const judges = await client.query<{ name: string; variables: string[] }>(
    `SELECT g.name, array_agg(DISTINCT v.key) AS variables FROM judge g JOIN variable v ON v.study_id = g.study_id
     WHERE g.study_id = $1 AND EXISTS (SELECT FROM judgement j WHERE j.judge_id = g.id AND j.variable_id = v.id)
     GROUP BY g.name ORDER BY min(g.rank), g.name`,
    [study],
  )
  const Variable = z.object({ key: z.string(), kind: VariableKind, levels: z.array(Level) })
  return {
    variables: z.array(Variable).parse(variables.rows),
    judgedBy: Object.fromEntries(judges.rows.map(({ name, variables: judged }) => [name, judged])),
  }
}

async function variableId(
  client: ClientBase,
  study: number,
  { variable, made }: DetectorTarget,
): Promise<number> {
  const { rows } = made
    ? await client.query<{ id: number }>(
        `INSERT INTO variable (study_id, key, kind, levels, imported) VALUES ($1, $2, 'categorical', $3, false)
         RETURNING id`,
        [study, variable, JSON.stringify(made.levels)],
      )
    : await client.query<{ id: number }>("SELECT id FROM variable WHERE study_id = $1 AND key = $2", [
        study,
        variable,
      ])
  const [row] = rows
  if (!row) throw new Error(`variable ${variable} was neither found nor made`)
  return row.id
}

/** The first version whose judge's name nobody bears: an imported study may bring judges of such names. */
async function freeVersion(client: ClientBase, study: number, name: string, from: number) {
  for (let version = from; ; version++) {
    const judge = `${name} v${version}`
    const taken = await client.query("SELECT FROM judge WHERE study_id = $1 AND name = $2", [study, judge])
    if (taken.rowCount === 0) return { version, judge }
  }
}
