import "server-only"
import { registry } from "@/lib/commands/import/registry"
import { pool } from "@/lib/db/client"
import { inTransaction } from "@/lib/db/transaction"
import { addToCells, refreshCells } from "./refresh-cells"

/** What cells hold now; a study whose cells were made before is brought up to it. */
export const LAYOUT = 2
const BATCH = 1000

/** Makes the cells of older studies anew, each study in one transaction, and answers with their slugs. */
export async function renewCells(): Promise<string[]> {
  const { rows } = await pool().query<{ id: number; slug: string }>(
    "SELECT id, slug FROM study WHERE cell_layout < $1 ORDER BY id",
    [LAYOUT],
  )
  for (const { id } of rows) await renewStudy(id)
  return rows.map(({ slug }) => slug)
}

async function renewStudy(study: number): Promise<void> {
  await inTransaction(async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('exhibit import'))")
    const names = registry(client, study)
    for (let after = "0"; ; ) {
      const { rows } = await client.query<{ id: string }>(
        "SELECT id FROM transcript WHERE study_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        [study, after, BATCH],
      )
      const change = new Map<number, number>()
      await refreshCells(
        client,
        names,
        rows.map(({ id }) => BigInt(id)),
        change,
      )
      await addToCells(client, change)
      const last = rows.at(-1)
      if (!last) break
      after = last.id
    }
    await client.query("UPDATE study SET cell_layout = $2 WHERE id = $1", [study, LAYOUT])
  })
}
