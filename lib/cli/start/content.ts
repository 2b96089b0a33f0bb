import { hashFiles } from "@/lib/cli/start/hash-files"
import { closeDatabase, pool } from "@/lib/db/client"
import { seed } from "@/prisma/seed"

const mark = "demonstration content "

/**
 * Brings the demonstration content once, and again when a new version has other content. Marked in the
 * database itself, as the comment of a table: what a user has deleted does not come back at the next start.
 * True when it was brought.
 */
export async function bringContent(): Promise<boolean> {
  try {
    const version =
      mark + (await hashFiles(["prisma/seed.ts", "prisma/demo", "prisma/published"], /\.test\.ts$/))
    const { rows } = await pool().query("SELECT obj_description('study'::regclass, 'pg_class') AS version")
    if (rows[0]?.version === version) return false
    await seed()
    await pool().query(`COMMENT ON TABLE study IS '${version}'`)
    return true
  } finally {
    await closeDatabase()
  }
}
