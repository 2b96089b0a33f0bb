import { createHash } from "node:crypto"
import { chanceOf } from "./chance"
import { type LogMessage, MODEL, type ToolCall, textOf } from "./conversation"
import { logEvents } from "./log-events"
import type { LogKind } from "./log-kinds"

const USAGE = { input_tokens: 2000, output_tokens: 700, total_tokens: 2700, reasoning_tokens: 380 }
/** Strings that are longer are kept once and referred to. */
const INLINE = 100

/** A sample as Inspect writes it today: messages, events that refer to a pool of them, attachments; and its summary. */
export function logSample(kind: LogKind, number: number, messages: LogMessage[]) {
  const chance = chanceOf(kind.letter.charCodeAt(0) * 7919 + number)
  const attachments: Record<string, string> = {}
  const attach = (text: string) => {
    if (text.length <= INLINE) return text
    const hash = createHash("md5").update(text).digest("hex")
    attachments[hash] = text
    return `attachment://${hash}`
  }
  const pool = messages.map((message) => pooled(message, attach))
  const [system, first, last] = [messages[0], messages[1], messages.at(-1)]
  if (!system || !first || !last) throw new Error("a sample has messages")
  const input = textOf(first)
  const score = {
    ...{ value: chance.number() < 0.3 ? "C" : "I", answer: "", explanation: chance.text(90) },
    ...{ metadata: {}, history: [] },
  }
  const output = {
    ...{ model: MODEL, completion: textOf(last), usage: USAGE, time: 3.9 },
    choices: [{ message: last, stop_reason: "stop" }],
  }
  const shared = {
    ...{ id: `sample-${number}`, epoch: 1, target: "none", metadata: {}, scores: { judge: score } },
    ...{ model_usage: { [MODEL]: USAGE }, role_usage: {}, uuid: chance.id() },
    ...{ started_at: "2026-06-10T18:24:00+00:00", completed_at: "2026-06-10T20:26:27+00:00" },
    ...{ total_time: 7347, working_time: 7347 },
  }
  const sample = {
    ...{ ...shared, input, messages, output, store: {}, error_retries: [] },
    events: logEvents({ chance, kind, messages, pool, attach, score, id: shared.id }),
    ...{ attachments, events_data: { messages: pool, calls: [] } },
  }
  const counts = { retries: 0, completed: true, message_count: messages.length }
  return { sample, summary: { ...shared, input: input.slice(0, 1000), ...counts } }
}

type Attach = (text: string) => string

function pooled(message: LogMessage, attach: Attach): LogMessage {
  const content =
    typeof message.content === "string"
      ? attach(message.content)
      : message.content.map((part) =>
          part.type === "text"
            ? { ...part, text: attach(part.text) }
            : { ...part, reasoning: attach(part.reasoning) },
        )
  const calls = message.tool_calls?.map((call) => pooledCall(call, attach))
  return { ...message, content, ...(calls && { tool_calls: calls }) }
}

function pooledCall(call: ToolCall, attach: Attach): ToolCall {
  const values = Object.entries(call.arguments).map(([name, value]) => [
    name,
    typeof value === "string" ? attach(value) : value,
  ])
  return { ...call, arguments: Object.fromEntries(values) }
}
