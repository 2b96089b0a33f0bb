import { useReader } from "@/components/reader/control"
import { MailboxSummary } from "@/components/reader/mail/summary"
import { count, plural } from "@/lib/format/words"
import type { ReaderRow, ShownBlock, ShownMessage } from "@/lib/model/reader/shown"
import { ContentBlock } from "./content-block"

type Prompt = Extract<ReaderRow, { kind: "prompt" }>

/** A prompt of this transcript alone is open up to this length. */
const OPEN = 6_000
const PREVIEW = 400

/** A message that was put before the agent; folded when other transcripts share it, or when it is long. */
export function PromptMessage({ row }: { row: Prompt }) {
  const { message, blocks } = row
  const { mailbox } = useReader()
  const shared = message.sharedBy > 1
  const open = !shared && message.length <= OPEN
  return (
    <details data-fold open={open} className="group/prompt">
      <summary className="disclosure min-h-[24px]">
        {promptSummary(row)}
        {!open && !shared && <Preview message={message} blocks={blocks} />}
      </summary>
      {row.mails > 0 && <MailboxSummary mailbox={mailbox} />}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a message never move.
        <ContentBlock key={index} message={message} block={block} />
      ))}
      {blocks.length === 0 && <p className="text-muted text-sm">an empty message</p>}
    </details>
  )
}

/** How a long prompt begins. */
function Preview({ message, blocks }: { message: ShownMessage; blocks: ShownBlock[] }) {
  const first = blocks.find((block) => block.type === "text")
  const piece = first?.type === "text" ? first.pieces.find(({ kind }) => kind === "text") : undefined
  if (piece?.kind !== "text") return null
  const words = piece.content.text.slice(0, PREVIEW)
  return (
    <span dir="auto" className="mt-1 block max-w-read pl-[1em] text-muted group-open/prompt:hidden">
      {words.length < message.length ? `${words} …` : words}
    </span>
  )
}

/** "system prompt · 2,310 characters · same as in 9 other transcripts". */
function promptSummary({ message, mails, senders }: Prompt): string {
  const { role, length, sharedBy } = message
  const what =
    mails > 0
      ? `${role} prompt with inbox: ${plural(mails, "mail")}, ${plural(senders, "sender")}`
      : `${role} prompt`
  const others =
    sharedBy > 1
      ? [`same as in ${count(sharedBy - 1)} other ${sharedBy === 2 ? "transcript" : "transcripts"}`]
      : []
  return [what, plural(length, "character"), ...others].join(" · ")
}
