import { z } from "zod"
import { addContent, addReasoning, addText } from "@/lib/importers/inspect/content"
import { messageText } from "@/lib/importers/inspect/message-text"
import { toolArguments } from "@/lib/importers/inspect/tool-arguments"
import type { Message, Role, TextRange } from "@/lib/model/transcript"
import { maybe, type RawMessage } from "./transcript-schema"

export type ReadMessage = {
  message: Message
  /** Where its text blocks stand: the source counts positions over these, joined by a newline. */
  texts: TextRange[]
}

const roles: Record<string, Role> = {
  ...{ system: "system", developer: "system", user: "user", human: "user", assistant: "assistant" },
  ...{ tool: "tool", function: "tool" },
}

/** The role of a message, by its `role` or in older versions its `type`; null for what is no message. */
export function roleOf({ role, type }: RawMessage): Role | null {
  return roles[role ?? type ?? ""] ?? null
}

/** A message as one text with blocks over it: its reasoning, its content in order, then its tool calls. */
export function readMessage(source: RawMessage, role: Role): ReadMessage {
  const message = messageText()
  const texts: TextRange[] = []
  const parts = typeof source.content === "string" ? [source.content] : (source.content ?? [])
  if (source.thinking) addReasoning(message, source.thinking, "")
  for (const part of parts) {
    const text = textOf(part)
    if (text === null) addContent(message, role, part)
    else {
      if (role === "tool") message.append(text)
      else addText(message, role, text)
      texts.push([message.text().length - text.length, message.text().length])
    }
  }
  if (role === "tool") {
    const { tool_call_id: callId, function: called, name } = source
    const tool = called ?? (name !== "Tool Response" ? name : undefined)
    const at: TextRange = [0, message.text().length]
    message.add({ type: "tool_result", at, ...(callId && { callId }), ...(tool && { name: tool }) })
  }
  for (const call of source.tool_calls ?? []) addToolCall(message, call)
  const read = { role, text: message.text(), blocks: message.blocks() }
  return { message: { ...read, ...(source.id && { sourceId: source.id }) }, texts }
}

const Text = z.looseObject({ type: z.literal("text"), text: z.string() })

function textOf(part: unknown): string | null {
  return typeof part === "string" ? part : (Text.safeParse(part).data?.text ?? null)
}

/** Calls have been written in three ways: {function, arguments}, {name, args} and {function: {name, arguments}}. */
const Call = z.looseObject({
  id: maybe(z.string()),
  name: maybe(z.string()),
  function: maybe(
    z.union([z.string(), z.looseObject({ name: z.string(), arguments: z.unknown().optional() })]),
  ),
  arguments: z.unknown().optional(),
  args: z.unknown().optional(),
})

function addToolCall(message: ReturnType<typeof messageText>, source: unknown) {
  const call = Call.safeParse(source).data
  const inner = typeof call?.function === "object" ? call.function : undefined
  const name = inner?.name ?? (typeof call?.function === "string" ? call.function : call?.name)
  if (!call || !name) {
    message.add({ type: "other", at: message.append(JSON.stringify(source) ?? ""), name: "tool_call" })
    return
  }
  const { arguments: values, text } = toolArguments(inner?.arguments ?? call.arguments ?? call.args)
  const at = message.append(`${name}(${text})`)
  message.add({
    type: "tool_call",
    at,
    ...(call.id && { id: call.id }),
    name,
    arguments: values,
    form: "native",
  })
}
