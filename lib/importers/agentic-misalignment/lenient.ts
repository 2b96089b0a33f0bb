import type { z } from "zod"

/** A field that was left out because it did not fit, and why. */
export type Misfit = { field: string; message: string }

/**
 * Parses with a schema; fields that do not fit are left out and told, instead of losing the whole. `data` is
 * null when what remains does not fit either.
 */
export function parseLeniently<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { data: T | null; misfits: Misfit[] } {
  const first = schema.safeParse(value)
  if (first.success) return { data: first.data, misfits: [] }
  const copy: unknown = structuredClone(value)
  for (const { path } of first.error.issues) remove(copy, path)
  const misfits = first.error.issues.map((issue) => ({
    field: issue.path.join("."),
    message: issue.message,
  }))
  const second = schema.safeParse(copy)
  return { data: second.success ? second.data : null, misfits }
}

function remove(value: unknown, path: PropertyKey[]) {
  const last = path.at(-1)
  let holder: unknown = value
  for (const key of path.slice(0, -1)) {
    holder = typeof holder === "object" && holder !== null ? Reflect.get(holder, key) : undefined
  }
  if (last !== undefined && typeof holder === "object" && holder !== null)
    Reflect.deleteProperty(holder, last)
}
