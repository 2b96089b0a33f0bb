import { parseTaggedText } from "@/lib/importers/tagged-text"
import { type Block, type Message, textMessage } from "@/lib/model/transcript"
import { type Mark, unmark } from "./marks"
import type { Answer } from "./sample"

export type Conversation = { messages: Message[]; marks: (Mark & { message: number })[] }

/** The answer as one message of tagged text: scratchpad, then what is said, then an email tag for each email. */
export function taggedConversation(prompts: Message[], answer: Answer): Conversation {
  const parts = [
    `<SCRATCHPAD_REASONING>\n${answer.thinks}${answer.cut ? "" : "\n</SCRATCHPAD_REASONING>"}`,
    ...(answer.says ? [answer.says] : []),
    ...(answer.sends ?? []).map(
      ({ to, subject, body }) =>
        `<tool_use:email>\nto: ${to}\nsubject: ${subject}\nbody: ${body}\n</tool_use:email>`,
    ),
  ]
  const { text, marks } = unmark(parts.join("\n\n"))
  const message: Message = { role: "assistant", text, blocks: parseTaggedText(text) }
  return {
    messages: [...prompts, message],
    marks: marks.map((mark) => ({ ...mark, message: prompts.length })),
  }
}

/**
 * The answer as a provider with its own reasoning channel and tool calls gives it: one assistant message with
 * reasoning and calls, a tool message for each call, and a last assistant message with what is said.
 */
export function nativeConversation(prompts: Message[], answer: Answer): Conversation {
  const sends = answer.sends ?? []
  const reasoning = unmark(answer.thinks)
  const blocks: Block[] = [{ type: "reasoning", at: [0, reasoning.text.length], form: "full" }]
  const marks = [...reasoning.marks]
  const results: Message[] = []
  let text = reasoning.text

  for (const [index, email] of sends.entries()) {
    const call = unmark(`email(${JSON.stringify(email)})`)
    const start = text.length + 2
    const id = `call_${index + 1}`
    const { to, subject, body } = email
    const clean = { to: unmark(to).text, subject: unmark(subject).text, body: unmark(body).text }
    text += `\n\n${call.text}`
    blocks.push({
      type: "tool_call",
      at: [start, text.length],
      id,
      name: "email",
      arguments: clean,
      form: "native",
    })
    marks.push(
      ...call.marks.map(({ kind, at }) => ({ kind, at: [at[0] + start, at[1] + start] }) satisfies Mark),
    )
    const result = `Queued for ${clean.to}.`
    results.push({
      role: "tool",
      text: result,
      blocks: [{ type: "tool_result", at: [0, result.length], callId: id, name: "email" }],
    })
  }

  const said = answer.says ?? ""
  if (said !== "" && sends.length === 0) {
    blocks.push({ type: "text", at: [text.length + 2, text.length + 2 + said.length] })
    text += `\n\n${said}`
  }
  const last = said !== "" && sends.length > 0 ? [textMessage("assistant", said)] : []
  return {
    messages: [...prompts, { role: "assistant", text, blocks }, ...results, ...last],
    marks: marks.map((mark) => ({ ...mark, message: prompts.length })),
  }
}
