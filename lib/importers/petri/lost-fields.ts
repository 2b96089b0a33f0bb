import type { Remark } from "./replay"

const MOST = 5

/** Remarks on fields that have a value and were of another shape than expected, so that they were not used. */
export function remarkLost(source: unknown, parsed: unknown, within: string, remark: Remark) {
  const lost = [...lostFields(source, parsed, within)]
  const message = "of another shape than expected; it was not used"
  for (const field of lost.slice(0, MOST)) remark(field, message)
  if (lost.length > MOST) remark(within || "whole file", `${lost.length - MOST} more fields ${message}`)
}

function* lostFields(source: unknown, parsed: unknown, path: string): Generator<string> {
  // What no schema looked into is the same object.
  if (source === parsed || typeof source !== "object" || source === null) return
  if (typeof parsed !== "object" || parsed === null) return
  for (const [key, value] of Object.entries(source)) {
    const place = Array.isArray(source) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`
    const read: unknown = Reflect.get(parsed, key)
    if (read === undefined && value !== null && value !== undefined) yield place
    else yield* lostFields(value, read, place)
  }
}
