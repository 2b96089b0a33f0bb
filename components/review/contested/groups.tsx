import Link from "next/link"
import { humanize, plural } from "@/lib/format/words"
import type { ContestedRow } from "@/lib/model/review/contested/row"
import { ContestedLine } from "./line"
import { type ContestedScope, contestedAt } from "./scope"

/** Flags by variable and judge. */
export function ContestedGroups({ scope, rows }: { scope: ContestedScope; rows: ContestedRow[] }) {
  const groups = Map.groupBy(rows, ({ variable, judge }) => JSON.stringify([variable.key, judge.name]))
  return [...groups].map(([key, group]) => {
    const [first] = group
    if (!first) return null
    const { variable, judge } = first
    return (
      <section key={key} className="mt-4">
        <h2 className="border-edge border-b font-semibold">
          {variable.label ?? humanize(variable.key)}
          <span className="font-normal text-muted">{` by ${judge.name} (${judge.kind}) · `}</span>
          <Link
            href={contestedAt(scope, { variable: variable.key, judge: judge.name })}
            prefetch={false}
            className="link inline-block min-h-6 font-normal text-sm"
          >
            {plural(group.length, "flag")}
          </Link>
        </h2>
        <ol>
          {group.map((row) => (
            <ContestedLine key={row.flag.id} scope={scope} row={row} />
          ))}
        </ol>
      </section>
    )
  })
}
