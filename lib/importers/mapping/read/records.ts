import { cleanValue } from "@/lib/importers/clean-text"
import type { ImportWarning } from "@/lib/importers/contract"
import { csvRecords } from "@/lib/importers/mapping/files/csv-records"
import type { InputFile } from "@/lib/importers/mapping/files/inputs"
import { jsonlRecords } from "@/lib/importers/mapping/files/jsonl-records"
import { type FileRecord, fieldOf } from "@/lib/importers/mapping/files/record"
import type { Mapping } from "@/lib/importers/mapping/schema"

/**
 * The records of a file that the mapping does not skip, their texts cleaned for storage, and a warning for
 * each record that could not be read.
 */
export async function* readRecords(
  mapping: Mapping,
  file: InputFile,
): AsyncGenerator<{ record: FileRecord } | { warning: ImportWarning }> {
  const records = mapping.format === "csv" ? csvRecords(file.path, mapping) : jsonlRecords(file.path)
  for await (const record of records) {
    const where = `line ${record.line}`
    if ("problem" in record) {
      yield { warning: { file: file.name, where, message: record.problem, rejected: record.rejected } }
      continue
    }
    const count = { replaced: 0 }
    const fields = cleanValue(record.fields, count)
    if (skipped(mapping, fields)) continue
    if (count.replaced > 0) {
      const message = `U+FFFD put for what cannot be stored (U+0000, lone surrogates), ${count.replaced} times`
      yield { warning: { file: file.name, where, message, rejected: false } }
    }
    yield { record: { ...record, fields } }
  }
}

function skipped({ skip }: Mapping, fields: FileRecord["fields"]): boolean {
  return Object.entries(skip).some(([field, values]) => {
    const value = fieldOf(fields, field)
    return value !== undefined && values.includes(String(value).trim())
  })
}
