import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { promisify } from "node:util"

/** Writes the Prisma client where it does not belong to the schema as it is. True when it did. */
export async function generateClient(): Promise<boolean> {
  const stamp = path.resolve("lib/generated/schema.sha256")
  const schema = await readFile("prisma/schema.prisma")
  const { version } = createRequire(import.meta.url)("@prisma/client/package.json")
  const wanted = createHash("sha256").update(schema).update(version).digest("hex")
  const made = await readFile(stamp, "utf8").catch(() => "")
  if (made === wanted && (await readFile("lib/generated/prisma/client.ts").catch(() => null))) return false
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js")
  await promisify(execFile)(process.execPath, [prisma, "generate"])
  await writeFile(stamp, wanted)
  return true
}
