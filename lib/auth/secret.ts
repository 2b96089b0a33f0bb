import "server-only"
import { randomBytes } from "node:crypto"
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { env } from "@/lib/env"

const kept = new Map<string, string>()

/** What sessions are signed with: EXHIBIT_SECRET, else one that is made once and kept in the data folder. */
export function authSecret(): string {
  const { secret, data } = env()
  if (secret !== undefined) return secret
  const found = kept.get(data) ?? keptIn(data)
  kept.set(data, found)
  return found
}

function keptIn(data: string): string {
  const file = path.join(/* turbopackIgnore: true */ data, "secret")
  return read(file) ?? make(file)
}

/** Written aside and linked: whoever starts at the same moment finds a whole one, and the same. */
function make(file: string): string {
  const own = `${file}.${process.pid}`
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(own, randomBytes(32).toString("base64url"), { mode: 0o600 })
  try {
    linkSync(own, file)
  } catch (error) {
    if (read(file) === null) throw error
  } finally {
    rmSync(own)
  }
  return read(file) ?? make(file)
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null
    throw error
  }
}
