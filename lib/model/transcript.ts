import { z } from "zod"

// A message is one text; its blocks are ranges over that text. So every block, action and evidence span has
// a place in the raw text, and nothing parsed out of a text is stored twice.

/** Half-open range [start, end) in UTF-16 code units of the message's text. */
export const TextRange = z.tuple([z.int().nonnegative(), z.int().nonnegative()])
export type TextRange = z.infer<typeof TextRange>

export const Role = z.enum(["system", "user", "assistant", "tool"])
export type Role = z.infer<typeof Role>

const at = TextRange

export const Block = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), at }),
  z.object({
    type: z.literal("reasoning"),
    at,
    /** What the range holds: the reasoning itself, the provider's summary, or nothing readable. */
    form: z.enum(["full", "summary", "redacted"]),
    /** The tag that marked it in raw text, such as SCRATCHPAD_REASONING; absent when it came as a field. */
    tag: z.string().optional(),
  }),
  z.object({
    type: z.literal("tool_call"),
    at,
    id: z.string().optional(),
    name: z.string(),
    arguments: z.record(z.string(), z.unknown()),
    /** "tag": written as an XML tag in text; "native": a provider's tool call. */
    form: z.enum(["native", "tag"]),
    /** A tag inside reasoning is a plan, not something done to the world. */
    planned: z.boolean().optional(),
    error: z.string().optional(),
  }),
  z.object({
    type: z.literal("tool_result"),
    at,
    callId: z.string().optional(),
    name: z.string().optional(),
    error: z.string().optional(),
  }),
  z.object({
    type: z.literal("image"),
    at,
    mediaType: z.string().optional(),
    /** Base64, when the source held the image itself. */
    data: z.string().optional(),
    /** Where the source said the image is; never loaded. */
    reference: z.string().optional(),
  }),
  /** Content of a kind we do not know: its JSON, verbatim, is the range. */
  z.object({ type: z.literal("other"), at, name: z.string() }),
])
export type Block = z.infer<typeof Block>
export type ToolCallBlock = Extract<Block, { type: "tool_call" }>

export const Message = z.object({
  role: Role,
  text: z.string(),
  blocks: z.array(Block),
  /** The source's own id of the message. */
  sourceId: z.string().optional(),
})
export type Message = z.infer<typeof Message>

/** A message whose whole text is one text block. */
export function textMessage(role: Role, text: string): Message {
  return { role, text, blocks: text === "" ? [] : [{ type: "text", at: [0, text.length] }] }
}

/** The text of a block, or of any range, within its message. */
export function rangeText(message: Pick<Message, "text">, [start, end]: TextRange): string {
  return message.text.slice(start, end)
}

/** What the agent did to the world: its tool calls in order, without those only planned in reasoning. */
export function actionsOf(messages: Message[]): { message: number; block: number; call: ToolCallBlock }[] {
  return messages.flatMap((message, ordinal) =>
    message.blocks.flatMap((block, index) =>
      block.type === "tool_call" && !block.planned && message.role === "assistant"
        ? [{ message: ordinal, block: index, call: block }]
        : [],
    ),
  )
}

/**
 * An action in a few words, for a list: the tool's name and its most telling argument, at most 120 characters.
 */
export function summarizeAction(call: ToolCallBlock): string {
  const telling = ["to", "subject", "command", "cmd", "code", "query", "path", "url"]
  const values = telling.flatMap((key) => {
    const value = call.arguments[key]
    return typeof value === "string" && value !== "" ? [value] : []
  })
  const words = (values.length > 0 ? values.slice(0, 2) : [JSON.stringify(call.arguments)]).join(" · ")
  const line = `${call.name} ${words}`.replace(/\s+/g, " ").trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
