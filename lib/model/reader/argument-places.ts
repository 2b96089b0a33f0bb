import { jsonTree } from "@/lib/model/reader/mail/json-range"
import type { Message, TextRange, ToolCallBlock } from "@/lib/model/transcript"

/** Where an argument's value stands in its call as written: JSON, or a text, perhaps inside a JSON string. */
export type ArgumentPlace = { at: TextRange; form: "text" | "json"; escapes: "json" | null }

/**
 * The places of a call's arguments in its message's text, by key: the values of the JSON object that the call holds,
 * else texts that stand in it verbatim. What stands nowhere in it has none.
 */
export function argumentPlaces(
  { text }: Pick<Message, "text">,
  call: ToolCallBlock,
): Map<string, ArgumentPlace> {
  const raw = text.slice(...call.at)
  const keys = Object.keys(call.arguments)
  const places = jsonPlaces(text, call, raw)
  if (keys.some((key) => places.has(key))) return places
  const lower = raw.toLowerCase()
  for (const key of keys) {
    const value = call.arguments[key]
    if (typeof value !== "string" || value === "") continue
    const named = lower.indexOf(key.toLowerCase())
    const found = raw.indexOf(value, named === -1 ? 0 : named + key.length)
    const start = call.at[0] + found
    if (found !== -1) places.set(key, { at: [start, start + value.length], form: "text", escapes: null })
  }
  return places
}

function jsonPlaces(text: string, call: ToolCallBlock, raw: string): Map<string, ArgumentPlace> {
  const places = new Map<string, ArgumentPlace>()
  const [open, close] = [raw.indexOf("{"), raw.lastIndexOf("}")]
  if (open === -1 || close < open) return places
  const start = call.at[0] + open
  const tree = jsonTree(text, [start, call.at[0] + close + 1])
  for (const { children: [key, value] = [] } of tree?.children ?? []) {
    if (typeof key?.value !== "string" || !value || !Object.hasOwn(call.arguments, key.value)) continue
    const isText = value.type === "string"
    // A text is what stands between the quotes.
    const inset = isText ? 1 : 0
    const at: TextRange = [start + value.offset + inset, start + value.offset + value.length - inset]
    if (at[0] >= at[1]) continue
    const escapes = isText && text.slice(...at).includes("\\") ? "json" : null
    places.set(key.value, { at, form: isText ? "text" : "json", escapes })
  }
  return places
}
