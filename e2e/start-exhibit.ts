import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

/** A data folder for one server, outside of the checkout. */
export async function freshData() {
  const folder = await mkdtemp(path.join(tmpdir(), "exhibit-e2e-"))
  // As root, the database runs as another user, who must be able to enter.
  await chmod(folder, 0o755)
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

/** `exhibit start` on a free port, or on this one; resolves when it says where it is. */
export async function startExhibit(data: string, environment: Record<string, string> = {}, port = 0) {
  const main = ["--conditions=react-server", "--import", "tsx", "lib/cli/main.ts"]
  const args = [...main, "start", "--port", String(port)]
  const env = { ...process.env, EXHIBIT_DATA: data, DATABASE_URL: "", ...environment }
  const server = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] })
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const exited = once(server, "exit")
    server.kill(signal)
    await exited
  }
  const heard = listen(server)
  const url = await heard(/Exhibit is at (\S+)/)
  /** The link to set its owner up; never comes where it has one. */
  const setUpLink = () => heard(/Set up its owner .*: (\S+)/)
  return { url, setUpLink, end }
}

/** What a server says that fits a pattern, as soon as it has said it. */
function listen(server: ChildProcess) {
  let said = ""
  const waiting = new Set<() => void>()
  const hear = (chunk: unknown) => {
    said += String(chunk)
    for (const look of waiting) look()
  }
  server.stdout?.on("data", hear)
  server.stderr?.on("data", hear)
  return (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said)?.[1]
        if (found) resolve(found)
      }
      waiting.add(look)
      server.once("exit", () => reject(new Error(`Exhibit ended before it said ${pattern}:\n${said}`)))
      look()
    })
}
