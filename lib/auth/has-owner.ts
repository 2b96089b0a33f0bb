import "server-only"
import { pool } from "@/lib/db/client"
import { env } from "@/lib/env"

// On globalThis: the proxy and the pages are bundled apart and live in one process.
const holder: typeof globalThis & { exhibitOwnedDatabase?: string } = globalThis

/** Whether this Exhibit has been set up. Once it has, no query asks again. */
export async function hasOwner(): Promise<boolean> {
  const url = env().databaseUrl
  if (url !== undefined && holder.exhibitOwnedDatabase === url) return true
  const { rowCount } = await pool().query("SELECT FROM person WHERE owner LIMIT 1")
  if (rowCount === 1) holder.exhibitOwnedDatabase = url
  return rowCount === 1
}
