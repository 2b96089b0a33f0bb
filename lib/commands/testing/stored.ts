import { z } from "zod"
import { pool } from "@/lib/db/client"

/** A digest of every table's rows: what was written where nothing should be is a table whose digest differs. */
export async function storedDigests(): Promise<Record<string, string>> {
  const { rows } = await pool().query(`
    SELECT table_name AS name, (xpath('//h/text()', query_to_xml(
      format('SELECT md5(coalesce(string_agg(t::text, E''\\n'' ORDER BY t::text), '''')) AS h FROM %I t', table_name),
      true, true, '')))[1]::text AS digest
    FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`)
  const Digest = z.object({ name: z.string(), digest: z.string() })
  return Object.fromEntries(
    z
      .array(Digest)
      .parse(rows)
      .map(({ name, digest }) => [name, digest]),
  )
}
