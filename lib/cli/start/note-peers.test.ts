import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { networkInterfaces } from "node:os"
import { afterEach, expect, test } from "vitest"

// The server's own process, with the module loaded into it as `exhibit start` does.
const server = `
import { createServer } from "node:http"
const served = createServer((request, response) =>
  response.end(JSON.stringify([request.headers["x-exhibit-peer"], process.env.EXHIBIT_PEERS === String(process.pid)])))
served.listen(0, "0.0.0.0", () => process.stdout.write(String(served.address().port)))`

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill()
})

async function start(environment: Record<string, string>): Promise<number> {
  const args = ["--import", "./lib/cli/start/preload.mjs", "--input-type=module", "--eval", server]
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment } })
  started.push(child)
  const [port] = await once(child.stdout, "data")
  return Number(String(port))
}

async function ask(port: number, headers: Record<string, string>, host = "127.0.0.1") {
  return (await fetch(`http://${host}:${port}/`, { headers })).json()
}

test("a request comes from where its connection does, whatever its sender writes", async () => {
  const port = await start({ EXHIBIT_TRUST_PROXY: "" })
  for (const name of ["accept", "x-exhibit-peer", "X-Exhibit-Peer", "X-Forwarded-For"])
    expect(await ask(port, { [name]: "192.0.2.9" }), name).toEqual(["127.0.0.1", true])
})

test("behind a trusted proxy it comes from where that one saw it", async () => {
  const port = await start({ EXHIBIT_TRUST_PROXY: "1" })
  const passedOn = { "x-exhibit-peer": "127.0.0.1", "x-forwarded-for": "127.0.0.1, 192.0.2.9" }
  expect(await ask(port, passedOn)).toEqual(["192.0.2.9", true])
  expect(await ask(port, { "x-exhibit-peer": "192.0.2.9" })).toEqual(["127.0.0.1", true])
})

const elsewhere = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === "IPv4")?.address

test.skipIf(elsewhere === undefined)(
  "who comes by another interface cannot say that it is loopback",
  async () => {
    const port = await start({ EXHIBIT_TRUST_PROXY: "" })
    expect(await ask(port, { "x-exhibit-peer": "127.0.0.1" }, elsewhere)).toEqual([elsewhere, true])
  },
)
