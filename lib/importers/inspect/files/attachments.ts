const named = /^(?:attachment|tc):\/\/[0-9a-f]{32}$/
const numbered = /^attachment:\/\/\d+$/

/** Looks an attachment up by what stands behind "attachment://" (or "tc://", until late 2024). */
export type Attachments = { get(name: string): string | undefined; pattern: RegExp }

export function namedAttachments(table: Record<string, unknown>): Attachments {
  return { get: (name) => textOf(Object.hasOwn(table, name) ? table[name] : undefined), pattern: named }
}

export function numberedAttachments(table: ReadonlyMap<number, unknown>): Attachments {
  return { get: (name) => textOf(table.get(Number(name))), pattern: numbered }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined
}

/** True when these bytes may refer to an attachment at all. */
export function mentionsAttachments(bytes: Buffer | undefined): boolean {
  return bytes !== undefined && (bytes.includes("attachment://") || bytes.includes("tc://"))
}

/**
 * A value with every string that is a reference, as a whole, replaced by its attachment. A reference to what
 * the log does not hold stays, and is added to `missing`. Parts of strings are never touched: they are text.
 */
export function resolveAttachments(value: unknown, attachments: Attachments, missing: string[]): unknown {
  if (typeof value === "string") {
    if (!attachments.pattern.test(value)) return value
    const found = attachments.get(value.slice(value.indexOf("://") + 3))
    if (found === undefined) missing.push(value)
    return found ?? value
  }
  if (Array.isArray(value)) return value.map((item) => resolveAttachments(item, attachments, missing))
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, resolveAttachments(item, attachments, missing)]),
    )
  }
  return value
}
