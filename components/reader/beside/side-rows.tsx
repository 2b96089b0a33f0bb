import Link from "next/link"
import { plural } from "@/lib/format/words"
import type { ReaderRow, ShownResult, ShownSaid } from "@/lib/model/reader/shown"
import { transcriptUrl } from "@/lib/urls/reader"
import type { Side } from "./side"
import { SideCall } from "./side-call"
import { SideContent } from "./side-content"
import { SideThought } from "./side-thought"

/** One side of a pair of turns: what came in before the turn, and the turn; each links to its place in the reader. */
export function SideRows({ side, rows }: { side: Side; rows: ReaderRow[] }) {
  return rows.map((row) => (
    <article
      key={row.message.ordinal}
      aria-label={`${side.name}, message ${row.message.ordinal + 1}`}
      className="py-1"
    >
      <p className="text-muted text-sm">
        <b className="font-semibold text-ink md:sr-only">{`${side.name} `}</b>
        <Link
          href={transcriptUrl(side.id, { study: side.study }, row.message.ordinal)}
          prefetch={false}
          className="inline-flex min-h-6 min-w-6 items-center hover:text-accent hover:underline"
        >
          {`#${row.message.ordinal + 1}`}
          <span className="sr-only">{` of ${side.name} in the reader`}</span>
        </Link>
        {row.kind === "turn" ? ` turn ${row.number}` : ` ${row.message.role}`}
      </p>
      <RowContent side={side} row={row} />
      <Unplaced row={row} />
    </article>
  ))
}

function RowContent({ side, row }: { side: Side; row: ReaderRow }) {
  const { message } = row
  if (row.kind === "prompt") {
    return (
      <details>
        <summary className="disclosure min-h-6 text-muted text-sm">
          {`${message.role} prompt · ${plural(message.length, "character")}`}
        </summary>
        <SideContent side={side} message={message} blocks={row.blocks} />
      </details>
    )
  }
  if (row.kind === "aside") return <SideContent side={side} message={message} blocks={row.blocks} />
  if (row.steps.length === 0) return <p className="text-muted text-sm">an empty message</p>
  return row.steps.map(({ thought, said }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: steps of a turn never move.
    <div key={index}>
      {thought.map((one) => (
        <SideThought key={one.at[0]} side={side} message={message} thought={one} />
      ))}
      {said.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said in a turn never moves.
        <Said key={place} side={side} row={row} said={one} />
      ))}
    </div>
  ))
}

function Said({ side, row: { message }, said }: { side: Side; row: ReaderRow; said: ShownSaid }) {
  if (said.kind === "content") return <SideContent side={side} message={message} blocks={[said.block]} />
  return (
    <SideCall side={side} message={message} call={said.call} harm={said.harm}>
      {said.results.map((result, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: results of a call never move.
        <Result key={index} side={side} result={result} />
      ))}
    </SideCall>
  )
}

function Result({ side, result: { message, blocks, length, error } }: { side: Side; result: ShownResult }) {
  return (
    <details className="mt-1 border-line border-t pt-1">
      <summary className="disclosure min-h-6 text-muted text-sm">
        {error === null ? "result" : <b className="font-semibold text-ink">error</b>}
        {` · ${plural(length, "character")}`}
      </summary>
      {error !== null && <p className="wrap-anywhere text-sm">{error}</p>}
      <SideContent side={side} message={message} blocks={blocks} mono />
    </details>
  )
}

/** Evidence in markup that only the raw text shows. */
function Unplaced({ row: { message } }: { row: ReaderRow }) {
  return message.unplaced.map(({ mark, quote }) => (
    <p key={mark.id} className="text-sm">
      {`${mark.label} rests on markup that only the raw text shows: `}
      <q className="wrap-anywhere bg-evidence font-mono text-ink text-xs">{quote}</q>
    </p>
  ))
}
