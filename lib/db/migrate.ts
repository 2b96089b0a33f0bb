import "server-only"
import { createHash } from "node:crypto"
import pg from "pg"
import { z } from "zod"
import { migrationList, noFilters, withSchemaEngine } from "@/lib/db/schema-engine"

const oldestPostgres = 15

/**
 * Brings the database at `url` up to prisma/migrations and returns the names of what it applied. Keeps
 * `_prisma_migrations` as `prisma migrate deploy` does, so either can go on from the other. Processes that
 * migrate at the same time take turns. Throws on a Postgres older than 15 and on a migration that fails.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "exhibit" })
  await client.connect()
  try {
    await requireVersion(client)
    if (await upToDate(client)) return []
    await client.query("SELECT pg_advisory_lock(hashtext('exhibit migrate'))")
    const migrationsList = await migrationList()
    const applied = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList, filters: noFilters }),
    )
    return applied.appliedMigrationNames
  } finally {
    await client.end()
  }
}

async function requireVersion(client: pg.Client) {
  const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version")
  const [{ version }] = z.tuple([z.object({ version: z.int() })]).parse(rows)
  const major = Math.floor(version / 10000)
  if (major < oldestPostgres) {
    throw new Error(`DATABASE_URL names a Postgres ${major}; Exhibit needs ${oldestPostgres} or later.`)
  }
}

const Applied = z.object({ name: z.string(), checksum: z.string() })

/** True where each migration is recorded as finished, unchanged: the engine (a megabyte) need not load. */
async function upToDate(client: pg.Client): Promise<boolean> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists")
  if (table.rows[0]?.exists !== true) return false
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  )
  const applied = z.array(Applied).parse(rows)
  const wanted = (await migrationList()).migrationDirectories
  return (
    applied.length === wanted.length &&
    wanted.every(({ path, migrationFile: { content } }, index) => {
      const sum = content.tag === "ok" && createHash("sha256").update(content.value).digest("hex")
      return applied[index]?.name === path && applied[index]?.checksum === sum
    })
  )
}
