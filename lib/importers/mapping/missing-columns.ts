import type { FileProblem } from "@/lib/importers/mapping/files/record"
import { fieldsRead } from "@/lib/importers/mapping/read/fields"
import type { ValueSource } from "@/lib/importers/mapping/read/value-source"
import type { Mapping } from "./schema"

/**
 * What to say of columns that a mapping reads and a CSV header lacks: once per file, not once per row.
 * Rejected where no row can do without one.
 */
export function missingColumns(mapping: Mapping, header: string[]): Omit<FileProblem, "line"> | null {
  const lacks = (field: string) => !header.includes(field) && !header.includes(field.split(".")[0] ?? field)
  const { published } = mapping
  const counted = published?.counts.flatMap(({ n, minus }) => [n, ...minus]) ?? []
  const stated = published?.totals.map(({ n }) => n) ?? []
  const required = [...needed(mapping).flatMap(({ field }) => field ?? []), ...counted, ...stated].filter(
    lacks,
  )
  const missing =
    required.length > 0
      ? required
      : fieldsRead(mapping)
          .flatMap(({ field }) => field)
          .filter(lacks)
  if (missing.length === 0) return null
  const outcome = required.length > 0 ? "the file was left out" : "nothing was read from it"
  const names = [...new Set(missing)].join(", ")
  return {
    problem: `no column ${names} (there are ${header.join(", ")}); ${outcome}`,
    rejected: required.length > 0,
  }
}

function needed(mapping: Mapping): ValueSource[] {
  const texts = mapping.failed ? [] : mapping.messages.filter(({ optional }) => !optional)
  const sources = [
    mapping.model,
    ...(mapping.sample ? [mapping.sample] : []),
    ...texts.map(({ text }) => text),
  ]
  return sources.filter((source) => source.default === undefined)
}
