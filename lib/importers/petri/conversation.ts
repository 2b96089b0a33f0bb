import type { Message, Role } from "@/lib/model/transcript"
import { type ReadMessage, readMessage, roleOf } from "./read-message"
import { type Remark, readList, replay } from "./replay"
import type { RawMessage, TranscriptFile } from "./transcript-schema"
import { turnMessages } from "./turn-events"

export type Conversation = {
  /** What the target saw and wrote: in it, "user" and "tool" are the evaluator's simulation. */
  messages: ReadMessage[]
  branches: Message[][]
  /** The evaluator's own reasoning, each with the ordinal of the target's message that came after it. */
  evaluatorReasoning: { before_message: number; text: string }[]
  /** Texts of the evaluator's messages, which the target never saw. */
  unseen: string[]
  /** Calls to the target that failed, with the ordinal of the message that would have come. */
  failures: { before_message: number; error: string }[]
}

/**
 * The conversation of a file, whichever version it has. Throws where it holds none.
 * @throws Error when there is no message in the target's view.
 */
export function conversationOf(file: TranscriptFile, remark: Remark): Conversation {
  const { events = [], target_system_prompt } = file
  const isTurns = events.some((event) => typeof event === "object" && event !== null && "turn" in event)
  if (isTurns) return plain(turnMessages(events, target_system_prompt, remark), remark)
  const { target, branches, others } = replay(events, remark)
  if (target.length === 0) {
    const [field, list] = file.target_messages
      ? (["target_messages", file.target_messages] as const)
      : (["conversation", file.conversation ?? []] as const)
    return plain(
      readList(list, (i) => `${field}[${i}]`, remark),
      remark,
    )
  }
  const unseen = others.flatMap(({ message }) => {
    const role = roleOf(message)
    return role ? [{ message, read: readMessage(message, role) }] : []
  })
  return {
    ...plain(target, remark),
    branches: branches.map((branch) => plain(branch, () => {}).messages.map(({ message }) => message)),
    evaluatorReasoning: others.flatMap(({ before, message }) =>
      reasoningOf(message).map((text) => ({ before_message: before, text })),
    ),
    unseen: unseen.map(({ read }) => read.message.text),
  }
}

function plain(source: RawMessage[], remark: Remark): Conversation {
  const messages: ReadMessage[] = []
  const failures: Conversation["failures"] = []
  let thinking: string | undefined
  for (const [index, raw] of source.entries()) {
    const role: Role | null = roleOf(raw)
    const text = typeof raw.content === "string" ? raw.content : ""
    if (!role && raw.type === "api_failure") {
      failures.push({ before_message: messages.length, error: raw.error_message ?? text })
    } else if (!role) {
      remark(
        `message ${index}`,
        `the role "${raw.role ?? raw.type ?? ""}" is not known; the message was left out`,
      )
    } else if (
      isThinkingAlone(raw) &&
      roleOf(source[index + 1] ?? raw) === "assistant" &&
      source[index + 1]
    ) {
      thinking = text.trim()
    } else {
      const own = isThinkingAlone(raw) ? { ...raw, content: null, thinking: text.trim() } : raw
      messages.push(readMessage(thinking === undefined ? own : { ...own, thinking }, role))
      thinking = undefined
    }
  }
  if (messages.length === 0) throw new Error("it holds no message that the target saw or wrote")
  return { messages, failures, branches: [], evaluatorReasoning: [], unseen: [] }
}

/** In v2 the reasoning before a message is a message of its own. */
function isThinkingAlone({ name, tool_calls }: RawMessage): boolean {
  return (name === "Target Thinking" || name === "Evaluator Thinking") && !tool_calls
}

function reasoningOf(message: RawMessage): string[] {
  if (roleOf(message) !== "assistant") return []
  const source = isThinkingAlone(message)
    ? { ...message, content: null, thinking: String(message.content) }
    : message
  const { text, blocks } = readMessage(source, "assistant").message
  return blocks.flatMap((block) => (block.type === "reasoning" ? [text.slice(...block.at)] : []))
}
