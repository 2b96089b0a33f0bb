import { z } from "zod"
import type { Remark } from "./replay"
import { RawMessage, TurnEvent } from "./transcript-schema"

/**
 * The messages of a v1 transcript: turns of evaluator and target, with reasoning and tool calls as events of
 * their own. What the target does between two events of others is one message.
 */
export function turnMessages(
  events: unknown[],
  systemPrompt: string | undefined,
  remark: Remark,
): RawMessage[] {
  const messages: RawMessage[] = systemPrompt
    ? [RawMessage.parse({ role: "system", content: systemPrompt })]
    : []
  for (const [index, source] of events.entries()) {
    const where = `events[${index}]`
    const { data, error } = TurnEvent.safeParse(source)
    if (!data) {
      remark(where, `${z.prettifyError(error)}; the event was left out`)
      continue
    }
    const message = messageOf(data)
    if (!message) {
      remark(where, `an event "${data.event}" that cannot be read; it was left out`)
      continue
    }
    const last = messages.at(-1)
    const continues = data.event === "tool_call" || data.event === "target_reasoning"
    if (continues && last?.role === "assistant") join(last, message)
    else messages.push(message)
  }
  return messages
}

const ToolCall = z.looseObject({ tool_name: z.string(), arguments: z.unknown().optional() })
const ToolResponse = z.looseObject({ tool_name: z.string().optional(), result: z.unknown().optional() })

function messageOf({ event, content, thinking, tool_calls }: TurnEvent): RawMessage | null {
  const text = typeof content === "string" ? content : null
  if (event === "evaluator_message" && text !== null) return RawMessage.parse({ role: "user", content: text })
  if (event === "target_message")
    return RawMessage.parse({ role: "assistant", content: text, thinking, tool_calls })
  if (event === "target_reasoning" && text !== null) {
    const reasoning = { type: "reasoning", reasoning: text }
    return RawMessage.parse({ role: "assistant", content: [reasoning] })
  }
  if (event === "tool_call") {
    const call = ToolCall.safeParse(content).data
    if (!call) return null
    const tool_calls = [{ name: call.tool_name, arguments: call.arguments }]
    return RawMessage.parse({ role: "assistant", content: null, tool_calls })
  }
  if (event !== "tool" && event !== "tool_response") return null
  const response = ToolResponse.safeParse(content).data
  const result = response ? response.result : content
  const written = typeof result === "string" ? result : JSON.stringify(result ?? "")
  return RawMessage.parse({ role: "tool", content: written, function: response?.tool_name })
}

function join(last: RawMessage, { content, tool_calls }: RawMessage) {
  const parts =
    typeof last.content === "string" ? [{ type: "text", text: last.content }] : (last.content ?? [])
  if (Array.isArray(content)) last.content = [...parts, ...content]
  if (tool_calls) last.tool_calls = [...(last.tool_calls ?? []), ...tool_calls]
}
