import { z } from "zod"
import { type Fields, fieldOf, Unreadable } from "@/lib/importers/mapping/files/record"
import type { ConversationSpec } from "@/lib/importers/mapping/schema"
import { parseTaggedText } from "@/lib/importers/tagged-text"
import { type Block, type Message, Role } from "@/lib/model/transcript"
import type { Piece } from "./piece"
import { readToolCall } from "./tool-call"

const Items = z.array(z.record(z.string(), z.unknown()))
const Part = z.looseObject({ type: z.string() })
const usual: Record<string, Role> = {
  developer: "system",
  human: "user",
  ai: "assistant",
  model: "assistant",
  function: "tool",
}

/**
 * The messages of a field that holds a list of {role, content, tool_calls}. Content is a text or a list of
 * parts: text and reasoning (or thinking) parts are read, any other part is kept as its JSON.
 * Throws Unreadable on a field that is no such list and on a role that is not known.
 */
export function readConversation(spec: ConversationSpec, fields: Fields): Message[] {
  const items = Items.safeParse(fieldOf(fields, spec.field))
  if (!items.success) throw new Unreadable(`field ${spec.field} is not a list of messages`)
  return items.data.map((item, index) => {
    const name = String(fieldOf(item, spec.role))
    const role = Role.safeParse(spec.roles[name] ?? usual[name] ?? name)
    if (!role.success) {
      const where = `field ${spec.field}.${index}`
      throw new Unreadable(`${where}: role “${name.slice(0, 80)}” is not known (add it under roles)`)
    }
    const content = fieldOf(item, spec.text) ?? []
    const parts = Array.isArray(content) ? content : [content]
    const calls = Array.isArray(item.tool_calls) ? item.tool_calls : []
    const pieces = [...parts.map((part) => readPart(role.data, part, item)), ...calls.map(readToolCall)]
    return joinPieces(role.data, pieces)
  })
}

function joinPieces(role: Role, pieces: Piece[]): Message {
  let text = ""
  const blocks: Block[] = []
  for (const { body, blocksAt } of pieces.filter((piece) => piece.body !== "")) {
    if (text !== "") text += "\n\n"
    blocks.push(...blocksAt(text.length))
    text += body
  }
  return { role, text, blocks }
}

function readPart(role: Role, part: unknown, { tool_call_id: callId, name }: Fields): Piece {
  const { data } = Part.safeParse(part)
  const said = typeof part === "string" ? part : data?.type === "text" ? data.text : undefined
  if (typeof said === "string") {
    const ends = (start: number): [number, number] => [start, start + said.length]
    if (role === "assistant") return { body: said, blocksAt: (start) => parseTaggedText(said, start) }
    if (role !== "tool") return { body: said, blocksAt: (start) => [{ type: "text", at: ends(start) }] }
    const call = {
      ...(typeof callId === "string" ? { callId } : {}),
      ...(typeof name === "string" ? { name } : {}),
    }
    return { body: said, blocksAt: (start) => [{ type: "tool_result", at: ends(start), ...call }] }
  }
  const thought = data?.reasoning ?? data?.thinking
  if (typeof thought === "string") {
    const end = thought.length
    return { body: thought, blocksAt: (s) => [{ type: "reasoning", at: [s, s + end], form: "full" }] }
  }
  const json = JSON.stringify(part)
  const other = data?.type ?? "unknown"
  return { body: json, blocksAt: (s) => [{ type: "other", at: [s, s + json.length], name: other }] }
}
