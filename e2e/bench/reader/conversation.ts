import { type Chance, chanceOf } from "./chance"
import type { LogKind } from "./log-kinds"
import { markdown, paragraphs, toolOutput } from "./message-text"

/** Messages in the shape of Inspect's logs. */
export type LogMessage = {
  id: string
  role: "system" | "user" | "assistant" | "tool"
  content: string | LogContent[]
  source?: "input" | "generate"
  model?: string
  tool_calls?: ToolCall[]
  tool_call_id?: string
  function?: string
}
export type LogContent =
  | { type: "reasoning"; reasoning: string; redacted: boolean }
  | { type: "text"; text: string }
export type ToolCall = {
  id: string
  function: string
  arguments: Record<string, string | number>
  type: "function"
}

export const MODEL = "fictional-org/long-model"

/** The word with which a message of a sample begins, and which occurs nowhere else. */
export function marker({ letter }: LogKind, sample: number, message: number): string {
  return `xq${letter}${String(sample).padStart(4, "0")}x${String(message).padStart(6, "0")}`
}

/** A system prompt; then user, assistant and tool in turn; at last an answer of the assistant. Samples count from 1. */
export function conversationOf(kind: LogKind, sample: number): LogMessage[] {
  const chance = chanceOf(kind.letter.charCodeAt(0) * 100_003 + sample)
  const length = (mean: number) => ((mean * kind.mean) / 4100) * (0.4 + 1.2 * chance.number())
  const mark = (message: number) => marker(kind, sample, message)
  const prompt = `${mark(0)} ${chance.text(length(1500))}`
  const messages: LogMessage[] = [{ id: chance.id(), role: "system", content: prompt, source: "input" }]
  while (messages.length < kind.messages - 1) {
    const at = messages.length
    const call = toolCall(chance, length)
    const asked = `${mark(at)} ${paragraphs(chance, length(1600))}`
    const printed = `${mark(at + 2)} ${toolOutput(chance, length(7300))}`
    messages.push(
      { id: chance.id(), role: "user", content: asked, ...(at === 1 && { source: "input" as const }) },
      { ...answer(chance, mark(at + 1), length), tool_calls: [call] },
      {
        ...{ id: chance.id(), role: "tool", content: printed },
        ...{ tool_call_id: call.id, function: call.function },
      },
    )
  }
  messages.push(answer(chance, mark(messages.length), length))
  if (messages.length !== kind.messages) throw new Error(`no conversation has ${kind.messages} messages`)
  return messages
}

/** What a message says, without what was thought. */
export function textOf({ content }: LogMessage): string {
  if (typeof content === "string") return content
  return content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n")
}

type Length = (mean: number) => number

function answer(chance: Chance, mark: string, length: Length): LogMessage {
  const reasoning = paragraphs(chance, length(1600))
  const text = `${mark}\n\n${markdown(chance, length(1100))}`
  const content: LogContent[] = [
    { type: "reasoning", reasoning, redacted: false },
    { type: "text", text },
  ]
  return { id: chance.id(), role: "assistant", content, source: "generate", model: MODEL }
}

function toolCall(chance: Chance, length: Length): ToolCall {
  const id = `call_${chance.id()}`
  if (chance.number() < 0.8) {
    const cmd = `grep -rn "${chance.text(8)}" . | head # ${chance.text(length(300))}`
    return { id, function: "bash", arguments: { cmd, timeout: 60 }, type: "function" }
  }
  const code = `print(${chance.below(1_000_000)})\n# ${chance.text(length(500))}`
  return { id, function: "python", arguments: { code }, type: "function" }
}
