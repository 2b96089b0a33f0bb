import type { ShownMessage, ShownThought } from "@/lib/model/reader/shown"
import type { Side } from "./side"
import { SideCall } from "./side-call"
import { SideText } from "./side-text"

const NOTES = {
  full: null,
  summary: "the provider’s summary, not the reasoning itself",
  redacted: "redacted by the provider: nothing here can be read",
}

/** What was thought, in the serif; it can be folded away. */
export function SideThought({
  side,
  message,
  thought,
}: {
  side: Side
  message: ShownMessage
  thought: ShownThought
}) {
  const note = NOTES[thought.form ?? "full"]
  return (
    <details open className="my-2 border-line border-l pl-3">
      <summary className="disclosure min-h-6 text-muted text-sm">
        {note === null ? "thought" : `thought: ${note}`}
      </summary>
      <div className="font-serif text-[1.05rem] leading-relaxed">
        {thought.pieces.map((piece, index) =>
          piece.kind === "plan" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a thought never move.
            <SideCall key={index} side={side} message={message} call={piece.call} />
          ) : (
            <SideText
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a thought never move.
              key={index}
              content={piece.content}
              marks={message.marks}
              side={side}
              message={message.ordinal}
              className="max-w-read"
            />
          ),
        )}
      </div>
    </details>
  )
}
