import { plural } from "@/lib/format"
import type { Mark } from "@/lib/model/marks"
import type { Result } from "@/lib/model/rows"
import { rangeText, type ToolCallBlock } from "@/lib/model/transcript"
import { Arguments, isMail } from "./arguments"
import { ImageBlock } from "./image-block"
import { TextBlock } from "./text-block"

export type MarksOf = (ordinal: number) => Mark[]
type Props = { text: string; call: ToolCallBlock; marks: Mark[]; results: Result[]; marksOf: MarksOf }

/** Something the agent did to the world, with what came back. */
export function Action({ text, call, marks, results, marksOf }: Props) {
  const failed = results.some(({ error }) => error !== null)
  return (
    <div data-action className="my-2 max-w-[calc(75ch+1.5rem)] border border-ink bg-surface px-3 py-2">
      <p className="mb-1 flex flex-wrap gap-x-2 text-sm">
        <b className="font-semibold">{deed(call, failed)}</b>
        <span className="wrap-anywhere font-mono text-muted text-xs leading-6">{call.name}</span>
      </p>
      <Arguments text={text} call={call} marks={marks} />
      {call.error !== undefined && (
        <p className="mt-1 text-muted text-sm">{`As written it is malformed: ${call.error}.`}</p>
      )}
      {results.map((result) => (
        <ToolResult
          key={`${result.message.ordinal} ${result.blocks[0]?.at[0]}`}
          result={result}
          marks={marksOf(result.message.ordinal)}
        />
      ))}
    </div>
  )
}

function deed(call: ToolCallBlock, failed: boolean): string {
  if (!isMail(call)) return failed ? "tried" : "did"
  const forwards = /forward/i.test(call.name)
  if (failed) return forwards ? "tried to forward" : "tried to send"
  return forwards ? "forwarded" : "sent"
}

function ToolResult({ result: { message, blocks, error, opens }, marks }: { result: Result; marks: Mark[] }) {
  const length = blocks.reduce((sum, { at }) => sum + at[1] - at[0], 0)
  const [first] = blocks
  const begins = first ? rangeText(message, [first.at[0], Math.min(first.at[1], first.at[0] + 80)]) : ""
  return (
    <details
      id={opens ? `m${message.ordinal + 1}` : undefined}
      data-fold
      open={error !== null}
      className="mt-2 scroll-mt-24 border-line border-t pt-1 target:border-accent data-here:border-accent"
    >
      <summary className="disclosure min-h-[24px] text-muted text-sm">
        {`result · ${plural(length, "character")} `}
        {error === null ? (
          <span dir="auto" className="wrap-anywhere font-mono text-xs">
            {begins.replace(/\s+/g, " ")}
          </span>
        ) : (
          <b className="wrap-anywhere text-ink">{`error: ${error.slice(0, 300)}`}</b>
        )}
      </summary>
      {blocks.map((block) =>
        block.type === "image" ? (
          <ImageBlock key={`image ${block.at[0]}`} block={block} ordinal={message.ordinal} />
        ) : (
          <TextBlock
            key={block.at[0]}
            text={message.text}
            at={block.at}
            marks={marks}
            className="mt-1 font-mono text-xs"
          />
        ),
      )}
    </details>
  )
}
