import type { ImportEvent, Importer, Source } from "@/lib/importers/contract"
import { examineFile } from "@/lib/importers/mapping/files/examine"
import { inputFiles } from "@/lib/importers/mapping/files/inputs"
import { readPublished } from "@/lib/importers/mapping/read/published"
import { readRun } from "@/lib/importers/mapping/read/run"
import { readTranscripts } from "@/lib/importers/mapping/read/transcripts"
import type { Mapping } from "./schema"

export { loadMapping } from "./load"

/**
 * An importer for what a mapping describes: JSON Lines or CSV files, each of them a run, with a transcript per
 * record or, where the mapping has `published`, with counts per row.
 *
 * @example
 * const importer = mappingImporter(await loadMapping("study.yaml"))
 */
export function mappingImporter(mapping: Mapping): Importer {
  return {
    name: mapping.published ? "published-rates" : "mapping",
    expects: `${mapping.format === "csv" ? "CSV" : "JSON Lines"} as the mapping describes it`,
    recognises: async (source) => {
      if (source.kind === "file") return fits(mapping, source.head)
      return inputFiles(source, mapping).then(
        (files) => files.length > 0,
        () => false,
      )
    },
    read: (source) => read(mapping, source),
  }
}

async function* read(mapping: Mapping, source: Source): AsyncGenerator<ImportEvent> {
  for (const file of await inputFiles(source, mapping)) {
    const { sha256, utf8, zip } = await examineFile(file.path)
    if (zip) {
      const message = `a zip archive, whatever its name says, not ${mapping.format === "csv" ? "CSV" : "JSON Lines"}`
      if (source.kind === "file") throw new Error(`${file.name}: ${message}`)
      yield {
        type: "warning",
        warning: { file: file.name, where: "file", message: `${message}; left out`, rejected: true },
      }
      continue
    }
    yield { type: "run", run: readRun(mapping, file, sha256) }
    if (!utf8 && mapping.encoding === "utf8") {
      const message =
        "not all UTF-8: bytes that are not were read as U+FFFD (CSV: give the mapping an encoding)"
      yield { type: "warning", warning: { file: file.name, where: "file", message, rejected: false } }
    }
    if (mapping.published) yield* readPublished(mapping, mapping.published, file)
    else yield* readTranscripts(mapping, file)
  }
}

function fits(mapping: Mapping, head: Buffer): boolean {
  const text = head
    .toString(mapping.encoding)
    .replace(/^\uFEFF/, "")
    .trimStart()
  if (mapping.format === "jsonl") return text.startsWith("{")
  return text !== "" && !text.startsWith("PK\x03\x04") && !text.includes("\0")
}
