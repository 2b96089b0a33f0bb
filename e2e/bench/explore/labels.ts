import type { ClientBase } from "pg"
import type { Registry } from "@/lib/commands/import/registry"
import { addToCells, refreshCells } from "@/lib/commands/rates/refresh-cells"
import { PEOPLE, PERSON_RANK } from "./combinations"

/** So many transcripts have labels of people. */
export const LABELLED = 120

/**
 * People's labels on some transcripts that ran, spread over the study: the first person labels all of them, the
 * second every other one, and in a third of those says the opposite.
 */
export async function labelSome(client: ClientBase, names: Registry, total: number): Promise<void> {
  const { id: variable } = await names.variable({ key: "harmful", kind: "categorical" })
  const judges: number[] = []
  for (const name of PEOPLE) judges.push((await names.judge({ kind: "person", name, rank: PERSON_RANK })).id)
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM transcript WHERE failed IS NULL) t
     WHERE place % $1::bigint = 0 ORDER BY id LIMIT $2`,
    [Math.max(1, Math.floor((total * 0.98) / LABELLED)), LABELLED],
  )
  const ids = rows.map(({ id }) => BigInt(id))
  for (const [index, id] of ids.entries()) {
    const first = index % 2 === 0 ? "yes" : "no"
    const second = index % 6 === 0 ? "no" : first
    await client.query(LABEL, [id, variable, judges[0], first])
    if (index % 2 === 0) await client.query(LABEL, [id, variable, judges[1], second])
  }
  const change = new Map<number, number>()
  await refreshCells(client, names, ids, change)
  await addToCells(client, change)
}

const LABEL = `INSERT INTO judgement (transcript_id, variable_id, judge_id, level, digest)
  VALUES ($1, $2, $3, $4, sha256(convert_to($4, 'UTF8')))`
