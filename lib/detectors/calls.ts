import { actionsOf, type Message, type TextRange, type ToolCallBlock } from "@/lib/model/transcript"
import type { Doing } from "./definition"

/** One call of the model, with the message it stands in. */
export type Call = { message: number; text: string; block: ToolCallBlock }

/** A value somewhere in a call's arguments, and the keys that lead to it. */
export type Leaf = { keys: string[]; text: string }

// What is beyond these is nothing a model would write; hostile data may hold it.
const MOST_LEAVES = 10_000
const DEEPEST = 100

/** The calls that the model made, those it only wrote out in its reasoning, or both in their order. */
export function callsOf(messages: Message[], doing: Doing): Call[] {
  if (doing === "action")
    return actionsOf(messages).map(({ message, call }) => ({
      message,
      text: messages[message]?.text ?? "",
      block: call,
    }))
  return messages.flatMap(({ role, text, blocks }, message) =>
    blocks.flatMap((block) =>
      role === "assistant" && block.type === "tool_call" && (doing === "call" || block.planned)
        ? [{ message, text, block }]
        : [],
    ),
  )
}

/** Every text, number and truth value in a call's arguments, however deep, in order. */
export function leavesOf({ block }: Call): Leaf[] {
  const leaves: Leaf[] = []
  const waiting: { keys: string[]; value: unknown }[] = [{ keys: [], value: block.arguments }]
  for (let next = waiting.pop(); next && leaves.length < MOST_LEAVES; next = waiting.pop()) {
    const { keys, value } = next
    if (typeof value === "object" && value !== null) {
      if (keys.length > DEEPEST) continue
      for (const [key, item] of Object.entries(value).reverse())
        waiting.push({ keys: Array.isArray(value) ? keys : [...keys, key], value: item })
    } else if (value !== null && value !== undefined && value !== "")
      leaves.push({ keys, text: String(value) })
  }
  return leaves
}

const ADDRESSED = new Set(["to", "cc", "bcc"])
const ADDRESSEE = /^(?:recipients?|addressees?|receivers?)$/
const BESIDE = /^(?:send|sent|forward|forwarded|e?mails?|message|address(?:es)?|list|users?|names?|ids?)$/

/** Whether an argument's name says who something goes to: to, cc, bcc, recipients, sendTo, to_emails, … */
export function isRecipient({ keys }: Leaf): boolean {
  return keys.some((key) => {
    const words = key
      .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "")
    if (words.some((word) => ADDRESSEE.test(word))) return true
    return (
      words.some((word) => ADDRESSED.has(word)) &&
      words.every((word) => ADDRESSED.has(word) || BESIDE.test(word))
    )
  })
}

/**
 * Where a range of an argument's value stands in the message: in the value as written, in the value as JSON
 * writes it, anywhere in the call by its own words, or, where none of that is found, the whole call.
 */
export function placeInMessage({ text, block }: Call, leaf: Leaf, [start, end]: TextRange): TextRange {
  const raw = text.slice(...block.at)
  const from = Math.max(0, keyEnd(raw, leaf.keys.at(-1) ?? ""))
  const at = (index: number, length: number): TextRange => [block.at[0] + index, block.at[0] + index + length]
  const plain = indexFrom(raw, leaf.text, from)
  if (plain !== -1) return at(plain + start, end - start)
  const json = indexFrom(raw, escapedJson(leaf.text), from)
  if (json !== -1)
    return at(
      json + escapedJson(leaf.text.slice(0, start)).length,
      escapedJson(leaf.text.slice(start, end)).length,
    )
  const words = leaf.text.slice(start, end)
  const alone = indexFrom(raw, words, from)
  return alone === -1 ? block.at : at(alone, words.length)
}

function indexFrom(raw: string, value: string, from: number): number {
  const after = raw.indexOf(value, from)
  return after === -1 ? raw.indexOf(value) : after
}

/** Where a key with its colon ends; -1 where it is not written as one. */
function keyEnd(raw: string, key: string): number {
  const name = key.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
  const match = new RegExp(`(?<![\\p{L}\\p{N}_])${name}["']?[ \\t]{0,8}:`, "iu").exec(raw)
  return match ? match.index + match[0].length : -1
}

function escapedJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
