import type { Mark } from "@/lib/model/marks"
import type { Thought } from "@/lib/model/rows"
import { Arguments } from "./arguments"
import { TextBlock } from "./text-block"

const notes = {
  full: null,
  summary: "the provider's summary, not the reasoning itself",
  redacted: "redacted by the provider: nothing here can be read",
}

/** What was thought, in the serif; what it only planned to do stands out and says so. */
export function Reasoning({ text, thought, marks }: { text: string; thought: Thought; marks: Mark[] }) {
  const form = thought.block?.form ?? "full"
  const note = notes[form]
  return (
    <div className="my-2 font-serif text-[1.05rem] leading-relaxed">
      {note && <p className="font-sans text-muted text-sm">{`Reasoning: ${note}.`}</p>}
      {form !== "redacted" &&
        thought.pieces.map((piece) =>
          piece.kind === "text" ? (
            <TextBlock key={piece.at[0]} text={text} at={piece.at} marks={marks} />
          ) : (
            <div
              key={piece.call.at[0]}
              className="my-2 max-w-read border border-edge border-dashed px-3 py-2 font-sans text-base leading-normal"
            >
              <p className="text-muted text-sm">
                <b className="font-semibold">planned, not done</b>
                {` · ${piece.call.name}`}
              </p>
              <Arguments text={text} call={piece.call} marks={marks} />
            </div>
          ),
        )}
    </div>
  )
}
