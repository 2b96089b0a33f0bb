import { createReadStream } from "node:fs"
import { type Info, parse } from "csv-parse"
import { z } from "zod"
import { missingColumns } from "@/lib/importers/mapping/missing-columns"
import type { Mapping } from "@/lib/importers/mapping/schema"
import type { FileProblem, FileRecord } from "./record"

const Row = z.object({ record: z.array(z.string()), info: z.custom<Info>() })

/**
 * The rows of a CSV file under its header, streamed. BOM, CRLF, quotes over several lines and quotes within
 * unquoted cells are taken as they come; the delimiter, where the mapping gives none, is the one of , ; tab |
 * that the header has most of. A row with too few or too many cells is a problem; the others go on.
 * Lines are counted here: csv-parse counts CRLF within quotes twice.
 */
export async function* csvRecords(path: string, mapping: Mapping): AsyncGenerator<FileRecord | FileProblem> {
  const { encoding } = mapping
  const broken: string[] = []
  const parser = parse({
    bom: true,
    encoding,
    info: true,
    delimiter: mapping.delimiter ?? delimiterOf(await firstLine(path, encoding)),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // Thrown, an error would take with it the rows that were read before it.
    skip_records_with_error: true,
    on_skip: (error) => {
      broken.push(error?.code === "CSV_QUOTE_NOT_CLOSED" ? "a quote is never closed" : String(error?.message))
    },
  })
  const input = createReadStream(path)
  input.on("error", (error) => parser.destroy(error))
  let header: string[] | undefined
  let line = 1
  let number = 0
  for await (const row of input.pipe(parser)) {
    const { record, info } = Row.parse(row)
    const at = line + info.empty_lines
    line += 1 + record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
    if (!header) {
      header = record.map((name) => name.trim())
      yield* doubles(header, at)
      const missing = missingColumns(mapping, header)
      if (missing) yield { line: at, ...missing }
      if (missing?.rejected) break
      continue
    }
    number++
    const extra = record.slice(header.length).some((cell) => cell !== "")
    if (record.length < header.length || extra) {
      const cells = `${record.length} cells where the header has ${header.length}`
      yield { line: at, problem: `${cells}; left out`, rejected: true }
    } else yield { line: at, number, fields: fieldsOf(header, record, mapping.json) }
  }
  for (const reason of broken) {
    yield { line, problem: `${reason}; what follows here was left out`, rejected: true }
  }
}

function fieldsOf(header: string[], record: string[], json: boolean): Record<string, unknown> {
  const cells = header.map((name, index) => [name, record[index] ?? ""] as const)
  return Object.fromEntries(
    // Reversed, so that of two columns with one name the first is kept.
    cells.reverse().flatMap(([name, cell]) => (name === "" ? [] : [[name, json ? parsedCell(cell) : cell]])),
  )
}

function parsedCell(cell: string): unknown {
  if (!/^\s*[[{]/.test(cell)) return cell
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}

function* doubles(header: string[], line: number): Generator<FileProblem> {
  const twice = new Set(header.filter((name, index) => name !== "" && header.indexOf(name) !== index))
  for (const name of twice) {
    yield { line, problem: `two columns are called “${name}”; the first is read`, rejected: false }
  }
}

async function firstLine(path: string, encoding: Mapping["encoding"]): Promise<string> {
  for await (const chunk of createReadStream(path, { encoding, end: 65_535 })) {
    return String(chunk).split(/\r?\n|\r/)[0] ?? ""
  }
  return ""
}

function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, "")
  const count = (delimiter: string) => bare.split(delimiter).length
  return [",", ";", "\t", "|"].reduce((best, next) => (count(next) > count(best) ? next : best))
}
