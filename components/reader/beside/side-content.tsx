import type { ShownBlock, ShownMessage, ShownPiece } from "@/lib/model/reader/shown"
import type { Side } from "./side"
import { SideCall, SideMail } from "./side-call"
import { SideText } from "./side-text"
import { SideThought } from "./side-thought"

type Props = { side: Side; message: ShownMessage }

/** The blocks of a message one after the other; `mono` for what a tool returned. */
export function SideContent({
  side,
  message,
  blocks,
  mono = false,
}: Props & { blocks: ShownBlock[]; mono?: boolean }) {
  if (blocks.length === 0) return <p className="text-muted text-sm">an empty message</p>
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a message never move.
    <SideBlock key={index} side={side} message={message} block={block} mono={mono} />
  ))
}

function SideBlock({ side, message, block, mono }: Props & { block: ShownBlock; mono: boolean }) {
  const look = mono || block.type === "other" ? "font-mono text-xs" : "max-w-read"
  switch (block.type) {
    case "text":
    case "tool_result":
      return <Pieces side={side} message={message} pieces={block.pieces} look={look} />
    case "reasoning":
      return <SideThought side={side} message={message} thought={block.thought} />
    case "tool_call":
      return <SideCall side={side} message={message} call={block.call} />
    case "image":
      return (
        <p className="text-muted text-sm">{`an image${block.mediaType ? ` (${block.mediaType})` : ""}, in the reader`}</p>
      )
    case "other":
      return (
        <SideText
          content={block.content}
          marks={message.marks}
          side={side}
          message={message.ordinal}
          className={look}
        />
      )
  }
}

function Pieces({ side, message, pieces, look }: Props & { pieces: ShownPiece[]; look: string }) {
  return pieces.map((piece, index) =>
    piece.kind === "mail" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text never move.
      <div key={index} className="my-2 max-w-read border border-line px-3 py-1">
        <SideMail side={side} message={message} shown={piece} />
      </div>
    ) : (
      <SideText
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text never move.
        key={index}
        content={piece.content}
        marks={message.marks}
        side={side}
        message={message.ordinal}
        className={look}
      />
    ),
  )
}
