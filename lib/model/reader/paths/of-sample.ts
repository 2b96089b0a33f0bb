import { z } from "zod"

// A sample may have gone several ways: what was rolled back, what a sub-agent did, what was there before the
// context was compacted. The final way is the sample; each other one is a transcript of its own, in no rate, that
// says in its metadata, as `path`, what it is a way of.

export const PathKind = z.enum(["rolled back", "abandoned", "sub-agent", "before compaction"])
export type PathKind = z.infer<typeof PathKind>

/** What a transcript's metadata holds as `path`, when it is not the final way of its sample. */
export const PathOf = z.object({
  /** The final one: its source's own uuid, else its sample id; run and epoch are the same. */
  of: z.string(),
  /** Short, and unlike that of the sample's other ways: "branch 1", "researcher". */
  name: z.string(),
  kind: PathKind,
  /** The model that answered, where it is not the sample's. */
  model: z.string().optional(),
  /** Of a sub-agent: after how many messages of the final one it was asked. */
  after: z.int().positive().optional(),
})
export type PathOf = z.infer<typeof PathOf>

export type SamplePath = {
  /** Its public id. */
  id: string
  /** Null for the final one. */
  of: Omit<PathOf, "of"> | null
  messages: number
  /** How many messages it begins with that the final one begins with too; of the final one, all. */
  shared: number
  /** The one that is being read. */
  current: boolean
}

const words: Record<PathKind, string> = {
  "rolled back": "rolled back",
  abandoned: "given up",
  "sub-agent": "sub-agent",
  "before compaction": "before compaction",
}

/** "branch 1, rolled back after message 12": a way by its name and what became of it. */
export function pathWords(path: SamplePath): string {
  const { of } = path
  if (of === null) return "final"
  const kind = of.name.startsWith(words[of.kind]) ? of.name : `${of.name}, ${words[of.kind]}`
  const after = of.kind === "before compaction" ? 0 : partsAfter(path)
  const asked = own(path) === 0 ? " asked" : ""
  return `${kind}${after > 0 ? `${asked} after message ${after}` : ""}${of.model ? ` (${of.model})` : ""}`
}

/** Where one lands on `path` that comes from `current`: where the two part, as an ordinal; null for its beginning. */
export function partingMessage(path: SamplePath, current: SamplePath): number | null {
  if (path.of === null) {
    // Back from a sub-agent one lands where it was asked, from a branch where it went on otherwise.
    const shared = partsAfter(current) - (own(current) === 0 ? 1 : 0)
    return shared < 0 ? null : Math.min(shared, path.messages - 1)
  }
  const shared = own(path)
  return shared === 0 ? null : Math.min(shared, path.messages - 1)
}

/**
 * The ways that part from the current one, by the ordinal of the message after which they do. From a way that is not
 * the final one, it is the final one that parts.
 */
export function partingsOf(paths: SamplePath[]): Map<number, SamplePath[]> {
  const current = paths.find((path) => path.current)
  const partings = new Map<number, SamplePath[]>()
  for (const path of paths) {
    if (!current || path.current || (current.of !== null && path.of !== null)) continue
    const after = current.of === null ? partsAfter(path) : own(current)
    if (after > 0) partings.set(after - 1, [...(partings.get(after - 1) ?? []), path])
  }
  return partings
}

/** After how many messages of the final one a way leaves it; 0 where that is not known. */
function partsAfter(path: SamplePath): number {
  return own(path) || (path.of?.after ?? 0)
}

/** The messages that a way has in common; that a sub-agent has the same system prompt is no common way. */
function own({ of, shared }: SamplePath): number {
  return of?.kind === "sub-agent" && shared <= 1 ? 0 : shared
}
