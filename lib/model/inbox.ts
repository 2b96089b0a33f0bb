import type { TextRange } from "./transcript"

/** Ranges are into the text that was parsed; a field's range is its value without the blanks around it. */
export type Mail = { at: TextRange; fields: { name: string; at: TextRange }[]; body: TextRange | null }
export type InboxPiece = { kind: "text"; at: TextRange } | { kind: "mail"; mail: Mail }

const OPEN = /<email>\s{0,8}(?=(?:id|from|to|cc|subject|timestamp|date)[ \t]{0,8}:)/gi
const CLOSE = /<\/email>/gi
const FIELD = /^[ \t]{0,8}([A-Za-z][A-Za-z-]{0,30})[ \t]{0,8}:/

/**
 * Reads the mails that a prompt carries as `<email>` blocks (From, To, Subject, Timestamp, Body, other fields
 * as they come, in any order before Body) and the text between them. A mention of the tag without a field
 * behind it stays text. A mail ends at the first `</email>` that ends its line, so that a body may quote the
 * tag, else at the first one, else where the next mail opens or the text ends. Never throws.
 */
export function parseInbox(text: string, range: TextRange = [0, text.length]): InboxPiece[] {
  const slice = text.slice(...range)
  const opens = [...slice.matchAll(OPEN)]
  const pieces: InboxPiece[] = []
  let written = 0
  const addText = (until: number) => {
    const at = trimmed(slice, [written, until])
    if (at) pieces.push({ kind: "text", at: moved(at, range[0]) })
  }
  opens.forEach((open, i) => {
    const limit = opens[i + 1]?.index ?? slice.length
    const { end, after } = endOf(slice, open.index + open[0].length, limit)
    addText(open.index)
    const { fields, body } = readFields(slice, [open.index + "<email>".length, end])
    const mail: Mail = {
      at: moved([open.index, after], range[0]),
      fields: fields.map(({ name, at }) => ({ name, at: moved(at, range[0]) })),
      body: body && moved(body, range[0]),
    }
    pieces.push({ kind: "mail", mail })
    written = after
  })
  addText(slice.length)
  return pieces
}

/** The mails among the pieces. */
export function mailsOf(pieces: InboxPiece[]): Mail[] {
  return pieces.flatMap((piece) => (piece.kind === "mail" ? [piece.mail] : []))
}

/** A field's value as written, by its name in any case; "" when the mail lacks it. */
export function mailField(text: string, mail: Mail, name: string): string {
  const field = mail.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
  return field ? text.slice(...field.at) : ""
}

/** How many different addresses the mails come from; names before an address make no difference. */
export function countSenders(text: string, mails: Mail[]): number {
  const senders = mails.map((mail) => mailField(text, mail, "from"))
  return new Set(senders.filter(Boolean).map((from) => (/<([^<>]+)>/.exec(from)?.[1] ?? from).toLowerCase()))
    .size
}

function endOf(text: string, from: number, limit: number): { end: number; after: number } {
  const closes = [...text.slice(from, limit).matchAll(CLOSE)].map(({ index }) => from + index)
  const close = closes.find((at) => /^<\/email>[ \t]*(?:\r?\n|$)/i.test(text.slice(at, at + 64))) ?? closes[0]
  return close === undefined ? { end: limit, after: limit } : { end: close, after: close + "</email>".length }
}

function readFields(text: string, [start, end]: TextRange): Pick<Mail, "fields" | "body"> {
  const fields: Mail["fields"] = []
  let at = start
  while (at < end) {
    const newline = text.indexOf("\n", at)
    const lineEnd = newline === -1 || newline >= end ? end : newline
    const line = text.slice(at, lineEnd)
    const name = FIELD.exec(line)?.[1]
    if (name === undefined) {
      if (line.trim() !== "" || fields.length > 0) break
    } else {
      const valueStart = at + line.indexOf(":") + 1
      if (name.toLowerCase() === "body") return { fields, body: trimmed(text, [valueStart, end]) }
      fields.push({ name, at: trimmed(text, [valueStart, lineEnd]) ?? [valueStart, valueStart] })
    }
    at = lineEnd + 1
  }
  return { fields, body: trimmed(text, [Math.min(at, end), end]) }
}

function trimmed(text: string, [start, end]: TextRange): TextRange | null {
  const part = text.slice(start, end)
  const inner = part.trim()
  if (inner === "") return null
  const from = start + (part.length - part.trimStart().length)
  return [from, from + inner.length]
}

function moved([start, end]: TextRange, by: number): TextRange {
  return [start + by, end + by]
}
