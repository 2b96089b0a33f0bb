import { memo } from "react"
import type { ReaderRow } from "@/lib/model/reader/shown"
import { ContentBlock } from "./content-block"
import { MessageFrame } from "./message-frame"
import { PromptMessage } from "./prompt-message"
import { Turn } from "./turn"

/** One row of the conversation. */
export const Row = memo(function Row({ row }: { row: ReaderRow }) {
  const { message } = row
  return (
    <MessageFrame
      message={message}
      name={row.kind === "turn" ? `turn ${row.number}` : message.role}
      folded={row.kind === "prompt"}
    >
      {row.kind === "prompt" && <PromptMessage row={row} />}
      {row.kind === "turn" && <Turn row={row} />}
      {row.kind === "aside" &&
        (row.blocks.length === 0 ? (
          <p className="text-muted text-sm">an empty message</p>
        ) : (
          row.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a message never move.
            <ContentBlock key={index} message={message} block={block} />
          ))
        ))}
    </MessageFrame>
  )
})
