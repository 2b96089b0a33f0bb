import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

/**
 * Starts Exhibit as a user would, with a fresh data folder and the demonstration content, on a free port.
 * Tests find it through EXHIBIT_URL, and its command line through EXHIBIT_DATA.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const data = await mkdtemp(path.join(tmpdir(), "exhibit-e2e-"))
  // As root, the database runs as another user, who must be able to enter.
  await chmod(data, 0o755)
  Object.assign(process.env, { EXHIBIT_DATA: data, DATABASE_URL: "", EXHIBIT_DEMO: "1" })
  const args = ["--conditions=react-server", "--import", "tsx", "lib/cli/main.ts", "start", "--port", "0"]
  const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] })
  process.env.EXHIBIT_URL = await address(server)
  return async () => {
    const exited = once(server, "exit")
    server.kill("SIGTERM")
    await exited
    await rm(data, { recursive: true })
  }
}

function address(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ""
    const listen = (chunk: unknown) => {
      said += String(chunk)
      const found = /Exhibit is at (\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    server.stdout?.on("data", listen)
    server.stderr?.on("data", listen)
    server.once("exit", () => reject(new Error(`Exhibit did not start:\n${said}`)))
  })
}
