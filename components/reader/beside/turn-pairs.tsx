import type { ReaderRow } from "@/lib/model/reader/shown"
import type { Side } from "./side"
import { SideRows } from "./side-rows"

type Pair = { number: number; a: ReaderRow[]; b: ReaderRow[] }

/** Turn beside turn in one grid, so that the two scroll together; on a narrow screen one after the other. */
export function TurnPairs({ a, b, pairs }: { a: Side; b: Side; pairs: Pair[] }) {
  return (
    <ol>
      {pairs.map((pair) => (
        <li key={pair.number} className="border-line border-t py-1 md:grid md:grid-cols-2 md:gap-x-8">
          <h3 className="sr-only md:col-span-2">{`Turn ${pair.number}`}</h3>
          <Cell side={a} rows={pair.a} number={pair.number} />
          <Cell side={b} rows={pair.b} number={pair.number} />
        </li>
      ))}
    </ol>
  )
}

function Cell({ side, rows, number }: { side: Side; rows: ReaderRow[]; number: number }) {
  return (
    <div className="min-w-0 max-md:border-line max-md:[&+&]:border-t max-md:[&+&]:border-dashed">
      {rows.length > 0 ? (
        <SideRows side={side} rows={rows} />
      ) : (
        <p className="py-1 text-muted text-sm italic">{`${side.name} has no turn ${number}`}</p>
      )}
    </div>
  )
}
