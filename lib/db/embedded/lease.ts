import { randomBytes } from "node:crypto"
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { birthOf } from "@/lib/db/embedded/alive"

/**
 * Who uses the embedded server: one file per process, named by its pid and holding its birth. The last to
 * leave stops the server; a process that was killed does not count.
 */
export async function takeLease(data: string): Promise<void> {
  await mkdir(leases(data), { recursive: true })
  await writeFile(path.join(leases(data), String(process.pid)), (await birthOf(process.pid)) ?? "")
}

/** Gives this process's lease back; true where nobody else holds one. */
export async function giveLeaseBack(data: string): Promise<boolean> {
  await rm(path.join(leases(data), String(process.pid)), { force: true })
  let others = 0
  for (const name of await readdir(leases(data)).catch(() => [])) {
    const file = path.join(leases(data), name)
    if (await isHolder(Number(name), await readFile(file, "utf8").catch(() => ""))) others++
    else await rm(file, { force: true })
  }
  return others === 0
}

/** Runs `work` while no other process is starting or stopping the server in this data folder. */
export async function exclusively<T>(data: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(data, "embedded.lock")
  const mine = `${process.pid} ${await birthOf(process.pid)}`
  for (let waited = 0; !(await create(file, mine)); waited += 50) {
    if (waited > 180_000) throw new Error(`Another process has held ${file} for three minutes.`)
    await dropIfStale(file)
    await sleep(50)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

function leases(data: string) {
  return path.join(data, "leases")
}

async function isHolder(pid: number, birth: string) {
  return birth !== "" && (await birthOf(pid)) === birth
}

/** Makes the file with its content at once: one that was killed half-way would leave an empty lock for good. */
async function create(file: string, content: string): Promise<boolean> {
  const whole = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`
  await writeFile(whole, content)
  try {
    await link(whole, file)
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false
    throw error
  } finally {
    await rm(whole, { force: true })
  }
}

async function dropIfStale(file: string) {
  const content = await readFile(file, "utf8").catch(() => "")
  const [pid, birth] = content.split(" ")
  if (!pid || (await isHolder(Number(pid), birth ?? ""))) return
  // By renaming, since of two processes that see the same stale lock only one can.
  const aside = `${file}.${process.pid}`
  const moved = await rename(file, aside).then(
    () => readFile(aside, "utf8"),
    () => content,
  )
  if (moved !== content) await create(file, moved)
  await rm(aside, { force: true })
}
