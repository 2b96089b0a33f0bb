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

/** `exhibit start` on a free port; resolves when it says where it is. */
export async function startExhibit(data: string) {
  const args = ["--conditions=react-server", "--import", "tsx", "lib/cli/main.ts", "start", "--port", "0"]
  const environment = { ...process.env, EXHIBIT_DATA: data, DATABASE_URL: "" }
  const server = spawn(process.execPath, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] })
  const end = async (signal: NodeJS.Signals) => {
    const exited = once(server, "exit")
    server.kill(signal)
    await exited
  }
  return { url: await address(server), end }
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
