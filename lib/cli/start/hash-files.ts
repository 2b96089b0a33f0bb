import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import path from "node:path"

/** One sha256 over files and folders (whole, without what `outside` matches): their names and contents. */
export async function hashFiles(places: string[], outside: RegExp): Promise<string> {
  const found = await Promise.all(places.map(filesAt))
  const hash = createHash("sha256")
  for (const file of found.flat().sort()) {
    if (!outside.test(file))
      hash
        .update(`${file}\0`)
        .update(await readFile(file))
        .update("\0")
  }
  return hash.digest("hex")
}

async function filesAt(place: string): Promise<string[]> {
  if (path.extname(place) !== "") return [place]
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, "/"))
}
