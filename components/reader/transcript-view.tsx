import { type Mark, marksOf } from "@/lib/model/marks"
import type { Reading } from "@/lib/model/reading"
import { type Row, rowsOf } from "@/lib/model/rows"
import { ContentBlock } from "./content-block"
import { MessageFrame } from "./message-frame"
import { PromptMessage } from "./prompt-message"
import { Turn } from "./turn"

/** The conversation: prompts folded, then turn by turn what was said and done beside what was thought. */
export function TranscriptView({ reading }: { reading: Reading }) {
  const rows = rowsOf(reading.messages)
  const marks = new Map<number, Mark[]>()
  for (const message of reading.messages)
    marks.set(message.ordinal, marksOf(message, reading.judgements, reading.comments))
  const marksIn = (ordinal: number) => marks.get(ordinal) ?? []
  const lanes = rows.some((row) => row.kind === "turn" && row.steps.some(({ thought }) => thought.length > 0))
  const transcript = { id: reading.id, study: reading.study.slug }
  return (
    <section aria-labelledby="conversation" className="min-w-0">
      <h2 id="conversation" className="sr-only">
        Conversation
      </h2>
      {rows.length === 0 && (
        <p className="border-line border-t py-4 text-muted">This transcript has no messages.</p>
      )}
      {rows.map((row, index) => (
        <div key={row.message.ordinal}>
          {row.kind !== "prompt" && isFirstAfterPrompts(rows, index) && <LaneHeads lanes={lanes} />}
          <MessageFrame
            message={row.message}
            transcript={transcript}
            name={row.kind === "turn" ? `turn ${row.number}` : row.message.role}
            marks={marksIn(row.message.ordinal)}
          >
            {row.kind === "prompt" && (
              <PromptMessage message={row.message} marks={marksIn(row.message.ordinal)} />
            )}
            {row.kind === "turn" && (
              <Turn row={row} marks={marksIn(row.message.ordinal)} marksOf={marksIn} lanes={lanes} />
            )}
            {row.kind === "aside" &&
              row.message.blocks.map((block) => (
                <ContentBlock
                  key={`${block.type} ${block.at[0]}`}
                  message={row.message}
                  block={block}
                  marks={marksIn(row.message.ordinal)}
                />
              ))}
          </MessageFrame>
        </div>
      ))}
    </section>
  )
}

function isFirstAfterPrompts(rows: Row[], index: number): boolean {
  return index === 0 || rows[index - 1]?.kind === "prompt"
}

function LaneHeads({ lanes }: { lanes: boolean }) {
  if (!lanes)
    return (
      <p className="py-1 text-muted text-sm lg:pl-[6.25rem]">
        No reasoning was recorded: one lane, said and done.
      </p>
    )
  return (
    <div
      aria-hidden
      className="sticky top-0 z-10 hidden border-line border-t bg-paper py-1 pl-[6.25rem] text-muted text-sm lg:grid lg:grid-cols-2 lg:gap-x-8"
    >
      <span>said and done</span>
      <span className="pl-4 font-serif">thought</span>
    </div>
  )
}
