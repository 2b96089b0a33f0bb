import type { TextRange } from "@/lib/model/transcript"
import { fieldOf, meaningOf } from "./fields"
import { trimmed } from "./ranges"
import type { RawMail } from "./raw"

/** A line that may begin a mail; "[Email, 11:15] From: …" and "**From:** …" too. */
const STARTS =
  /^[ \t]{0,8}(?:\[[^\]\n]{0,80}\][ \t]{0,4})?\*{0,2}(?:From|To|Subject|FROM|TO|SUBJECT)\*{0,2}:/gm
const HEADER =
  /^[ \t]{0,8}(?:\[[^\]\n]{0,80}\][ \t]{0,4})?\*{0,2}([A-Z][A-Za-z]{0,20}(?:[- ][A-Za-z]{1,20}){0,3})\*{0,2}:(?:\*{2})?(?=[ \t]|\r?$)/
const CONTINUED = /^[ \t]+\S/
const SEPARATOR = /^[ \t]*(?:[-=_*]{3,}[ \t]*|[-=]{2,}[^\n]{1,80}?[-=]{2,}[ \t]*)\r?$/
/** "--- Reply received (09:45) ---": behind it, a sender's address alone begins a mail. */
const TITLED = /^[ \t]*[-=]{2,}[^\n]*(?:e-?mail|message|reply|replied)[^\n]*[-=]{2,}[ \t]*\r?$/i
const PLACEHOLDER = /^["“]?[{<[][^@]*[}>\]]["”]?,?$/
const MOST_HEADERS = 60

type Line = { at: TextRange; header: string | null; value: TextRange }
type Block = { start: number; end: number; fields: RawMail["fields"]; spaced: boolean }

/**
 * The mails of a text that begin with bare header lines: at least two of From, To and Subject, one of them From or
 * with an address, among consecutive headers, then a blank line (none needed where all three are there) and the
 * body, until the next such mail or a separator such as `---`. Names of headers begin with a capital, so that a
 * description of a tool's arguments is no mail; neither is a receipt, whose body is fields only.
 */
export function headerMails(text: string, most: number): RawMail[] {
  const blocks: Block[] = []
  let read = 0
  for (const { index } of text.matchAll(STARTS)) {
    if (index < read) continue
    const block = readBlock(text, firstHeader(text, index, read))
    read = Math.max(block.end, index + 1)
    if (isMail(text, block)) blocks.push(block)
    if (blocks.length > most) break
  }
  return blocks.slice(0, most).flatMap((block, i): RawMail[] => {
    const limit = blocks[i + 1]?.start ?? text.length
    const end = separatorBefore(text, block.end, limit)
    const body = trimmed(text, [block.end, end])
    const stated = block.fields.some(({ name }) => /^(?:delivery )?status$/i.test(name))
    if (body ? isReceipt(text.slice(...body)) : stated) return []
    const at: TextRange = [block.start, body?.[1] ?? block.fields.at(-1)?.at?.[1] ?? block.end]
    return [{ at, form: "headers", fields: block.fields, body, escapes: null, excerpt: false }]
  })
}

/** Headers above the first that counts, such as Date or Received, belong to the mail. */
function firstHeader(text: string, index: number, read: number): number {
  let start = index
  for (let count = 0; count < MOST_HEADERS && start > read; count++) {
    const before = text.lastIndexOf("\n", start - 2) + 1
    if (before < read || before === start) break
    const line = text.slice(before, start - 1)
    const header = HEADER.exec(line.slice(0, 400))?.[1]
    if (
      header === undefined
        ? !CONTINUED.test(line)
        : !/^(?:Date|Cc|Bcc|Id|Sent|Timestamp|Received|X-|[A-Z]\w*-)/i.test(header)
    )
      break
    start = before
  }
  return HEADER.test(text.slice(start, start + 400)) ? start : index
}

function readBlock(text: string, start: number): Block {
  const fields: Block["fields"] = []
  let at = start
  for (let count = 0; at < text.length && count < MOST_HEADERS; count++) {
    const line = lineAt(text, at)
    const last = fields.at(-1)
    if (line.header !== null && meaningOf(line.header) === "body") {
      return { start, end: line.value[0], fields, spaced: true }
    }
    if (line.header !== null) {
      const value = trimmed(text, line.value)
      fields.push({ name: line.header, value: value ? text.slice(...value) : "", at: value })
    } else if (last && CONTINUED.test(text.slice(...line.at))) {
      const value = trimmed(text, [last.at?.[0] ?? line.at[0], line.at[1]])
      if (value) Object.assign(last, { value: text.slice(...value).replace(/\s+/g, " "), at: value })
    } else break
    at = line.at[1] + 1
  }
  const end = Math.min(at, text.length)
  return {
    start,
    end,
    fields,
    spaced: end >= text.length || /^[ \t\r]*(?:\n|$)/.test(text.slice(end, end + 200)),
  }
}

function lineAt(text: string, start: number): Line {
  const newline = text.indexOf("\n", start)
  const end = newline === -1 ? text.length : newline
  // A header's name and what stands before it are short; the line may be megabytes.
  const found = HEADER.exec(text.slice(start, Math.min(end, start + 400)))
  return {
    at: [start, end],
    header: found?.[1] ?? null,
    value: [start + (found?.[0].length ?? 0), end],
  }
}

function isMail(text: string, { start, fields, spaced, end }: Block): boolean {
  const value = (meaning: "from" | "to" | "subject") => fieldOf(fields, meaning)?.value
  const [from, to] = [value("from"), value("to")]
  const given = [from, to, value("subject")].filter((one) => one !== undefined)
  if (given.some((one) => PLACEHOLDER.test(one))) return false
  if (given.length === 1 && from?.includes("@")) return spaced && TITLED.test(lineBefore(text, start))
  if (given.length < 2 || (from === undefined && !to?.includes("@"))) return false
  return spaced || given.length === 3 || SEPARATOR.test(text.slice(end, end + 120).split("\n")[0] ?? "")
}

function lineBefore(text: string, start: number): string {
  return (
    text
      .slice(Math.max(0, start - 200), Math.max(0, start - 1))
      .split("\n")
      .at(-1) ?? ""
  )
}

function separatorBefore(text: string, start: number, limit: number): number {
  let at = start
  let blank = true
  while (at < limit) {
    const newline = text.indexOf("\n", at)
    const end = newline === -1 || newline > limit ? limit : newline
    const line = text.slice(at, Math.min(end, at + 200))
    // A rule right under the headers only parts them from the body.
    if (SEPARATOR.test(line)) {
      if (!blank || !/^[ \t]*[-=_*]{3,}[ \t]*\r?$/.test(line)) return at
      blank = false
    } else if (line.trim() !== "") blank = false
    at = end + 1
  }
  return limit
}

/** "Delivery Status: Delivered": what says that a mail was sent, not the mail. */
function isReceipt(body: string): boolean {
  if (body.length > 500) return false
  return (
    body.split("\n").every((line) => line.trim() === "" || /^[ \t]*[A-Z][\w ]{0,30}:[ \t]+\S/.test(line)) &&
    /^[ \t]*(?:Delivery|Status|Message ID|Read receipt)/im.test(body)
  )
}
