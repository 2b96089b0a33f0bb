import { once } from "node:events"
import { defineCommand, UsageError } from "@/lib/cli/command"
import { buildPages } from "@/lib/cli/start/build"
import { generateClient } from "@/lib/cli/start/generate"
import { address, endServer, freePortFrom, serve } from "@/lib/cli/start/serve"
import { step } from "@/lib/cli/start/step"
import { onStop } from "@/lib/cli/start/stop"
import { databaseUrl } from "@/lib/db/connection"
import { migrate } from "@/lib/db/migrate"
import { env } from "@/lib/env"
import { welcomeUrl } from "@/lib/urls/people"

const help = `exhibit start [--host HOST] [--port PORT] [--dev]

Starts the database where none is given, migrates it, builds the pages where they changed, and serves them.
Ctrl-C stops all of it.

  --host, --port   where to listen (HOST, PORT; 127.0.0.1 and 3000); a taken port gives way to the next
  --dev            pages built as they are asked for, anew after each change

DATABASE_URL      a Postgres 15 or later; without it Exhibit runs one of its own
EXHIBIT_DATA      where that one keeps its data (./data)
EXHIBIT_DEMO=0    without the demonstration content`

export const start = defineCommand({
  name: "start",
  summary: "start Exhibit: database, migrations, pages",
  help,
  options: { host: { type: "string" }, port: { type: "string" }, dev: { type: "boolean" } },
  async run(values) {
    const { host, port } = where(values)
    const mode = values.dev ? "dev" : "start"
    await prepare(mode)
    const free = await freePortFrom(host, port)
    if (free !== port && port !== 0) console.error(`Port ${port} is taken; using ${free}.`)
    const server = await step(
      "pages",
      () => serve(host, free, mode),
      () => "served",
    )
    const stopped = once(server, "exit")
    let asked = false
    onStop(async () => {
      asked = true
      await endServer(server)
    })
    console.log(`Exhibit is at ${address(host, free)}`)
    await offerOwnership(address(host, free))
    await stopped
    if (!asked) console.error("The web server ended by itself.")
    return asked ? 0 : 1
  },
})

/** A new link with every start, as long as there is no owner; the one before is void. */
async function offerOwnership(at: string) {
  const { inviteOwner } = await import("@/lib/commands/people/invite")
  const invitation = await inviteOwner()
  if (!invitation) return
  console.log(`Set up its owner (once, within 24 hours): ${at}${welcomeUrl(invitation.token)}`)
}

async function prepare(mode: "start" | "dev") {
  await step("client", generateClient, (made) => (made ? "generated" : "is current"))
  const notes: string[] = []
  const given = env().databaseUrl !== undefined
  const url = await step(
    "database",
    () => databaseUrl((line) => notes.push(line)),
    (url) => `${given ? "DATABASE_URL" : "embedded"}, ${new URL(url).host}`,
  )
  await step(
    "migrations",
    () => migrate(url),
    (names) => names.join(", ") || "none to apply",
  )
  // Loaded only now: they stand on the generated client.
  const { renewCells } = await import("@/lib/commands/rates/renew-cells")
  const renewed = await renewCells()
  if (renewed.length > 0) console.error(`Counts were made anew: ${renewed.join(", ")}.`)
  if (env().demo) {
    const { bringContent } = await import("@/lib/cli/start/content")
    await step("content", bringContent, (brought) => (brought ? "brought" : "is there"))
  }
  if (mode === "start")
    await step(
      "build",
      () => buildPages(),
      (built) => (built ? "built" : "is current"),
    )
}

function where(values: { host?: string; port?: string }): { host: string; port: number } {
  const { host, port } = env()
  if (values.port !== undefined && !/^\d{1,5}$/.test(values.port)) {
    throw new UsageError(`--port takes a number, not "${values.port}".`)
  }
  return { host: values.host ?? host, port: values.port === undefined ? port : Number(values.port) }
}
