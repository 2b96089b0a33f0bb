const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const unstorable = new RegExp(`\\u0000|${loneSurrogate.source}`, "g")

/**
 * Replaces what Postgres cannot store in text or jsonb, U+0000 and lone surrogates, by U+FFFD.
 * Each is one UTF-16 code unit before and after, so ranges over the text stay right.
 */
export function cleanText(text: string): { text: string; replaced: number } {
  if (text.isWellFormed() && !text.includes("\u0000")) return { text, replaced: 0 }
  let replaced = 0
  const clean = text.replace(unstorable, () => {
    replaced++
    return "\uFFFD"
  })
  return { text: clean, replaced }
}

/** `cleanText` for every string and key within a plain value (records, arrays, scalars); `count` adds up. */
export function cleanValue<T>(value: T, count: { replaced: number }): T
export function cleanValue(value: unknown, count: { replaced: number }): unknown {
  if (typeof value === "string") {
    const { text, replaced } = cleanText(value)
    count.replaced += replaced
    return text
  }
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, count))
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [cleanValue(key, count), cleanValue(item, count)]),
    )
  }
  return value
}
