import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { pool } from "@/lib/db/client"
import { migrate } from "@/lib/db/migrate"
import { diffToSchema } from "@/lib/db/schema-engine"
import { testDatabase } from "@/lib/db/testing/test-database"

testDatabase()
const url = () => process.env.DATABASE_URL ?? ""

describe("migrations", () => {
  it("lead to schema.prisma", async () => {
    expect(await diffToSchema(url())).toBe("")
  })

  it("are recorded as `prisma migrate deploy` records them", async () => {
    const { rows } = await pool().query(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at, logs, applied_steps_count
       FROM _prisma_migrations ORDER BY started_at`,
    )
    const sql = readFileSync("prisma/migrations/0001_init/migration.sql")
    expect(rows[0]).toEqual({
      migration_name: "0001_init",
      checksum: createHash("sha256").update(sql).digest("hex"),
      finished: true,
      rolled_back_at: null,
      logs: null,
      applied_steps_count: 1,
    })
  })

  it("are applied once, also when several processes migrate at a time", async () => {
    await pool().query("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    const applied = await Promise.all([migrate(url()), migrate(url()), migrate(url())])
    expect(applied.flat()).toEqual(["0001_init", "0002_verdicts", "0003_samples", "0004_reviewing"])
    expect(await migrate(url())).toEqual([])
  })

  it("show where the database and the schema have come apart", async () => {
    await pool().query("ALTER TABLE study DROP COLUMN headline")
    expect(await diffToSchema(url())).toContain('ADD COLUMN     "headline" TEXT')
    await pool().query("ALTER TABLE study ADD COLUMN headline text")
  })
})
