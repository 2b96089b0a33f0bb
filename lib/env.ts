import "server-only"
import path from "node:path"
import { z } from "zod"

const optional = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value))

const names = optional.transform((value) =>
  (value ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== ""),
)

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
  EXHIBIT_HOSTS: names,
  /** What sessions are signed with; without it one is made and kept in EXHIBIT_DATA. */
  EXHIBIT_SECRET: optional.pipe(z.string().min(32, { error: "must have at least 32 characters" }).optional()),
  /** "1": a reverse proxy in front says who asks (X-Forwarded-For) and whether by https (X-Forwarded-Proto). */
  EXHIBIT_TRUST_PROXY: optional.transform((value) => value === "1"),
  /** Set to its id by lib/cli/start/note-peers.mjs in a process in which requests say truly from where they come. */
  EXHIBIT_PEERS: optional.transform((value) => value === String(process.pid)),
  /** An OpenID Connect provider to sign in with. */
  EXHIBIT_OIDC_ISSUER: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  EXHIBIT_OIDC_CLIENT_ID: optional,
  EXHIBIT_OIDC_CLIENT_SECRET: optional,
  /** What it is called on the button. */
  EXHIBIT_OIDC_NAME: optional,
  /** Whose e-mail addresses may get a new account by it, comma separated; without it all. */
  EXHIBIT_OIDC_DOMAINS: names,
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
  secret: string | undefined
  trustProxy: boolean
  peers: boolean
  oidc: Oidc | undefined
  chromium: string | undefined
}>

export type Oidc = Readonly<{
  issuer: string
  clientId: string
  clientSecret: string
  name: string
  domains: string[]
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
    secret: data.EXHIBIT_SECRET,
    trustProxy: data.EXHIBIT_TRUST_PROXY,
    peers: data.EXHIBIT_PEERS,
    oidc: oidcOf(data),
    chromium: data.EXHIBIT_CHROMIUM ?? data.CHROMIUM,
  }
}

function oidcOf(data: z.infer<typeof Env>): Oidc | undefined {
  const { EXHIBIT_OIDC_ISSUER: issuer, EXHIBIT_OIDC_CLIENT_ID: clientId } = data
  const clientSecret = data.EXHIBIT_OIDC_CLIENT_SECRET
  if (!issuer || !clientId || !clientSecret) return undefined
  const name = data.EXHIBIT_OIDC_NAME ?? new URL(issuer).host
  return { issuer, clientId, clientSecret, name, domains: data.EXHIBIT_OIDC_DOMAINS }
}
