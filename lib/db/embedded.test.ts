import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { text } from "node:stream/consumers"
import pg from "pg"
import { afterEach, beforeEach, expect, it } from "vitest"
import { z } from "zod"

const Held = z.object({ url: z.string(), started: z.boolean() })
const holders: ChildProcess[] = []
let data = ""

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), "exhibit-embedded-"))
  // As root, the server runs as another user, who must be able to enter.
  await chmod(data, 0o755)
})

afterEach(async () => {
  const last = await hold()
  for (const { child } of [last, ...holders.map((child) => ({ child }))]) await leave(child)
  holders.length = 0
  await rm(data, { recursive: true })
})

async function hold() {
  const args = ["--conditions=react-server", "--import", "tsx", "lib/db/testing/hold.ts", data]
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] })
  holders.push(child)
  const failed = once(child, "exit").then(async () => {
    throw new Error(await text(child.stderr))
  })
  const [line] = await Promise.race([once(child.stdout, "data"), failed])
  failed.catch(() => {})
  return { child, ...Held.parse(JSON.parse(String(line))) }
}

async function leave(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM") {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, "exit")
  child.kill(signal)
  await exited
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function postmaster(): Promise<number> {
  return Number((await readFile(path.join(data, "postgres/postmaster.pid"), "utf8")).split("\n")[0])
}

const rows = "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n"
const count = "SELECT count(*)::int AS n FROM kept"

it("outlives an app that is killed, is taken over by the next, and keeps every row", async () => {
  const first = await hold()
  expect(first.started).toBe(true)
  await query(first.url, rows)
  await leave(first.child, "SIGKILL")
  const second = await hold()
  expect(second).toMatchObject({ started: false, url: first.url })
  expect(await query(second.url, count)).toEqual([{ n: 1000 }])
  await leave(second.child)
  await expect(query(second.url, count)).rejects.toThrow("ECONNREFUSED")
})

it("comes back after the server was killed as well", async () => {
  const first = await hold()
  await query(first.url, rows)
  await leave(first.child, "SIGKILL")
  process.kill(await postmaster(), "SIGKILL")
  const second = await hold()
  expect(second.started).toBe(true)
  expect(await query(second.url, count)).toEqual([{ n: 1000 }])
})

it("is shared by processes of one data folder, and stops with the last", async () => {
  const [first, second] = await Promise.all([hold(), hold()])
  expect([first.started, second.started].sort()).toEqual([false, true])
  expect(second.url).toBe(first.url)
  await leave(first.child)
  expect(await query(second.url, "SELECT 1 AS n")).toEqual([{ n: 1 }])
  await leave(second.child)
  await expect(query(second.url, "SELECT 1")).rejects.toThrow("ECONNREFUSED")
})

it("listens on the loopback only, and asks for its password", async () => {
  const { url } = await hold()
  const wrong = new URL(url)
  wrong.password = "wrong"
  await expect(query(wrong.href, "SELECT 1")).rejects.toThrow("password authentication failed")
  expect(await query(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }])
})
