import { escapeMarkup } from "@/lib/format/markup"

/** A piece of a document; only `html` makes one. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | null | false | Value[]

/**
 * A piece of a document from a template in the source: everything put into it is text, whatever it says, in content
 * and in quoted attributes alike; only another piece stays what it is. Null and false are nothing.
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(strings.reduce((text, part, i) => text + written(values[i - 1] ?? null) + part))
}

function written(value: Value): string {
  if (value === null || value === false) return ""
  if (Array.isArray(value)) return value.map(written).join("")
  return value instanceof Html ? value.text : escapeMarkup(String(value))
}

/** A text as a string of CSS: whatever is no plain letter, digit or sign of a title is escaped. */
export function cssString(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9 .,:·/_-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)
  return `"${safe}"`
}
