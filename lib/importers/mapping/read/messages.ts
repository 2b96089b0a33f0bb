import { Unreadable } from "@/lib/importers/mapping/files/record"
import type { MessageSpec } from "@/lib/importers/mapping/schema"
import { parseTaggedText } from "@/lib/importers/tagged-text"
import type { Block, Message, Role } from "@/lib/model/transcript"
import { absence, type Place, readText } from "./value"

/**
 * One message of a record; null where its text is absent and may be. Reasoning given by a field comes first,
 * then a blank line, then the text, whose tags are parsed for the assistant unless the mapping says otherwise.
 * Throws Unreadable where a required text is missing.
 */
export function readMessage(spec: MessageSpec, place: Place, optional: boolean): Message | null {
  const text = readText(spec.text, place)
  const reasoning = spec.reasoning ? (readText(spec.reasoning, place) ?? "") : ""
  if (text === undefined && !optional && !spec.optional) throw new Unreadable(absence(spec.text, place))
  if (!text?.trim() && !reasoning.trim() && (optional || spec.optional)) return null
  return composeMessage(spec.role, reasoning, text ?? "", spec.tagged)
}

/** A message whose text is the reasoning, a blank line and the text proper. */
export function composeMessage(
  role: Role,
  reasoning: string,
  text: string,
  tagged = role === "assistant",
): Message {
  if (reasoning.trim() === "") return { role, text, blocks: blocksOf(text, 0, tagged) }
  const thought: Block = { type: "reasoning", at: [0, reasoning.length], form: "full" }
  if (text === "") return { role, text: reasoning, blocks: [thought] }
  const offset = reasoning.length + 2
  return { role, text: `${reasoning}\n\n${text}`, blocks: [thought, ...blocksOf(text, offset, tagged)] }
}

function blocksOf(text: string, offset: number, tagged: boolean): Block[] {
  if (text === "") return []
  return tagged ? parseTaggedText(text, offset) : [{ type: "text", at: [offset, offset + text.length] }]
}
