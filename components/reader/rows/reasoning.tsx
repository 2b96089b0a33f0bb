import { ReadableText } from "@/components/reader/text/readable"
import type { ShownMessage, ShownThought } from "@/lib/model/reader/shown"
import { PlannedAction } from "./call"

/** What was thought, in the serif; what it only planned to do stands out and says so. */
export function Reasoning({ message, thought }: { message: ShownMessage; thought: ShownThought }) {
  const { pieces } = thought
  const note = noteOf(thought)
  return (
    <div className="my-2">
      {note && <p className="wrap-anywhere text-muted text-sm">{note}</p>}
      {pieces.map((piece) =>
        piece.kind === "text" ? (
          <ReadableText key={piece.content.at[0]} message={message} content={piece.content} voice="thought" />
        ) : (
          <PlannedAction key={`plan ${piece.call.at[0]}`} message={message} call={piece.call} />
        ),
      )}
    </div>
  )
}

/** What of the reasoning one reads here, where that is not simply all of it. */
function noteOf({ form, tag, pieces }: ShownThought): string | null {
  const from = tag === null ? "" : `from <${tag}>`
  if (form === "redacted")
    return "Reasoning, redacted or encrypted by the provider: nothing of it can be read."
  if (form === "summary")
    return `The provider's summary of the reasoning, not the reasoning itself${from && `, ${from}`}.`
  if (form === "full" && pieces.length === 0) return `Reasoning${from && ` ${from}`}: empty.`
  return from === "" ? null : from
}
