import type { ReaderRow, ShownMessage, ShownStep } from "@/lib/model/reader/shown"
import { Action } from "./action"
import { ContentBlock } from "./content-block"
import { Reasoning } from "./reasoning"

/** A turn of the agent: what it said and did at the left, beside it what it thought before. */
export function Turn({ row: { message, steps } }: { row: Extract<ReaderRow, { kind: "turn" }> }) {
  if (steps.length === 0) return <p className="text-muted text-sm">an empty message</p>
  return steps.map((step, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: steps of a turn never move.
    <Step key={index} message={message} step={step} />
  ))
}

function Step({ message, step: { thought, said } }: { message: ShownMessage; step: ShownStep }) {
  return (
    <div className="lg:grid lg:grid-cols-(--lanes) lg:gap-x-8 lg:group-data-[folded=said]/reader:block lg:group-data-[folded=thought]/reader:block">
      {thought.length > 0 && (
        <div
          data-lane="thought"
          className="border-line border-l pl-4 group-data-[folded=thought]/reader:hidden lg:col-start-2 lg:row-start-1 lg:min-w-0"
        >
          <h3 className="sr-only">thought</h3>
          {thought.map((one) => (
            <Reasoning key={one.at[0]} message={message} thought={one} />
          ))}
        </div>
      )}
      {said.length > 0 && (
        <div
          data-lane="said"
          className="min-w-0 group-data-[folded=said]/reader:hidden lg:col-start-1 lg:row-start-1"
        >
          <h3 className="sr-only">said and done</h3>
          {said.map((one, index) =>
            one.kind === "action" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said in a turn never moves.
              <Action key={index} message={message} said={one} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said in a turn never moves.
              <ContentBlock key={index} message={message} block={one.block} />
            ),
          )}
        </div>
      )}
    </div>
  )
}
