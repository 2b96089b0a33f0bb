import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { promisify } from "node:util"

/**
 * When process `pid` began, in the system's own terms, or null where there is none. A pid alone does not
 * tell a process from a later one that was given the same number.
 */
export async function birthOf(pid: number): Promise<string | null> {
  if (process.platform === "linux") {
    const fields = (await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ""))
      .split(") ")
      .at(-1)
      ?.split(" ")
    return fields === undefined || fields[0] === "Z" ? null : (fields[19] ?? null)
  }
  const ps = promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)])
  return ps.then(
    ({ stdout }) => stdout.trim() || null,
    () => (isThere(pid) ? "unknown" : null),
  )
}

/** The name of the program that process `pid` runs; null where it has ended, or it cannot be known. */
export async function programOf(pid: number): Promise<string | null> {
  if ((await birthOf(pid)) === null) return null
  if (process.platform === "linux") {
    return (await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "")).trim() || null
  }
  const ps = promisify(execFile)("ps", ["-o", "comm=", "-p", String(pid)])
  return ps.then(
    ({ stdout }) => stdout.trim() || null,
    () => null,
  )
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
