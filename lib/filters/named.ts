import { createParser } from "nuqs/server"

/** A name; the empty text that a form sends for a choice that was left open is none. */
export const named = createParser({
  parse: (text) => (text === "" || text.includes("\u0000") ? null : text),
  serialize: (text: string) => text,
})
