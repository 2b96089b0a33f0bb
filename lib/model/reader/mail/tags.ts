import type { TextRange } from "@/lib/model/transcript"
import { trimmed, withoutNewlines } from "./ranges"
import type { RawMail } from "./raw"

const OPEN = /<email>(?:\s|\\n){0,8}(?=(?:id|from|to|cc|subject|timestamp|date)[ \t]{0,8}:)/gi
const CLOSE = /<\/email>/gi
const CLOSES_LINE = /^<\/email>[ \t]*(?:\r?\n|\\n|$)/i
const FIELD = /^[ \t]{0,8}([A-Za-z][A-Za-z_-]{0,30})[ \t]{0,8}:/

/**
 * The mails of a text that stand in `<email>` blocks: From, To, Subject, Timestamp, Body, other fields as they
 * come, in any order before Body. A mention of the tag without a field behind it is none. A mail ends at the
 * first `</email>` that ends its line, so that a body may quote the tag, else at the first one, else where the
 * next mail opens or the text ends. Some prompts write "\n" where they mean a new line; that is read as one.
 */
export function tagMails(text: string, most: number): RawMail[] {
  const opens = [...text.matchAll(OPEN)]
  return opens.slice(0, most).map((open, i) => {
    const limit = opens[i + 1]?.index ?? text.length
    const inner = open.index + "<email>".length
    const { end, after } = endOf(text, open.index + open[0].length, limit)
    const escaped = /^[ \t]*\\n/.test(text.slice(inner, inner + 16))
    return { at: [open.index, after], form: "tag", ...readFields(text, [inner, end], escaped) }
  })
}

function endOf(text: string, from: number, limit: number): { end: number; after: number } {
  const closes = [...text.slice(from, limit).matchAll(CLOSE)].map(({ index }) => from + index)
  const close = closes.find((at) => CLOSES_LINE.test(text.slice(at, at + 64))) ?? closes[0]
  return close === undefined ? { end: limit, after: limit } : { end: close, after: close + "</email>".length }
}

type Read = Pick<RawMail, "fields" | "body" | "escapes" | "excerpt">

function readFields(text: string, [start, end]: TextRange, escaped: boolean): Read {
  const fields: Read["fields"] = []
  const newline = escaped ? "\\n" : "\n"
  const read = (body: TextRange | null): Read => ({
    fields,
    body,
    escapes: escaped ? "newlines" : null,
    excerpt: false,
  })
  let at = start
  while (at < end) {
    const found = text.indexOf(newline, at)
    const lineEnd = found === -1 || found >= end ? end : found
    const line = text.slice(at, lineEnd)
    const name = FIELD.exec(line)?.[1]
    if (name === undefined) {
      if (line.trim() !== "" || fields.length > 0) break
    } else {
      const valueStart = at + line.indexOf(":") + 1
      if (name.toLowerCase() === "body") return read(bodyOf(text, [valueStart, end], escaped))
      const value = trimmed(text, [valueStart, lineEnd])
      fields.push({ name, value: value ? text.slice(...value) : "", at: value })
    }
    at = lineEnd + newline.length
  }
  return read(bodyOf(text, [Math.min(at, end), end], escaped))
}

function bodyOf(text: string, range: TextRange, escaped: boolean): TextRange | null {
  return escaped ? withoutNewlines(text, range) : trimmed(text, range)
}
