import { z } from "zod"
import { parseTaggedText } from "@/lib/importers/tagged-text"
import type { Role } from "@/lib/model/transcript"
import type { MessageText } from "./message-text"
import { toolArguments } from "./tool-arguments"

const dataUri = /^data:([\w.+/-]+)?[^,]{0,200};base64,/

const Text = z.looseObject({ type: z.literal("text"), text: z.string() })
const Reasoning = z.looseObject({
  type: z.literal("reasoning"),
  reasoning: z.string(),
  summary: z.string().nullish(),
  redacted: z.boolean().nullish(),
})
const Image = z.looseObject({ type: z.literal("image"), image: z.string() })
/** A tool that the provider ran itself, call and result in one. */
const ServerTool = z.looseObject({
  type: z.literal("tool_use"),
  tool_type: z.string().nullish(),
  id: z.string().nullish(),
  name: z.string(),
  arguments: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.string().nullish(),
})
const Known = z.discriminatedUnion("type", [Text, Reasoning, Image, ServerTool])

/**
 * Appends one item of a message's content list (Inspect's Content types). Kinds that we do not know, and known
 * kinds of another shape, stay as their JSON.
 */
export function addContent(message: MessageText, role: Role, content: unknown): void {
  const parsed = Known.safeParse(content)
  if (!parsed.success) {
    addOther(message, content)
    return
  }
  const part = parsed.data
  switch (part.type) {
    case "text":
      addText(message, role, part.text)
      break
    case "reasoning":
      addReasoning(message, part.redacted ? "" : part.reasoning, part.summary ?? "")
      break
    case "image":
      addImage(message, part.image)
      break
    case "tool_use":
      addServerTool(message, part)
  }
}

/** Text; what a model wrote is searched for tags of reasoning and tools. */
export function addText(message: MessageText, role: Role, text: string): void {
  if (text === "") return
  const at = message.append(text)
  if (role === "assistant") message.add(...parseTaggedText(text, at[0]))
  else message.add({ type: "text", at })
}

/**
 * Reasoning that came as a field. What the provider encrypted is never text: then its summary speaks, or an
 * empty range marks that there was some. A summary beside readable reasoning is kept after it.
 */
export function addReasoning(message: MessageText, reasoning: string, summary: string): void {
  if (reasoning !== "") message.add({ type: "reasoning", at: message.append(reasoning), form: "full" })
  if (summary !== "" && summary !== reasoning) {
    message.add({ type: "reasoning", at: message.append(summary), form: "summary" })
  }
  if (reasoning === "" && summary === "") {
    message.add({ type: "reasoning", at: message.append(""), form: "redacted" })
  }
}

/** Call and result of one tool, both in the model's own message. */
function addServerTool(message: MessageText, part: z.infer<typeof ServerTool>): void {
  const call = toolArguments(part.arguments)
  const { name, id, error } = part
  message.add({
    type: "tool_call",
    at: message.append(`${name}(${call.text})`),
    ...(id && { id }),
    name,
    arguments: call.arguments,
    form: "native",
  })
  const result = typeof part.result === "string" ? part.result : JSON.stringify(part.result ?? "")
  if (result === "" && !error) return
  const at = message.append(result)
  message.add({ type: "tool_result", at, ...(id && { callId: id }), name, ...(error && { error }) })
}

function addImage(message: MessageText, image: string): void {
  const at = message.append("")
  const uri = dataUri.exec(image)
  const mediaType = uri?.[1]
  const source = uri ? { data: image.slice(uri[0].length) } : { reference: image }
  message.add({ type: "image", at, ...(mediaType && { mediaType }), ...source })
}

function addOther(message: MessageText, content: unknown): void {
  const name = z.looseObject({ type: z.string() }).safeParse(content).data?.type ?? "unknown"
  message.add({ type: "other", at: message.append(JSON.stringify(content, shortData) ?? ""), name })
}

/** Sound, video and documents held as data URIs are not text to read or search: their data is left out. */
function shortData(_: string, value: unknown): unknown {
  const uri = typeof value === "string" && value.length > 1000 ? dataUri.exec(value) : null
  return uri && typeof value === "string" ? `${uri[0]}… (${value.length} characters left out)` : value
}
