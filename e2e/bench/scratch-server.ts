import { randomBytes } from "node:crypto"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { closeDatabase, pool } from "@/lib/db/client"
import { holdEmbedded } from "@/lib/db/embedded"
import { migrate } from "@/lib/db/migrate"
import { administer } from "@/lib/db/testing/administer"
import { withDatabase } from "@/lib/db/testing/with-database"
import { env } from "@/lib/env"
import type { Setting } from "./benchmark"

/** A folder that is gone afterwards. */
export async function scratchFolder({ undo }: Setting): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "exhibit-bench-"))
  undo.defer(() => rm(folder, { recursive: true, force: true }))
  // As root, the database server runs as another user, who must be able to enter.
  await chmod(folder, 0o755)
  return folder
}

/** The server to measure on: DATABASE_URL's, else an embedded one with its data in the folder. */
export async function openServer({ undo, say }: Setting, folder: string): Promise<string> {
  const { databaseUrl } = env()
  if (databaseUrl) return databaseUrl
  const embedded = await holdEmbedded(path.join(folder, "data"), say)
  undo.defer(() => embedded.release({ forget: true }))
  return embedded.url
}

/** A database of the server, dropped afterwards: migrated and empty, or the copy of another. */
export async function scratchDatabase({ undo }: Setting, server: string, copyOf?: string): Promise<string> {
  const name = `exhibit_bench_${randomBytes(6).toString("hex")}`
  const template = copyOf === undefined ? "" : ` TEMPLATE ${new URL(copyOf).pathname.slice(1)}`
  await administer(server, `CREATE DATABASE ${name}${template}`)
  undo.defer(() => administer(server, `DROP DATABASE ${name} WITH (FORCE)`))
  const url = withDatabase(server, name)
  if (copyOf === undefined) await migrate(url)
  return url
}

/** Makes `db()` and `pool()` those of another database. */
export async function switchDatabase(url: string): Promise<void> {
  await closeDatabase()
  process.env.DATABASE_URL = url
}

/** Starts what is timed with nothing left to be written from before; a server may keep this to its owner. */
export async function settle({ say }: Setting): Promise<void> {
  await pool()
    .query("CHECKPOINT")
    .catch((error: Error) => say(`no CHECKPOINT before this part: ${error.message}`))
}
