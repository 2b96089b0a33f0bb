import { withoutEscapes } from "./escapes"
import { meaningOf } from "./fields"
import type { Mail } from "./parts"

/** A mail's body as it is meant, from the text of its message; "" without one. */
export function mailBody({ body, escapes, fields }: Mail, text: string): string {
  if (body) return withoutEscapes(text.slice(...body), escapes)
  return fields.find(({ name }) => meaningOf(name) === "body")?.value ?? ""
}
