import { type Fields, fieldOf } from "@/lib/importers/mapping/files/record"
import type { Mapping } from "@/lib/importers/mapping/schema"

type Read = { field: string; verbatim: boolean }

/** Every field that a mapping for transcripts reads, and whether its value is kept as it stands. */
export function fieldsRead(mapping: Mapping): Read[] {
  const { prompts: _, skip, metadata, ...rest } = mapping
  const named = [...Object.keys(skip), ...(Array.isArray(metadata) ? metadata : [])]
  return [...visit(rest), ...named.map((field) => ({ field, verbatim: false }))]
}

function visit(part: unknown): Read[] {
  if (typeof part !== "object" || part === null || part instanceof RegExp) return []
  const below = Object.values(part).flatMap(visit)
  if (!("field" in part) || typeof part.field !== "string") return below
  const changed = "pattern" in part || "map" in part || "patterns" in part
  return [{ field: part.field, verbatim: !changed }, ...below]
}

/**
 * What of a record becomes metadata. By default the rest: every field that nothing else keeps as it stands,
 * so that an import loses nothing.
 */
export function metadataReader(mapping: Mapping): (fields: Fields) => Fields {
  const { metadata } = mapping
  if (metadata === "all") return (fields) => fields
  if (metadata === "rest") {
    const kept = new Set(fieldsRead(mapping).flatMap(({ field, verbatim }) => (verbatim ? [field] : [])))
    return (fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => !kept.has(name)))
  }
  return (fields) =>
    Object.fromEntries(
      metadata.flatMap((name) => {
        const value = fieldOf(fields, name)
        return value === undefined ? [] : [[name, value]]
      }),
    )
}
