import { z } from "zod"
import type { Message, Role } from "@/lib/model/transcript"
import { addContent, addReasoning, addText } from "./content"
import { type ChatMessage, ToolCall } from "./log-schema"
import { type MessageText, messageText } from "./message-text"
import { toolArguments } from "./tool-arguments"

const roles: Record<string, Role> = {
  system: "system",
  developer: "system",
  user: "user",
  assistant: "assistant",
  tool: "tool",
}

/**
 * An Inspect ChatMessage as one text with blocks over it: its content in order, then its tool calls, each
 * written `name(arguments)`. A role that we do not know is read as "user", with a remark.
 */
export function readMessage(source: ChatMessage, remark: (text: string) => void): Message {
  const role = roles[source.role]
  if (!role) remark(`the role "${source.role}" is not known; the message was read as a user's`)
  const message = messageText()
  if (role === "tool") readToolMessage(message, source)
  else readTurn(message, source, role ?? "user")
  return {
    role: role ?? "user",
    text: message.text(),
    blocks: message.blocks(),
    ...(source.id && { sourceId: source.id }),
  }
}

function readTurn(message: MessageText, source: ChatMessage, role: Role): void {
  if (source.reasoning) addReasoning(message, source.reasoning, "")
  if (typeof source.content === "string") addText(message, role, source.content)
  else for (const part of source.content ?? []) addContent(message, role, part)
  for (const call of source.tool_calls ?? []) addToolCall(message, call)
}

/** The whole text is the result; images stand beside it. */
function readToolMessage(message: MessageText, source: ChatMessage): void {
  const parts = messageText()
  if (typeof source.content === "string") parts.append(source.content)
  else for (const part of source.content ?? []) addContent(parts, "tool", part)
  const at = message.append(parts.text())
  const error = source.error ? errorText(source.error) : source.tool_error
  message.add({
    type: "tool_result",
    at,
    ...(source.tool_call_id && { callId: source.tool_call_id }),
    ...(source.function && { name: source.function }),
    ...(error && { error }),
  })
  message.add(...parts.blocks().filter((block) => block.type !== "text"))
}

function errorText({ type, message }: { type?: string | undefined; message: string }): string {
  return !type || type === "unknown" ? message : `${type}: ${message}`
}

function addToolCall(message: MessageText, source: unknown): void {
  const parsed = ToolCall.safeParse(source)
  if (!parsed.success) {
    const name = z.looseObject({ type: z.string() }).safeParse(source).data?.type ?? "tool_call"
    message.add({ type: "other", at: message.append(JSON.stringify(source) ?? ""), name })
    return
  }
  const call = parsed.data
  const { arguments: values, text } = toolArguments(call.arguments)
  message.add({
    type: "tool_call",
    at: message.append(`${call.function}(${text})`),
    ...(call.id && { id: call.id }),
    name: call.function,
    arguments: values,
    form: "native",
    ...(call.parse_error && { error: call.parse_error }),
  })
}
