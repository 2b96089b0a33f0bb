import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { pathToFileURL } from "node:url"
import { nextEnvironment, nextProgram } from "@/lib/cli/start/build"

/** The first free port from `port` on (any, for 0). Throws where the host is not this machine's. */
export async function freePortFrom(host: string, port: number): Promise<number> {
  // A server that is just being stopped gets a moment to leave its port.
  for (let waited = 0; waited < 1500 && (await tryPort(host, port)) === null; waited += 100) await sleep(100)
  for (let candidate = port; candidate < port + 100 && candidate <= 65535; candidate++) {
    const found = await tryPort(host, candidate)
    if (found !== null) return found
  }
  throw new Error(`No port from ${port} to ${port + 99} is free on ${host}.`)
}

/** Starts Next and resolves when it answers. Throws with its output where it ends before. */
export async function serve(host: string, port: number, mode: "start" | "dev"): Promise<ChildProcess> {
  const preload = pathToFileURL("lib/cli/start/preload.mjs").href
  const child = spawn(
    process.execPath,
    ["--import", preload, nextProgram(), mode, "--hostname", host, "--port", String(port)],
    {
      env: {
        ...nextEnvironment(mode === "dev" ? "development" : "production"),
        ...{ HOST: host, EXHIBIT_PARENT: String(process.pid) },
      },
      stdio: ["ignore", mode === "dev" ? "inherit" : "pipe", "pipe", "ipc"],
    },
  )
  const said: string[] = []
  child.stdout?.on("data", (chunk) => said.push(String(chunk)))
  child.stderr?.pipe(process.stderr)
  const ended = once(child, "exit").then(() => {
    throw new Error(`Next ended before it answered:\n${said.join("")}`)
  })
  await Promise.race([answering(host, port), ended])
  said.length = 0
  ended.catch(() => {})
  return child
}

/** Ends Next: politely, and after five seconds without ceremony. */
export async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, "exit")
  child.kill("SIGTERM")
  if ((await Promise.race([exited, sleep(5000, null, { ref: false })])) === null) child.kill("SIGKILL")
  await exited
}

async function answering(host: string, port: number) {
  for (;;) {
    const answer = await fetch(address(host, port), {
      method: "HEAD",
      signal: AbortSignal.timeout(30_000),
    }).catch(() => null)
    if (answer) return
    await sleep(50)
  }
}

/** The address to open in a browser on this machine. */
export function address(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`
}

function tryPort(host: string, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(null) : reject(error),
    )
    server.listen(port, host, () => {
      const bound = server.address()
      server.close(() => resolve(typeof bound === "object" && bound ? bound.port : null))
    })
  })
}
