import type { Mark } from "@/lib/model/marks"
import type { TurnRow } from "@/lib/model/rows"
import { Action, type MarksOf } from "./action"
import { ContentBlock } from "./content-block"
import { Reasoning } from "./reasoning"

type Props = { row: TurnRow; marks: Mark[]; marksOf: MarksOf; lanes: boolean }

/** A turn of the agent: what it said and did at the left, beside it what it thought before. */
export function Turn({ row: { message, steps }, marks, marksOf, lanes }: Props) {
  if (steps.length === 0) return <p className="text-muted text-sm">an empty message</p>
  return steps.map(({ thought, said }, index) => (
    <div
      key={`${message.ordinal} ${String(index)}`}
      className={lanes ? "lg:grid lg:grid-cols-2 lg:gap-x-8" : ""}
    >
      {thought.length > 0 && (
        <div className="border-line border-l pl-4 lg:col-start-2 lg:row-start-1 lg:min-w-0">
          <h3 className="sr-only">thought</h3>
          {thought.map((one) => (
            <Reasoning
              key={one.block?.at[0] ?? one.pieces[0]?.kind}
              text={message.text}
              thought={one}
              marks={marks}
            />
          ))}
        </div>
      )}
      {said.length > 0 && (
        <div className="min-w-0 lg:col-start-1 lg:row-start-1">
          <h3 className="sr-only">said and done</h3>
          {said.map((one) =>
            one.kind === "action" ? (
              <Action
                key={`call ${one.call.at[0]} ${one.call.id}`}
                text={message.text}
                call={one.call}
                marks={marks}
                results={one.results}
                marksOf={marksOf}
              />
            ) : (
              <ContentBlock
                key={`${one.block.type} ${one.block.at[0]}`}
                message={message}
                block={one.block}
                marks={marks}
              />
            ),
          )}
        </div>
      )}
    </div>
  ))
}
