import { randomBytes } from "node:crypto"
import { afterAll, beforeAll, inject } from "vitest"
import { closeDatabase } from "@/lib/db/client"
import { administer } from "@/lib/db/testing/administer"
import { withDatabase } from "@/lib/db/testing/with-database"

/**
 * Gives the test file that calls this (once, at its top) a migrated, empty database of its own: `db()`,
 * `pool()` and DATABASE_URL are its from the first `beforeAll` on. It is dropped after the file.
 */
export function testDatabase(): void {
  const { url, template } = inject("testServer")
  const name = `exhibit_test_${randomBytes(6).toString("hex")}`
  const before = process.env.DATABASE_URL

  beforeAll(async () => {
    await administer(url, `CREATE DATABASE ${name} TEMPLATE ${template}`)
    process.env.DATABASE_URL = withDatabase(url, name)
  })

  afterAll(async () => {
    await closeDatabase()
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
    await administer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  })
}
