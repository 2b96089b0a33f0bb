import { plural } from "@/lib/format/words"
import type { OutlineRow } from "@/lib/model/reader/shown"

/** What a row is or what was done in it, in a few words: "system prompt", "thinks, says", "bash ×3, read_file". */
export function outlineWords({ kind, role, actions, sent, said, thought }: OutlineRow): string {
  if (kind === "prompt") return `${role} prompt`
  if (kind === "aside") return role
  const tools = [...Map.groupBy(actions, (name) => name)].map(([name, { length }]) =>
    length > 1 ? `${name} ×${length}` : name,
  )
  if (sent > 0 && !actions.some((name) => /mail|send|forward/i.test(name)))
    tools.push(sent > 1 ? `${sent} mails` : "mail")
  if (tools.length > 0) return tools.join(", ")
  const deeds = [thought > 0 && "thinks", said > 0 && "says"].filter((one) => one !== false)
  return deeds.length > 0 ? deeds.join(", ") : "nothing"
}

/** What was noted of a row: "harm: blackmail", "2 pieces of evidence", "an error". */
export function noteWords({ harm, failed, evidence, comments }: OutlineRow): string[] {
  return [
    harm !== null && `harm: ${harm}`,
    evidence.length > 0 && plural(evidence.length, "piece of evidence", "pieces of evidence"),
    comments.length > 0 && plural(comments.length, "comment"),
    failed && "an error",
  ].filter((one) => one !== false)
}
