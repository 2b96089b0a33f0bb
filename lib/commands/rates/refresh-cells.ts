import "server-only"
import type { ClientBase } from "pg"
import type { Registry } from "@/lib/commands/import/registry"
import { type RankedJudgement, resolveValues, resolveVerdicts, WITHDRAWN } from "@/lib/model/judgement"

/**
 * Moves transcripts to the cells that their judgements now put them in, and notes in `change` by how much both
 * cells' counts change. To be called in every transaction that adds judgements to stored transcripts, which ends
 * with `addToCells`.
 */
export async function refreshCells(
  client: ClientBase,
  names: Registry,
  transcripts: bigint[],
  change: Map<number, number>,
) {
  if (transcripts.length === 0) return
  const ids = transcripts.map(String)
  const { rows } = await client.query<{
    id: string
    cell: number
    model: number
    condition: number
    failed: boolean
    excluded: boolean
    judgements: RankedJudgement[]
  }>(
    `SELECT t.id, t.cell_id AS cell, t.model_id AS model, t.condition_id AS condition,
       t.failed IS NOT NULL AS failed, t.excluded IS NOT NULL AS excluded,
       coalesce(json_agg(json_build_object('variable', v.key, 'imported', v.imported, 'judge', g.name,
         'kind', g.kind, 'rank', g.rank, 'value', j.level, 'withdrawn',
         g.kind IN ('person', 'adjudicator') AND j.failure IS NOT DISTINCT FROM $2) ORDER BY j.id)
         FILTER (WHERE v.kind = 'categorical'), '[]') AS judgements
     FROM transcript t
     LEFT JOIN judgement j ON j.transcript_id = t.id
     LEFT JOIN variable v ON v.id = j.variable_id
     LEFT JOIN judge g ON g.id = j.judge_id
     WHERE t.id = ANY($1::bigint[])
     GROUP BY t.id ORDER BY t.id`,
    [ids, WITHDRAWN],
  )
  for (const { id, cell, model, condition, failed, excluded, judgements } of rows) {
    const values = resolveValues(judgements)
    const verdicts = resolveVerdicts(judgements)
    const next = await names.cell({ model, condition, run: null, failed, excluded, values, verdicts })
    if (next === cell) continue
    await client.query("UPDATE transcript SET cell_id = $2 WHERE id = $1", [id, next])
    change.set(cell, (change.get(cell) ?? 0) - 1)
    change.set(next, (change.get(next) ?? 0) + 1)
  }
}

/** Adds to the cells' counts, in the order of their ids so that two writers never wait for each other. */
export async function addToCells(client: ClientBase, change: Map<number, number>) {
  const cells = [...change].filter(([, by]) => by !== 0).sort(([a], [b]) => a - b)
  for (const [cell, by] of cells) await client.query("UPDATE cell SET n = n + $2 WHERE id = $1", [cell, by])
}
