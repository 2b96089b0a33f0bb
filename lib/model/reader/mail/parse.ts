import type { Message, TextRange } from "@/lib/model/transcript"
import { headerMails } from "./headers"
import { jsonMails } from "./json"
import type { Mail, MailPiece } from "./parts"
import { trimmed, withoutNewlines } from "./ranges"
import { mailOf, type RawMail } from "./raw"
import { tagMails } from "./tags"

export { mailOfCall } from "./calls"

/** What is left between the mails of a JSON document and says nothing: brackets, commas, the name of the list. */
const PUNCTUATION = /^[\s[\]{},]*$/
/** Of one range; whatever follows is text. */
const MOST = 2_000
/** A key whose value is a mail or a list of them; the second part is its name. */
const DANGLING = /(?:^|[,{[])\s*"([^"\\]{1,60})"\s*:[\s[{]*$/
const LISTS = /(?:mails?|messages|results|inbox|items|data|threads?|output|response)$/i
/** A line that only parts one mail from the next. */
const RULE = /^[\s\-=_*]*$/

/**
 * The mails of a range of a message that was put before the agent or returned by a tool, and the text between them,
 * in order: `<email>` blocks, headers, objects of JSON. Without any mail, the range is one piece of text. Time is
 * linear in the range's length; nothing throws.
 */
export function mailPieces(message: Pick<Message, "text">, ordinal: number, range: TextRange): MailPiece[] {
  const text = message.text.slice(...range)
  const pieces: MailPiece[] = []
  const addText = (parts: TextRange[]) => {
    for (const at of parts) pieces.push({ kind: "text", at: moved(at, range[0]) })
  }
  let written = 0
  const found = holders(text)
  const escaped = found.some(({ mails }) => mails.some(({ escapes }) => escapes === "newlines"))
  for (const { at, mails } of found) {
    addText(around(text, [written, at[0]], escaped))
    written = at[0]
    for (const raw of mails) {
      addText(bare(text, [written, raw.at[0]]))
      const origin = { message: ordinal, block: null, direction: "read" } as const
      pieces.push({ kind: "mail", mail: mailOf(movedMail(raw, range[0]), origin) })
      written = raw.at[1]
    }
    addText(bare(text, [written, at[1]]))
    written = at[1]
  }
  addText(around(text, [written, text.length], escaped))
  return pieces
}

/** The mails among the pieces. */
export function mailsOf(pieces: MailPiece[]): Mail[] {
  return pieces.flatMap((piece) => (piece.kind === "mail" ? [piece.mail] : []))
}

/**
 * What holds mails: a document of JSON, or a mail by itself. Tags say most clearly what a mail is, then JSON: what
 * one finds, the next does not look into.
 */
function holders(text: string): { at: TextRange; mails: RawMail[] }[] {
  const tagged = /<email>/i.test(text) ? tagMails(text, MOST) : []
  const alone = (mails: RawMail[]) => mails.map((mail) => ({ at: mail.at, mails: [mail] }))
  if (tagged.length > 0) return alone(tagged)
  const documents = jsonMails(text, MOST)
  return documents.length > 0 ? documents : alone(headerMails(text, MOST))
}

/** The text around mails, unless it says nothing. */
function around(text: string, range: TextRange, escaped: boolean): TextRange[] {
  const part = escaped ? withoutNewlines(text, range) : trimmed(text, range)
  if (!part || (range[1] - range[0] < text.length && saysNothing(text.slice(...part)))) return []
  return [part]
}

/**
 * The properties of a JSON document between its mails, without the brackets at their ends, and the key that the
 * next mail is the value of, unless it only names a list.
 */
function bare(text: string, [start, end]: TextRange): TextRange[] {
  const part = text.slice(start, end)
  const [dangling, name = ""] = DANGLING.exec(part.slice(-200)) ?? []
  const cut = dangling === undefined ? part.length : part.length - dangling.length
  const from = part.lastIndexOf(name)
  const key: TextRange[] = name === "" || LISTS.test(name) ? [] : [[start + from, start + from + name.length]]
  const head = /^[\s[\]{},]*/.exec(part)?.[0].length ?? 0
  let tail = cut
  while (tail > head && /[\s[\]{},]/.test(part.charAt(tail - 1))) tail--
  return head < tail ? [[start + head, start + tail], ...key] : key
}

function saysNothing(text: string): boolean {
  return PUNCTUATION.test(text) || RULE.test(text)
}

function movedMail(raw: RawMail, by: number): RawMail {
  return {
    ...raw,
    at: moved(raw.at, by),
    fields: raw.fields.map((field) => ({ ...field, at: field.at && moved(field.at, by) })),
    body: raw.body && moved(raw.body, by),
  }
}

function moved([start, end]: TextRange, by: number): TextRange {
  return [start + by, end + by]
}
