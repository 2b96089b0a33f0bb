import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { TestProject } from "vitest/node"
import { generateClient } from "@/lib/cli/start/generate"
import { type Embedded, holdEmbedded } from "@/lib/db/embedded"
import { migrate } from "@/lib/db/migrate"
import { administer } from "@/lib/db/testing/administer"
import { withDatabase } from "@/lib/db/testing/with-database"

declare module "vitest" {
  interface ProvidedContext {
    testServer: { url: string; template: string }
  }
}

/**
 * One server for the test run, with a migrated database to copy from. It is DATABASE_URL's where that is
 * set, and only databases made here are touched; else an embedded one, shared by test runs at the same time
 * and gone after the last.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (existsSync(".env")) process.loadEnvFile(".env")
  await generateClient()
  const embedded = process.env.DATABASE_URL ? undefined : await holdEmbedded(temporary(), console.error)
  const url = process.env.DATABASE_URL ?? adminUrl(embedded)
  if (embedded) await forget(url)
  const template = `exhibit_test_${randomBytes(6).toString("hex")}`
  await administer(url, `CREATE DATABASE ${template}`)
  await migrate(withDatabase(url, template))
  project.provide("testServer", { url, template })
  return async () => {
    await administer(url, `DROP DATABASE ${template} WITH (FORCE)`)
    await embedded?.release({ forget: true })
  }
}

/** What these tests store need not outlive the machine: nothing waits for its disk. Killed servers lose nothing by it. */
async function forget(url: string) {
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"])
    await administer(url, `ALTER SYSTEM SET ${setting} = off`)
  await administer(url, "SELECT pg_reload_conf()")
}

function temporary(): string {
  return path.join(tmpdir(), `exhibit-tests-${process.getuid?.() ?? "user"}`)
}

function adminUrl(embedded: Embedded | undefined): string {
  if (!embedded) throw new Error("There is no database to test with.")
  return embedded.url
}
