import { createHash } from "node:crypto"
import path from "node:path"
import type { ImportedRun } from "@/lib/importers/contract"
import type { InputFile } from "@/lib/importers/mapping/files/inputs"
import type { Mapping } from "@/lib/importers/mapping/schema"
import { readLevel } from "./value"
import type { ValueSource } from "./value-source"

/**
 * One file as a run. Its identity is its content and what the mapping and the file's place say of all of it
 * (model and factors that are constant or come from the path), so that it stays the same elsewhere. Published
 * counts are known by what they cite instead: a corrected table is the same publication, not a second one.
 */
export function readRun(mapping: Mapping, file: InputFile, sha256: string): ImportedRun {
  const fixed = Object.entries({ ...mapping.factors, model: mapping.model })
    .filter(([, source]) => source.field === undefined)
    .map(([key, source]) => [key, levelOf(source, file)])
  const stem = file.below.slice(0, file.below.length - path.extname(file.below).length)
  const { published, title, skip } = mapping
  const content = published ? [published.citation, stem] : sha256
  const identity = createHash("sha256")
    .update(JSON.stringify([content, fixed.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1))]))
    .digest("hex")
  return {
    identity,
    title: title === undefined ? stem : published ? title : `${title}: ${stem}`,
    file: file.name,
    sha256,
    status: "unknown",
    settings: {
      format: mapping.format,
      ...(Object.keys(skip).length > 0 ? { left_out: skip } : {}),
      ...(published?.url ? { url: published.url } : {}),
    },
    ...(published ? { citation: published.citation } : {}),
  }
}

/** A constant that the map lacks is told per record, where it is told for every value. */
function levelOf(source: ValueSource, file: InputFile): string | undefined {
  return readLevel({ ...source, otherwise: source.map && (source.otherwise ?? "") }, { file, fields: {} })
}
