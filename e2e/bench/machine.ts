import { availableParallelism } from "node:os"
import { pool } from "@/lib/db/client"

/** What the figures depend on, for the report. */
export async function machineOf(): Promise<Record<string, number | string>> {
  const { rows } = await pool().query<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  )
  return { postgres: rows[0]?.version ?? "", node: process.version, processors: availableParallelism() }
}
