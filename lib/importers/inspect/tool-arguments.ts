import { Dictionary } from "./log-schema"

/** A call's arguments as a record, and as the text that stands for them in the message. */
export function toolArguments(value: unknown): { arguments: Record<string, unknown>; text: string } {
  const record = Dictionary.safeParse(typeof value === "string" ? parsed(value) : (value ?? {})).data
  if (record) return { arguments: record, text: JSON.stringify(record) }
  const text = typeof value === "string" ? value : JSON.stringify(value)
  return { arguments: { arguments: value }, text }
}

function parsed(text: string): unknown {
  if (text.trim() === "") return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
