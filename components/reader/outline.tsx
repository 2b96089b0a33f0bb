import { plural } from "@/lib/format"
import type { ReadMessage } from "@/lib/model/reading"
import { type Row, rowsOf } from "@/lib/model/rows"
import { mailsIn } from "./prompt-message"

/** The conversation as a list of links, one short line per row. */
export function Outline({ messages, marked }: { messages: ReadMessage[]; marked: Set<number> }) {
  return (
    <nav aria-label="Outline" className="text-sm xl:max-h-[30dvh] xl:shrink-0 xl:overflow-y-auto">
      <ol>
        {rowsOf(messages).map((row) => (
          <li key={row.message.ordinal}>
            <a
              href={`#m${row.message.ordinal + 1}`}
              className="block min-h-[24px] truncate py-0.5 text-muted hover:text-ink"
            >
              {outlineWords(row)}
              {marked.has(row.message.ordinal) && (
                <span className="ml-1 bg-evidence px-1 text-ink text-xs">evidence</span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function outlineWords(row: Row): string {
  if (row.kind === "prompt") {
    const mails = mailsIn(row.message).length
    return mails > 0 ? `inbox, ${plural(mails, "mail")}` : `${row.message.role} prompt`
  }
  if (row.kind === "aside") return row.message.role
  const said = row.steps.flatMap((step) => step.said)
  const actions = said.flatMap((one) => (one.kind === "action" ? [one.call.name] : []))
  const named = actions.length > 0 ? [...new Set(actions)] : [said.length > 0 ? "says" : "thinks"]
  return `${row.number} ${named.join(", ")}`
}
