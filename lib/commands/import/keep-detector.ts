import "server-only"
import type { ClientBase } from "pg"
import type { ImportedDetector } from "@/lib/importers/contract"
import { registry } from "./registry"

/** A detector that was exported; where the study has its judge, that one's definition stands. */
export async function keepDetector(
  client: ClientBase,
  study: number,
  detector: ImportedDetector,
): Promise<void> {
  const names = registry(client, study)
  const { id: variable } = await names.variable(detector.variable)
  const { id: judge } = await names.judge(detector.judge)
  await names.saveLevels()
  const { name, version, definition, hit, miss } = detector
  await client.query(
    `INSERT INTO detector (judge_id, variable_id, name, version, definition, hit, miss)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (judge_id) DO NOTHING`,
    [judge, variable, name, version, definition, hit, miss],
  )
}
