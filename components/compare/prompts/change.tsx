import type { Part } from "@/lib/model/compare/prompts/diff"
import { type ChangeLine, changeLines } from "./change-lines"
import { PromptPiece } from "./piece"

const GUTTER = { same: "", removed: "−", added: "+", both: "±" }

/** A changed stretch of a prompt, line by line, with what happened to each line in the margin. */
export function PromptChange({ parts }: { parts: Part[] }) {
  return (
    <div className="my-1 max-w-read border-line border-y bg-surface py-1 text-sm">
      {changeLines(parts).map((line) => (
        <div key={line.key} className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
          <span aria-hidden="true" className="select-none text-center font-mono text-muted">
            {GUTTER[line.happened]}
          </span>
          <div dir="auto" className="wrap-anywhere min-h-[1lh] whitespace-pre-wrap pr-2">
            <Line line={line} />
          </div>
        </div>
      ))}
    </div>
  )
}

function Line({ line }: { line: ChangeLine }) {
  return line.pieces.map((piece) => <PromptPiece key={piece.key} piece={piece} />)
}
