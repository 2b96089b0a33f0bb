import { z } from "zod"

const delimited = /^\/(.+)\/([imsu]*)$/s

/**
 * A regular expression as a mapping writes it: `accepts migration`, or `/accepts migration/i` where flags are
 * wanted (i, m, s, u). Always Unicode-aware, never global, so that it keeps no state between texts.
 */
export const Pattern = z
  .string()
  .min(1)
  .transform((text, context) => {
    const [, source = text, flags = ""] = delimited.exec(text) ?? []
    try {
      return new RegExp(source, flags.includes("u") ? flags : `${flags}u`)
    } catch (error) {
      context.addIssue({ code: "custom", message: `not a regular expression: ${messageOf(error)}` })
      return z.NEVER
    }
  })

/** How a pattern is written where people read it: `/accepts migration/`. */
export function patternText(pattern: RegExp): string {
  return `/${pattern.source}/${pattern.flags.replace("u", "")}`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
