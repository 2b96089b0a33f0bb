import type { Stats } from "node:fs"
import { open, readdir, realpath, stat } from "node:fs/promises"
import { basename, join, resolve } from "node:path"
import type { Importer, Source } from "@/lib/importers/contract"
import { describeFile } from "@/lib/importers/describe-file"

export type Discovered = { source: Source; importer: Importer } | { source: Source; unrecognised: string }

const HEAD = 64 * 1024

/**
 * Finds what can be imported under the paths a user gave, in sorted order. A folder that an importer
 * recognises is taken whole; any other is descended into, without dot files and node_modules, and no folder is
 * read twice however links lead to it. With `forced`, only that importer is asked, and a file that the user
 * named is given to it unasked. What nobody recognises comes with a sentence saying what it is and what was
 * expected.
 * @throws Error when a given path does not exist; before anything is yielded.
 */
export async function* discover(
  paths: string[],
  importers: Importer[],
  forced?: Importer,
): AsyncGenerator<Discovered> {
  for (const path of paths) {
    if (!(await statOf(path))) throw new Error(`"${path}" does not exist`)
  }
  const search: Search = { importers: forced ? [forced] : importers, forced, seen: new Set() }
  for (const path of paths) {
    const full = resolve(path)
    yield* within(search, full, basename(full) || full, true)
  }
}

/**
 * The source at a path that a user gave, named by its last part.
 * @throws Error when nothing is there, or when it cannot be read.
 */
export async function sourceAt(path: string): Promise<Source> {
  const stats = await statOf(path)
  if (!stats) throw new Error(`"${path}" does not exist`)
  const full = resolve(path)
  const source: Source = { path: full, name: basename(full) || full, kind: "folder", head: Buffer.alloc(0) }
  if (stats.isDirectory()) return source
  if (!stats.isFile()) throw new Error(`"${path}" is neither a file nor a folder`)
  return { ...source, kind: "file", head: await headOf(full) }
}

type Search = { importers: Importer[]; forced: Importer | undefined; seen: Set<string> }

async function* within(
  search: Search,
  path: string,
  name: string,
  given: boolean,
): AsyncGenerator<Discovered> {
  const stats = await statOf(path)
  if (stats?.isDirectory()) yield* withinFolder(search, path, name, given)
  else yield await file(search, path, name, given, stats)
}

async function* withinFolder(
  search: Search,
  path: string,
  name: string,
  given: boolean,
): AsyncGenerator<Discovered> {
  const place = await realpath(path)
  if (search.seen.has(place)) return
  search.seen.add(place)
  const source: Source = { path, name, kind: "folder", head: Buffer.alloc(0) }
  const importer = await firstThatRecognises(search.importers, source)
  if (importer) {
    yield { source, importer }
    return
  }
  let children: string[]
  try {
    children = await readdir(path)
  } catch (error) {
    yield { source, unrecognised: `a folder that cannot be read (${messageOf(error)})` }
    return
  }
  const visible = children.filter((child) => !child.startsWith(".") && child !== "node_modules").sort()
  if (given && visible.length === 0) yield { source, unrecognised: sentence("an empty folder", search) }
  for (const child of visible) yield* within(search, join(path, child), `${name}/${child}`, false)
}

async function file(
  search: Search,
  path: string,
  name: string,
  given: boolean,
  stats: Stats | null,
): Promise<Discovered> {
  const source: Source = { path, name, kind: "file", head: Buffer.alloc(0) }
  if (!stats) return { source, unrecognised: sentence("a link to something that does not exist", search) }
  if (!stats.isFile()) return { source, unrecognised: sentence("neither a file nor a folder", search) }
  try {
    source.head = await headOf(path)
  } catch (error) {
    return { source, unrecognised: `a file that cannot be read (${messageOf(error)})` }
  }
  if (given && search.forced) return { source, importer: search.forced }
  const importer = await firstThatRecognises(search.importers, source)
  if (importer) return { source, importer }
  const what = await describeFile(path, source.head, source.head.length >= stats.size)
  return { source, unrecognised: sentence(what, search) }
}

async function firstThatRecognises(importers: Importer[], source: Source): Promise<Importer | null> {
  for (const importer of importers) if (await importer.recognises(source)) return importer
  return null
}

function sentence(what: string, { importers, forced }: Search): string {
  const expected = importers.map(({ expects }) => expects).join("; or ")
  const hint =
    !forced && /^(JSON Lines|a table of text)/.test(what)
      ? "; or a mapping that describes it (--map FILE)"
      : ""
  return `${what}: expected ${expected}${hint}`
}

/** At most HEAD bytes from the start of a file. */
async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const buffer = Buffer.alloc(HEAD)
    let length = 0
    while (length < HEAD) {
      const { bytesRead } = await handle.read(buffer, length, HEAD - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return buffer.subarray(0, length)
  } finally {
    await handle.close()
  }
}

async function statOf(path: string): Promise<Stats | null> {
  return stat(path).catch(() => null)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
