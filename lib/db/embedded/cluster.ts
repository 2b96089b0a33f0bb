import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { chown, mkdir, readFile, rename, rm, statfs, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { z } from "zod"
import { programOf } from "@/lib/db/embedded/alive"
import { clusterPlace, findBinaries, findRunner, type Runner, runProgram } from "@/lib/db/embedded/binaries"

export type Cluster = { directory: string; password: string; bin: string; runner: Runner }

const Kept = z.object({ directory: z.string(), password: z.string() })

/** The cluster that belongs to a data folder; made (not started) where there is none yet. */
export async function openCluster(data: string, say: (line: string) => void): Promise<Cluster> {
  const runner = findRunner()
  const bin = await findBinaries(runner, say)
  const cluster = { ...(await kept(data, runner, say)), bin, runner }
  if (!existsSync(cluster.directory)) await initialise(cluster)
  return cluster
}

async function kept(data: string, runner: Runner, say: (line: string) => void) {
  const file = path.join(data, "embedded.json")
  if (existsSync(file)) return Kept.parse(JSON.parse(await readFile(file, "utf8")))
  const made = { directory: await clusterPlace(runner, data, say), password: randomBytes(24).toString("hex") }
  if (existsSync(made.directory)) {
    throw new Error(`${made.directory} holds a database whose password was in ${file}, which is gone.`)
  }
  await writeFile(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return made
}

/** Starts the server and returns its port. It outlives this process; Postgres writes to `server.log`. */
export async function startCluster({ directory, bin, runner }: Cluster): Promise<number> {
  await rm(path.join(directory, "postmaster.pid"), { force: true })
  const log = path.join(directory, "server.log")
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const options = [`-p ${port}`, ...(await settings()).map((setting) => `-c ${setting}`)].join(" ")
    try {
      await runProgram(
        path.join(bin, "pg_ctl"),
        ["-D", directory, "-l", log, "-w", "-t", "300", "-o", options, "start"],
        runner,
      )
      return port
    } catch {
      // A port taken meanwhile, or the children of a killed server that have not gone yet.
      if (attempt === 3) throw new Error(`Postgres did not start:\n${(await tail(log)).join("\n")}`)
      await sleep(1000)
    }
  }
}

/** Waits for open transactions to be rolled back and the data to be on disk. */
export async function stopCluster({ directory, bin, runner }: Cluster): Promise<void> {
  await runProgram(
    path.join(bin, "pg_ctl"),
    ["-D", directory, "-m", "fast", "-w", "-t", "120", "stop"],
    runner,
  )
}

/**
 * The port of this cluster's server where one runs, whoever started it (an app that was killed leaves its
 * server behind); null where none does. Waits for one that is still starting or recovering.
 */
export async function runningPort(cluster: Cluster): Promise<number | null> {
  for (let waited = 0; waited < 300_000; waited += 100) {
    const [pid, , , port] = await postmaster(cluster.directory)
    if (!pid) return null
    if (port && (await answers(cluster, Number(port)))) return Number(port)
    const program = await programOf(Number(pid))
    if (program === null || !/postgres/.test(program)) return null
    await sleep(100)
  }
  throw new Error(`A Postgres runs in ${cluster.directory} but does not answer. Its log is server.log there.`)
}

export function clusterUrl({ password }: Cluster, port: number, database: string): string {
  return `postgresql://exhibit:${password}@127.0.0.1:${port}/${database}`
}

async function initialise({ directory, password, bin, runner }: Cluster) {
  const unfinished = `${directory}.new`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const passwordFile = `${directory}.password`
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (runner) {
    await chown(unfinished, runner.uid, runner.gid)
    await chown(passwordFile, runner.uid, runner.gid)
  }
  const flags = ["--username=exhibit", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
  // Postgres's own locale: the same order and the same lower case on every machine.
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
  try {
    const args = [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...flags, ...locale]
    await runProgram(path.join(bin, "initdb"), args, runner)
    await rename(unfinished, directory)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

async function settings(): Promise<string[]> {
  const memory = await statfs("/dev/shm").catch(() => null)
  const small = memory !== null && memory.bsize * memory.blocks < 2 ** 29
  return [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=''",
    "shared_buffers=256MB",
    "work_mem=32MB",
    "maintenance_work_mem=256MB",
    "max_wal_size=4GB",
    "checkpoint_timeout=15min",
    "wal_compression=on",
    "random_page_cost=1.1",
    "jit=off",
    // Containers often have 64 MB of /dev/shm, too little for a parallel join.
    ...(small ? ["dynamic_shared_memory_type=mmap"] : []),
  ]
}

async function postmaster(directory: string): Promise<string[]> {
  const text = await readFile(path.join(directory, "postmaster.pid"), "utf8").catch(() => "")
  return text.split("\n").map((line) => line.trim())
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: clusterUrl(cluster, port, "postgres"),
    connectionTimeoutMillis: 5000,
  })
  try {
    await client.connect()
    const { rows } = await client.query("SELECT current_setting('data_directory') AS directory")
    return rows[0]?.directory === cluster.directory
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function tail(log: string): Promise<string[]> {
  const text = await readFile(log, "utf8").catch(() => "")
  return text.trimEnd().split("\n").slice(-12)
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      const port = typeof address === "object" && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
