import { readdir } from "node:fs/promises"
import path from "node:path"
import type { Source } from "@/lib/importers/contract"
import type { Mapping } from "@/lib/importers/mapping/schema"

export type InputFile = {
  /** Where it is. */
  path: string
  /** How it is named in runs and warnings. */
  name: string
  /** The folder that the mapping's `files` and prompt files are relative to. */
  root: string
  /** Its path below the root, with "/". */
  below: string
}

/**
 * The files of a source that a mapping describes: a file stands for itself; of a folder, those that match
 * `files`, sorted by path. The folder may lie below the one `files` starts from (`samples/` for
 * `samples/*.jsonl`): the glob is matched against the end of each path. Throws where nothing matches.
 */
export async function inputFiles(source: Source, mapping: Mapping): Promise<InputFile[]> {
  const glob = mapping.files ?? `**/*.${mapping.format}`
  const start = path.resolve(source.path)
  if (source.kind === "file") {
    const name = path.basename(start)
    const below = endMatching(start, name, glob) ?? name
    return [{ path: start, name: source.name, root: start.slice(0, -below.length), below }]
  }
  const entries = await readdir(start, { recursive: true, withFileTypes: true })
  const files = entries.flatMap((entry): InputFile[] => {
    if (!entry.isFile()) return []
    const file = path.join(entry.parentPath, entry.name)
    const inside = path.relative(start, file).replaceAll(path.sep, "/")
    const below = endMatching(file, inside, glob)
    const name = path.posix.join(source.name, inside)
    return below === null ? [] : [{ path: file, name, root: file.slice(0, -below.length), below }]
  })
  if (files.length === 0) throw new Error(`${source.name}: no file here matches the mapping's files, ${glob}`)
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The shortest end of a path, at least `shortest`, that the glob matches. */
function endMatching(file: string, shortest: string, glob: string): string | null {
  const parts = file.split(path.sep).filter((part) => part !== "")
  for (let count = shortest.split("/").length; count <= parts.length; count++) {
    const end = parts.slice(-count).join("/")
    if (path.matchesGlob(end, glob)) return end
  }
  return null
}
