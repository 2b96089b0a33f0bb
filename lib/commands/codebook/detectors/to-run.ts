import "server-only"
import { pool } from "@/lib/db/client"
import { verdictsAsked } from "@/lib/detectors/definition"
import { compileDetector, type Detection, type DetectorInput } from "@/lib/detectors/detect"
import { parseDetector } from "@/lib/detectors/parse"
import { readsEveryRole } from "@/lib/detectors/requirements"

/** A stored version of a detector, ready to judge. */
export type ReadyDetector = {
  id: number
  study: number
  judge: { id: number; name: string }
  variable: { id: number; key: string }
  hit: string
  miss: string
  everyRole: boolean
  /** The variables and judges whose verdicts it asks for. */
  asked: { variables: number[]; judges: number[] }
  run: (input: DetectorInput) => Detection
}

type Row = {
  id: number
  study: number
  name: string
  judgeId: number
  judge: string
  variableId: number
  variable: string
  definition: string
  hit: string
  miss: string
}

/**
 * The latest version of each detector, and of older versions those that a latest one asks for: in the order in
 * which they were made, so that whom one asks has spoken before it. What cannot be read any more is not among
 * them: its failure is written down.
 */
export async function detectorsToRun(asked: { study?: number; name?: string }): Promise<ReadyDetector[]> {
  const { rows } = await pool().query<Row>(
    `SELECT d.id, v.study_id AS study, d.name, d.judge_id AS "judgeId", g.name AS judge, d.variable_id AS "variableId",
       v.key AS variable, d.definition, d.hit, d.miss
     FROM detector d JOIN variable v ON v.id = d.variable_id JOIN judge g ON g.id = d.judge_id
     WHERE $1::int IS NULL OR v.study_id = $1 ORDER BY d.id`,
    [asked.study ?? null],
  )
  const latest = new Map(rows.map((row) => [`${row.study} ${row.name}`, row]))
  const waiting = [...latest.values()].filter(({ name }) => asked.name === undefined || name === asked.name)
  const ready = new Map<number, ReadyDetector>()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const row = next
    if (ready.has(row.id)) continue
    const detector = await readRow(row)
    if (!detector) continue
    ready.set(row.id, detector)
    waiting.push(
      ...rows.filter(({ study, judgeId }) => study === row.study && detector.asked.judges.includes(judgeId)),
    )
  }
  return [...ready.values()].sort((a, b) => a.id - b.id)
}

/** Writes down why a detector's job stopped; null where it goes on. */
export async function keepFailure(ids: number[], failure: string | null): Promise<void> {
  await pool().query(
    "UPDATE detector SET failure = $2 WHERE id = ANY($1::int[]) AND failure IS DISTINCT FROM $2",
    [ids, failure],
  )
}

async function readRow(row: Row): Promise<ReadyDetector | null> {
  try {
    const detector = parseDetector(row.definition)
    return {
      ...{ id: row.id, study: row.study, hit: row.hit, miss: row.miss },
      judge: { id: row.judgeId, name: row.judge },
      variable: { id: row.variableId, key: row.variable },
      everyRole: readsEveryRole(detector),
      asked: await askedIds(row, verdictsAsked(detector)),
      run: compileDetector(detector),
    }
  } catch (error) {
    await keepFailure([row.id], `The definition cannot be run: ${messageOf(error)}`)
    return null
  }
}

async function askedIds(row: Row, asked: { judge: string; variable: string | null }[]) {
  const { rows } = await pool().query<{ variables: number[]; judges: number[] }>(
    `SELECT ARRAY(SELECT id FROM variable WHERE study_id = $1 AND key = ANY($2)) AS variables,
       ARRAY(SELECT id FROM judge WHERE study_id = $1 AND name = ANY($3)) AS judges`,
    [row.study, asked.map(({ variable }) => variable ?? row.variable), asked.map(({ judge }) => judge)],
  )
  return rows[0] ?? { variables: [], judges: [] }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
