import type { Message, TextRange, ToolCallBlock } from "@/lib/model/transcript"
import { meaningOf } from "./fields"
import { jsonTree, stringRange } from "./json-range"
import type { Mail } from "./parts"
import { mailOf, type RawMail } from "./raw"
import { sendsMail } from "./sends"

/** A value's place in the call as written. */
type Place = { at: TextRange; escapes: RawMail["escapes"] }

/**
 * A call as the mail it sends, or plans to send; null for any other call. Ranges are where the values stand in the
 * call as written; a body that stands nowhere in it, in whatever spelling, is among the fields.
 */
export function mailOfCall(
  call: ToolCallBlock,
  message: Pick<Message, "text">,
  ordinal: number,
  block: number,
): Mail | null {
  if (!sendsMail(call)) return null
  const places = placesOf(call, message.text)
  const entries = Object.entries(call.arguments)
  const bodyKey = entries.find(
    ([key, value]) => meaningOf(key) === "body" && typeof value === "string" && value !== "",
  )?.[0]
  const body = bodyKey === undefined ? null : (places(bodyKey) ?? null)
  const fields = entries.flatMap(([name, value]) => {
    if (body && name === bodyKey) return []
    const place = places(name)
    return [{ name, value: shown(value), at: place && place.escapes === null ? place.at : null }]
  })
  const raw: RawMail = {
    ...{ at: call.at, form: "call", fields, excerpt: false },
    ...{ body: body?.at ?? null, escapes: body?.escapes ?? null },
  }
  const mail = mailOf(raw, { message: ordinal, block, direction: call.planned === true ? "planned" : "sent" })
  return mail.subject === null
    ? { ...mail, subject: subjectInBody(entries.find(([key]) => key === bodyKey)?.[1]) }
    : mail
}

/** Where a tool takes no subject, agents begin the body with it. */
function subjectInBody(body: unknown): string | null {
  if (typeof body !== "string") return null
  const found = /^\s{0,20}\*{0,2}subject\*{0,2}:\*{0,2}[ \t]*([^\n]{1,300})/i.exec(body.slice(0, 400))?.[1]
  return found?.replace(/\*\*/g, "").trim() || null
}

function shown(value: unknown): string {
  if (typeof value === "string") return value
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join("; ")
  return JSON.stringify(value) ?? ""
}

/** Finds arguments in the call's JSON where it has some, else by what was read of them. */
function placesOf(call: ToolCallBlock, text: string): (key: string) => Place | null {
  const raw = text.slice(...call.at)
  const open = raw.indexOf("{")
  const close = raw.lastIndexOf("}")
  const range: TextRange = [call.at[0] + open, call.at[0] + close + 1]
  const tree = open !== -1 && close > open ? jsonTree(text, range) : null
  const places = new Map<string, Place>()
  for (const { children } of tree?.children ?? []) {
    const [key, value] = children ?? []
    if (!key || value?.type !== "string" || value.length <= 2) continue
    const { at, escaped } = stringRange(text, value, range[0])
    places.set(String(key.value), { at, escapes: escaped ? "json" : null })
  }
  return (key) => (tree ? (places.get(key) ?? null) : placeOf(call, raw, key))
}

function placeOf({ arguments: given, at }: ToolCallBlock, raw: string, key: string): Place | null {
  const value = given[key]
  if (typeof value !== "string" || value === "") return null
  const named = raw.toLowerCase().indexOf(key.toLowerCase())
  const from = named === -1 ? 0 : named + key.length
  const quoted = value.replace(/["\\]/g, "\\$&")
  const spellings: [string, RawMail["escapes"]][] = [
    [value, null],
    [quoted, "json"],
    [quoted.replaceAll("\n", "\\n").replaceAll("\t", "\\t"), "json"],
  ]
  for (const [spelling, escapes] of spellings) {
    const found = raw.indexOf(spelling, from)
    if (found !== -1) return { at: [at[0] + found, at[0] + found + spelling.length], escapes }
  }
  return null
}
