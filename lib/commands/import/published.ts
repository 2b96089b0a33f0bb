import "server-only"
import type { ClientBase } from "pg"
import { sha256 } from "@/lib/db/content-address"
import type { PublishedCell } from "@/lib/importers/contract"
import { canonicalJson } from "@/lib/model/canonical-json"
import { conditionKey } from "./identity"
import { cleanFactors } from "./keys"
import { declareLevel } from "./registry"
import type { RunContext } from "./run-context"

export type PublishedCounts = { new: number; known: number; changed: number }

/** Stores one published count, notes in `counts` whether it is new, and answers with its cell. */
export async function storePublished(
  { client, study, names, run }: RunContext,
  identity: string,
  { model, factors, values, variables, n }: PublishedCell,
  counts: PublishedCounts,
): Promise<number> {
  const stored: Record<string, string> = {}
  for (const variable of variables) {
    const level = values[variable.key]?.trim()
    if (level === undefined || level === "") continue
    const { key } = declareLevel(await names.variable(variable), { key: level })
    stored[key] = level
  }
  const own = cleanFactors(factors)
  const key = {
    model: await names.model(model),
    condition: await names.condition(conditionKey(own, []), own, []),
    ...{ run, failed: false, values: stored },
  }
  const { rows } = await client.query<{ cell: number; before: number | null }>(
    `INSERT INTO cell (study_id, key, model_id, condition_id, run_id, failed, values, n)
     VALUES ($1, $2, $3, $4, $5, false, $6, $7)
     ON CONFLICT (study_id, key) DO UPDATE SET n = EXCLUDED.n
     RETURNING id AS cell, (SELECT n FROM cell was WHERE was.study_id = $1 AND was.key = $2) AS before`,
    [
      study,
      sha256(canonicalJson({ ...key, run: identity })),
      key.model,
      key.condition,
      run,
      JSON.stringify(stored),
      n,
    ],
  )
  const [row] = rows
  if (!row) throw new Error("a published count was neither found nor made")
  counts[row.before === null ? "new" : row.before === n ? "known" : "changed"]++
  return row.cell
}

/** Empties the published cells that a corrected table no longer has; answers how many. */
export async function withdrawCells(client: ClientBase, run: number, kept: number[]): Promise<number> {
  const { rowCount } = await client.query(
    "UPDATE cell SET n = 0 WHERE run_id = $1 AND n > 0 AND NOT id = ANY($2)",
    [run, kept],
  )
  return rowCount ?? 0
}
