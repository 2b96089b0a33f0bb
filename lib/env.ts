import "server-only"
import path from "node:path"
import { z } from "zod"

const optional = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value))

const Env = z.looseObject({
  /** A Postgres to use; without it Exhibit runs one of its own. */
  DATABASE_URL: optional.pipe(
    z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// URL" }).optional(),
  ),
  HOST: optional.transform((value) => value ?? "127.0.0.1"),
  PORT: optional
    .transform((value) => value ?? "3000")
    .pipe(z.coerce.number<string>().int().min(0).max(65535)),
  /** Where the embedded database and its password are kept. */
  EXHIBIT_DATA: optional.transform((value) => path.resolve(/* turbopackIgnore: true */ value ?? "data")),
  /** "0": a first start brings no demonstration content. */
  EXHIBIT_DEMO: optional.transform((value) => value !== "0"),
  /** Names that a reverse proxy passes on, comma separated. */
  EXHIBIT_HOSTS: optional.transform((value) =>
    (value ?? "")
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== ""),
  ),
  /** A Chromium for the browser tests. */
  EXHIBIT_CHROMIUM: optional,
  CHROMIUM: optional,
})

export type Env = Readonly<{
  databaseUrl: string | undefined
  host: string
  port: number
  hosts: string[]
  data: string
  demo: boolean
  chromium: string | undefined
}>

/**
 * The environment as Exhibit understands it, from `source` (by default this process's variables). Read
 * anew at each call: `start` and the tests set DATABASE_URL while they run. Throws with every variable
 * that does not fit.
 */
export function env(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Env.safeParse(source)
  if (!parsed.success) throw new Error(`The environment does not fit.\n${z.prettifyError(parsed.error)}`)
  const { data } = parsed
  return {
    databaseUrl: data.DATABASE_URL,
    host: data.HOST,
    port: data.PORT,
    hosts: data.EXHIBIT_HOSTS,
    data: data.EXHIBIT_DATA,
    demo: data.EXHIBIT_DEMO,
    chromium: data.EXHIBIT_CHROMIUM ?? data.CHROMIUM,
  }
}
