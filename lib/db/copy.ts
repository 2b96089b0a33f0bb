import "server-only"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { ClientBase } from "pg"
import { from } from "pg-copy-streams"

export type CopyValue = string | number | bigint | boolean | Buffer | null

/**
 * Writes rows through COPY, in the connection's own transaction. Table and columns are names from our code;
 * values are data whatever they hold.
 */
export async function copyRows(client: ClientBase, table: string, columns: string[], rows: CopyValue[][]) {
  if (rows.length === 0) return
  const names = columns.map((column) => `"${column}"`).join(", ")
  const stream = client.query(from(`COPY "${table}" (${names}) FROM STDIN`))
  await pipeline(Readable.from(lines(rows)), stream)
}

const CHUNK = 256 * 1024

function* lines(rows: CopyValue[][]): Generator<Buffer> {
  let text = ""
  for (const row of rows) {
    text += `${row.map(encode).join("\t")}\n`
    if (text.length > CHUNK) {
      yield Buffer.from(text)
      text = ""
    }
  }
  if (text !== "") yield Buffer.from(text)
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }

function encode(value: CopyValue): string {
  if (value === null) return "\\N"
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`
  if (typeof value !== "string") return String(value)
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? "") : value
}
