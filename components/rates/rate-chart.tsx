import { keyWords, levelWords } from "@/components/catalogue-words"
import type { RateRow } from "@/lib/model/study"
import { groupBy } from "./arrange"
import { toneClass, toneOf } from "./outcome-words"
import { RateLine } from "./rate-line"
import type { Groups } from "./rate-question"
import type { RateScope } from "./rate-scope"
import { RateAxis } from "./rate-track"

/** Above this many lines they shrink; their labels stay. */
const ROOMY = 12

const COLUMNS = {
  one: "@2xl:grid-cols-[fit-content(20rem)_minmax(12rem,1fr)_max-content_max-content_max-content]",
  two: "@2xl:grid-cols-[fit-content(14rem)_fit-content(14rem)_minmax(12rem,1fr)_max-content_max-content_max-content]",
}
const SUBGRID = "grid grid-cols-1 @2xl:grid-cols-subgrid"

/**
 * A dot plot with intervals: one line per group, drawn on the server so that it needs no script to be read,
 * clicked or printed. Wide, its columns are shared by all lines; narrow, labels stand above their marks.
 */
export function RateChart({ scope, rows, groups }: { scope: RateScope; rows: RateRow[]; groups: Groups }) {
  const nested = groups.columns !== null
  const height = rows.length > ROOMY ? "min-h-6" : "min-h-8"
  return (
    <div className="@container">
      <div className={`grid grid-cols-1 @2xl:gap-x-4 ${nested ? COLUMNS.two : COLUMNS.one}`}>
        <Head keys={[groups.rows, groups.columns].map((key) => header(scope, key))} nested={nested} />
        <ol className={`col-span-full ${SUBGRID}`}>
          {groupBy(rows, groups.rows).map(({ value, rows: lines }) => (
            <li
              key={value ?? ""}
              className={`col-span-full ${SUBGRID} ${nested ? "border-line border-t py-1.5" : ""}`}
            >
              <RateLines scope={scope} rows={lines} groups={groups} value={value} height={height} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

/** The lines of one row; under the row's name where columns split it. */
function RateLines(props: {
  scope: RateScope
  rows: RateRow[]
  groups: Groups
  value: string | null
  height: string
}) {
  const { scope, rows, groups, value, height } = props
  const { rows: key, columns } = groups
  const name = key === null ? "all" : levelWords(scope.catalogue, key, value)
  const tone = toneClass[toneOf(scope.catalogue, scope.outcome)]
  return (
    <>
      {columns !== null && (
        <span className={`${height} flex min-w-0 items-center self-start font-medium`}>
          <span className="min-w-0 break-words">{name}</span>
        </span>
      )}
      <ol
        className={`${columns === null ? "col-span-full" : "@2xl:col-start-2 @2xl:col-end-[-1]"} ${SUBGRID}`}
      >
        {rows.map((row) => (
          <RateLine
            key={`${columns && row.by[columns]} ${row.citation}`}
            scope={scope}
            row={row}
            label={columns === null ? name : levelWords(scope.catalogue, columns, row.by[columns] ?? null)}
            context={columns === null ? "" : `${name}, `}
            tone={tone}
            height={height}
          />
        ))}
      </ol>
    </>
  )
}

function header({ catalogue }: RateScope, key: string | null): string {
  return key === null ? "" : keyWords(catalogue, key)
}

/** Column heads for the eye; to others each line says its own. */
function Head({ keys, nested }: { keys: string[]; nested: boolean }) {
  return (
    <div aria-hidden="true" className={`col-span-full items-end text-muted text-sm ${SUBGRID}`}>
      {(nested ? keys : keys.slice(0, 1)).map((words, index) => (
        <span key={String(index)} className="hidden @2xl:block">
          {words}
        </span>
      ))}
      <span className="px-4">
        <RateAxis />
      </span>
      <span className="hidden text-right @2xl:block">k/n</span>
      <span className="hidden text-right @2xl:block">rate, 95 % interval</span>
      <span className="hidden text-right @2xl:block">missing</span>
    </div>
  )
}
