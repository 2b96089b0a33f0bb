import { count, plural } from "@/lib/format"
import { countSenders, mailsOf, parseInbox } from "@/lib/model/inbox"
import { type Mark, readsAsInbox } from "@/lib/model/marks"
import type { ReadMessage } from "@/lib/model/reading"
import { ContentBlock } from "./content-block"

/** A message that was put before the agent, folded: most transcripts of a condition share it. */
export function PromptMessage({ message, marks }: { message: ReadMessage; marks: Mark[] }) {
  return (
    <details data-fold>
      <summary className="disclosure min-h-[24px]">{promptSummary(message)}</summary>
      {message.blocks.map((block) => (
        <ContentBlock key={`${block.type} ${block.at[0]}`} message={message} block={block} marks={marks} />
      ))}
      {message.blocks.length === 0 && <p className="text-muted text-sm">an empty message</p>}
    </details>
  )
}

/** "system prompt · 2,310 characters · same in 9 other transcripts". */
export function promptSummary(message: ReadMessage): string {
  const { text, sharedBy } = message
  const mails = mailsIn(message)
  const what =
    mails.length > 0
      ? `${message.role} prompt with inbox: ${plural(mails.length, "mail")}, ${plural(countSenders(text, mails), "sender")}`
      : `${message.role} prompt`
  const others =
    sharedBy > 1
      ? [`same in ${count(sharedBy - 1)} other ${sharedBy === 2 ? "transcript" : "transcripts"}`]
      : []
  return [what, plural(text.length, "character"), ...others].join(" · ")
}

export function mailsIn(message: ReadMessage) {
  return message.blocks
    .filter((block) => readsAsInbox(message, block))
    .flatMap((block) => mailsOf(parseInbox(message.text, block.at)))
}
