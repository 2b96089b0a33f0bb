import { readFile } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"
import { releaseDatabase } from "@/lib/db/connection"

let stopping: Promise<void> | undefined
let last: () => Promise<void> = leave

/** What to do when the process is told to stop, in place of leaving at once. */
export function onStop(work: () => Promise<void>): void {
  last = work
}

/** Never returns once the process was told to stop: what fails meanwhile fails for that reason. */
export async function unlessStopping(): Promise<void> {
  await stopping
}

/** Closes the database's connections and leaves the embedded server. */
export async function closeAll(): Promise<void> {
  // The client is generated code: loaded only where a command has loaded it already. A connection at work
  // closes when it is done; on the way out nobody waits for it.
  if ("exhibitConnections" in globalThis) {
    const { closeDatabase } = await import("@/lib/db/client")
    await Promise.race([closeDatabase(), sleep(1000)])
  }
  await releaseDatabase()
}

async function leave(): Promise<void> {
  await closeAll()
  process.exit(130)
}

function stop() {
  // A connection at work loses its server now, and says so to nobody in particular.
  if (!stopping) process.on("uncaughtException", () => {})
  stopping ??= last()
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop)

// npm (or the package's bin) killed outright takes its child along.
if (process.env.npm_lifecycle_event || process.env.EXHIBIT_BIN) {
  const caller = await callers()
  setInterval(async () => (await callers()) === caller || stop(), 300).unref()
}

/** The parent and, where that is only the shell npm runs its scripts in, the parent's parent. */
async function callers(): Promise<string> {
  const stat = await readFile(`/proc/${process.ppid}/stat`, "utf8").catch(() => "")
  const [, above] = /\((?:ba|da)?sh\) \S (\d+)/.exec(stat) ?? []
  return above === undefined ? `${process.ppid}` : `${process.ppid} ${above}`
}
