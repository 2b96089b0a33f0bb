import "server-only"
import type { ClientBase } from "pg"
import type { ImportedTranscript } from "@/lib/importers/contract"
import type { HashedMessage, SeenBodies } from "./bodies"
import type { Registry } from "./registry"

/** What one run's transaction holds. */
export type RunContext = {
  client: ClientBase
  study: number
  run: number
  names: Registry
  seen: SeenBodies
  /** By how many transcripts each cell changed; written once, when the run ends. */
  change: Map<number, number>
}

/** A transcript that was read, with everything that says which one it is. */
export type Identified = {
  id: string
  transcript: ImportedTranscript
  hashed: HashedMessage[]
  prompts: HashedMessage[]
  condition: Buffer
}

/** A transcript that the study has, as far as a record of it must agree with it. */
export type StoredTranscript = {
  id: bigint
  run: number
  failed: boolean
  excluded: string | null
  bodies: Buffer[]
}
