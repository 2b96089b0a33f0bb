import { basename, dirname } from "node:path"
import type { ImportEvent, Importer, Source } from "@/lib/importers/contract"
import { readRunFolder } from "@/lib/importers/petri/files/run-folder"
import { listRun, rolloutOf } from "@/lib/importers/petri/files/run-listing"
import { readSingleFile } from "@/lib/importers/petri/files/single"
import { shapeOf } from "./shape"

/**
 * Transcripts of Petri and of Bloom, in every version: a Bloom run folder with its judgements and labels, one
 * transcript, or a plain conversation. The transcript is what the target saw and wrote.
 */
export const petri: Importer = {
  name: "petri",
  expects:
    "a Bloom run folder (transcript_v1r1.json … or rollout.json, with judgment.json beside them), a transcript of " +
    "Petri or Bloom (a JSON object with metadata and events), or a conversation (a JSON list of role and content)",
  async recognises({ path, kind, head }) {
    return kind === "folder" ? (await listRun(path)) !== null : (await shapeOf(head)) !== null
  },
  read,
}

async function* read(source: Source): AsyncGenerator<ImportEvent> {
  const { path, name, kind } = source
  try {
    if (kind === "folder") {
      const listing = await listRun(path)
      if (!listing) throw new Error("the folder holds none of them")
      yield* readRunFolder(path, name, listing)
      return
    }
    const file = basename(path)
    const bundle = (await shapeOf(source.head)) === "bundle"
    const listing = bundle || rolloutOf(file) ? await listRun(dirname(path)) : null
    if (!listing) yield* readSingleFile(source)
    else {
      const only =
        bundle && !listing.bundles.includes(file) ? { ...listing, rollouts: [], bundles: [file] } : listing
      yield* readRunFolder(dirname(path), basename(dirname(path)), only, file)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${name}: expected ${petri.expects}, but ${reason}`, { cause: error })
  }
}
