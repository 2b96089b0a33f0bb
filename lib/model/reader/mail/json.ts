import type { Node } from "jsonc-parser"
import type { TextRange } from "@/lib/model/transcript"
import { type FieldMeaning, meaningOf } from "./fields"
import { jsonRanges, jsonTree, stringRange } from "./json-range"
import type { RawMail } from "./raw"

const SENDER = /"(?:from|sender|sent_by|from_address|from_email|to|recipients?)"\s{0,8}:/i
const CONTENT = /"(?:subject|body|content|message|text|preview|snippet)"\s{0,8}:/i
/** What says that a mail was sent is not the mail. */
const RECEIPT = /^(?:delivery_?status|read_receipts?|recipients_confirmed)$/i

/** Documents of JSON in a text with the mails that are objects in them, the outermost of nested ones. */
export function jsonMails(text: string, most: number): { at: TextRange; mails: RawMail[] }[] {
  if (!SENDER.test(text) || !CONTENT.test(text)) return []
  const documents: { at: TextRange; mails: RawMail[] }[] = []
  let room = most
  for (const at of jsonRanges(text)) {
    if (room <= 0) break
    const tree = jsonTree(text, at)
    const mails = tree ? mailsIn(text, tree, at[0]).slice(0, room) : []
    if (mails.length > 0) documents.push({ at, mails })
    room -= mails.length
  }
  return documents
}

function mailsIn(text: string, node: Node, offset: number): RawMail[] {
  if (node.type === "object") {
    const mail = mailOfObject(text, node, offset)
    if (mail) return [mail]
  }
  return node.children?.flatMap((child) => mailsIn(text, child, offset)) ?? []
}

type Property = { name: string; meaning: FieldMeaning | null; value: Node }

function mailOfObject(text: string, node: Node, offset: number): RawMail | null {
  const properties = (node.children ?? []).flatMap(propertyOf)
  if (properties.some(({ name }) => RECEIPT.test(name))) return null
  const given = (meaning: FieldMeaning) =>
    properties.find((one) => one.meaning === meaning && shownValue(text, one.value, offset) !== "")
  const body = [given("body"), given("excerpt")].find((one) => one?.value.type === "string")
  if (!isMail(text, offset, given, body)) return null
  const range = body && stringRange(text, body.value, offset)
  return {
    at: [offset + node.offset, offset + node.offset + node.length],
    form: "json",
    fields: properties.filter((one) => one !== body).map((one) => fieldOf(text, one, offset)),
    body: range && range.at[0] < range.at[1] ? range.at : null,
    escapes: range?.escaped ? "json" : null,
    excerpt: body?.meaning === "excerpt",
  }
}

/** Chat has a sender and a text as well: a mail has a subject or an address, and not a channel. */
function isMail(
  text: string,
  offset: number,
  given: (meaning: FieldMeaning) => Property | undefined,
  body: Property | undefined,
): boolean {
  const [from, to, subject] = [given("from"), given("to"), given("subject")]
  const addressed = [from, to].some((one) => one && shownValue(text, one.value, offset).includes("@"))
  if (subject && subject.value.type !== "string") return false
  if (from && (from.value.type === "string" || from.value.type === "object"))
    return body ? addressed || subject !== undefined : subject !== undefined && given("date") !== undefined
  return addressed && to !== undefined && subject !== undefined && body !== undefined
}

function propertyOf(node: Node): Property[] {
  const [key, value] = node.children ?? []
  return key && value && typeof key.value === "string"
    ? [{ name: key.value, meaning: meaningOf(key.value), value }]
    : []
}

function fieldOf(text: string, { name, value }: Property, offset: number): RawMail["fields"][number] {
  const shown = shownValue(text, value, offset)
  if (value.type === "object" || value.type === "array") return { name, value: shown, at: null }
  if (value.type !== "string")
    return { name, value: shown, at: [offset + value.offset, offset + value.offset + value.length] }
  const { at, escaped } = stringRange(text, value, offset)
  return { name, value: shown, at: escaped || at[0] === at[1] ? null : at }
}

/** A value in a header's words: people as "Name <address>", lists with commas, anything else as its JSON. */
function shownValue(text: string, node: Node, offset: number): string {
  if (node.type === "string") return String(node.value)
  if (node.type === "array" && node.children?.every(({ type }) => type === "string" || type === "object"))
    return node.children.map((child) => shownValue(text, child, offset)).join("; ")
  if (node.type === "object") {
    const person = (node.children ?? []).flatMap(propertyOf)
    const part = (key: RegExp) =>
      person.find(({ name, value }) => key.test(name) && value.type === "string")?.value.value
    const [name, address] = [part(/^(?:display_?)?name$/i), part(/^(?:e?mail|address|email_address)$/i)]
    if (typeof address === "string") return typeof name === "string" ? `${name} <${address}>` : address
  }
  return text.slice(offset + node.offset, offset + node.offset + node.length)
}
