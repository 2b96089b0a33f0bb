import "server-only"
import type { Embedded } from "@/lib/db/embedded"
import { env } from "@/lib/env"

let embedded: Promise<Embedded> | undefined

/**
 * The database to use: DATABASE_URL, else the embedded server's, started where it does not run. Sets
 * DATABASE_URL, so that what this process opens or starts next finds it. `say` is told what is unusual.
 */
export async function databaseUrl(say: (line: string) => void = console.error): Promise<string> {
  const { databaseUrl, data } = env()
  if (databaseUrl) return databaseUrl
  embedded ??= import("@/lib/db/embedded").then(({ holdEmbedded }) => holdEmbedded(data, say))
  const { url } = await embedded
  process.env.DATABASE_URL = url
  return url
}

/** Leaves the embedded server, which stops with its last user. Close what is open on it first. */
export async function releaseDatabase(): Promise<void> {
  const held = await embedded?.catch(() => undefined)
  if (!held) return
  embedded = undefined
  delete process.env.DATABASE_URL
  await held.release()
}
