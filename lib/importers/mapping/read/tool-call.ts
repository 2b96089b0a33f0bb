import { z } from "zod"
import type { Piece } from "./piece"

const Arguments = z.record(z.string(), z.unknown())
const ToolCall = z.looseObject({
  id: z.string().optional(),
  function: z
    .union([z.looseObject({ name: z.string(), arguments: z.unknown().optional() }), z.string()])
    .optional(),
  name: z.string().optional(),
  arguments: z.unknown().optional(),
})

/**
 * A tool call as chat formats write it, {id, function: {name, arguments}} or {id, function or name, arguments},
 * with the arguments as an object or its JSON. Its text is its JSON; one of another shape is kept as that.
 */
export function readToolCall(call: unknown): Piece {
  const body = JSON.stringify(call)
  const at = (start: number): [number, number] => [start, start + body.length]
  const { data } = ToolCall.safeParse(call)
  const inner = typeof data?.function === "object" ? data.function : undefined
  const name = inner?.name ?? (typeof data?.function === "string" ? data.function : data?.name)
  if (name === undefined)
    return { body, blocksAt: (start) => [{ type: "other", at: at(start), name: "tool_call" }] }
  const { arguments: given, error } = readArguments(inner ? inner.arguments : data?.arguments)
  const told = { ...(data?.id ? { id: data.id } : {}), ...(error ? { error } : {}) }
  return {
    body,
    blocksAt: (start) => [
      { type: "tool_call", at: at(start), name, arguments: given, form: "native", ...told },
    ],
  }
}

function readArguments(given: unknown): { arguments: Record<string, unknown>; error?: string } {
  try {
    const parsed = Arguments.safeParse(typeof given === "string" ? JSON.parse(given || "{}") : (given ?? {}))
    if (parsed.success) return { arguments: parsed.data }
  } catch {
    // Told below, as for arguments that are JSON but no object.
  }
  return { arguments: {}, error: "the arguments are not a JSON object" }
}
