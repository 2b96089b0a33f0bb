import { openZip } from "@/lib/importers/inspect/files/zip-archive"

/** First bytes (as latin1) of formats that are met by mistake, and how to call them. */
const MAGIC: [start: string, words: string][] = [
  ["PK\x05\x06", "an empty zip archive"],
  ["\x1f\x8b", "a gzip file (unpack it first)"],
  ["\x28\xb5\x2f\xfd", "a Zstandard file (unpack it first)"],
  ["BZh", "a bzip2 file (unpack it first)"],
  ["\xfd7zXZ\x00", "an xz file (unpack it first)"],
  ["7z\xbc\xaf\x27\x1c", "a 7-Zip archive (unpack it first)"],
  ["%PDF-", "a PDF document"],
  ["\x89PNG\r\n", "a PNG image"],
  ["\xff\xd8\xff", "a JPEG image"],
  ["GIF8", "a GIF image"],
  ["SQLite format 3\x00", "an SQLite database"],
  ["PAR1", "a Parquet file"],
  ["\xff\xfe", "UTF-16 text (expected UTF-8)"],
  ["\xfe\xff", "UTF-16 text (expected UTF-8)"],
]

/** Members that tell what a zip really is. */
const DOCUMENTS: [member: string, words: string][] = [
  ["Index/Document.iwa", "an Apple iWork document (Numbers, Pages or Keynote)"],
  ["xl/workbook.xml", "an Excel workbook"],
  ["word/document.xml", "a Word document"],
  ["content.xml", "an OpenDocument file"],
]

/**
 * Says in a few words what a file is, from its first bytes and, for a zip, its members. Never by its name.
 * `whole` is true when `head` is all of the file.
 */
export async function describeFile(path: string, head: Buffer, whole: boolean): Promise<string> {
  if (head.length === 0) return "an empty file"
  const start = head.toString("latin1", 0, 512)
  if (start.startsWith("PK\x03\x04")) return describeZip(path)
  if (start.slice(257, 262) === "ustar") return "a tar archive (unpack it first)"
  const magic = MAGIC.find(([bytes]) => start.startsWith(bytes))
  if (magic) return magic[1]
  const text = textOf(head, whole)
  return text === null ? "binary data of an unknown kind" : describeText(text, whole)
}

async function describeZip(path: string): Promise<string> {
  try {
    const zip = await openZip(path)
    zip.close()
    const members = [...zip.entries.keys()]
    const listed = `members: ${listOf(members, 3)}`
    const document = DOCUMENTS.find(([member]) => zip.entries.has(member))
    if (document) return `${document[1]}, that is a zip archive (${listed})`
    return `a zip archive that holds no header.json or _journal/start.json (${listed})`
  } catch (error) {
    return `a zip archive that cannot be opened (${error instanceof Error ? error.message : String(error)})`
  }
}

/** The head as text, or null when it is none. A character cut at the end of the head does not count. */
function textOf(head: Buffer, whole: boolean): string | null {
  if (head.includes(0)) return null
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: !whole }).trim()
  } catch {
    return null
  }
}

function describeText(text: string, whole: boolean): string {
  if (text === "") return "blank text"
  if (/^<(!doctype html|html)\b/i.test(text)) return "an HTML page"
  if (text.startsWith("<?xml")) return "XML"
  const lines = text.split(/\r?\n/, 3)
  const first = parsed(lines[0] ?? "")
  if (lines.length > 1 && first && parsed(lines[1] ?? "")) return `JSON Lines (${keysOf(first)})`
  if (/^[{[]/.test(text)) return describeJson(text, whole)
  const separator = [",", ";", "\t"].find((mark) => lines[0]?.includes(mark) && lines[1]?.includes(mark))
  if (separator) return `a table of text (columns: ${listOf(lines[0]?.split(separator) ?? [], 6)})`
  return "plain text"
}

function describeJson(text: string, whole: boolean): string {
  const kind = text.startsWith("{") ? "JSON object" : "JSON list"
  const value = whole ? parsed(text) : null
  if (value)
    return Array.isArray(value) ? `a ${kind} of ${value.length} items` : `a ${kind} (${keysOf(value)})`
  return whole ? `text that begins like a ${kind} and is not valid JSON` : `text that begins like a ${kind}`
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" ? value : null
  } catch {
    return null
  }
}

function keysOf(value: object): string {
  return `keys: ${listOf(Object.keys(value), 6)}`
}

function listOf(names: string[], most: number): string {
  const shown = names.slice(0, most).map((name) => name.trim().replace(/^"|"$/g, "").slice(0, 40))
  return names.length === 0 ? "none" : shown.join(", ") + (names.length > most ? ", …" : "")
}
