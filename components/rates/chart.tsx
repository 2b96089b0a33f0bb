import type { Drawing } from "@/components/rates/marks/drawing"
import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import type { MixPart } from "@/lib/model/rates/rows"
import { groupBy } from "./arrange"
import { type Line, lineKey } from "./line"
import type { Groups } from "./question"
import { RateLine } from "./row"
import type { ChartScope } from "./scope"

/** Above this many lines they shrink, and the axis stays in sight; their labels stay. */
const ROOMY = 12

/** Labels, track, and the columns beside it: with one label or two, for as many columns as there are heads, and that of what is missing. */
const COLUMNS: Record<"one" | "two", Record<number, string>> = {
  one: {
    1: "@2xl:grid-cols-[fit-content(20rem)_minmax(12rem,1fr)_repeat(2,max-content)]",
    2: "@2xl:grid-cols-[fit-content(20rem)_minmax(12rem,1fr)_repeat(3,max-content)]",
    4: "@2xl:grid-cols-[fit-content(20rem)_minmax(12rem,1fr)_repeat(5,max-content)]",
  },
  two: {
    1: "@2xl:grid-cols-[fit-content(14rem)_fit-content(14rem)_minmax(12rem,1fr)_repeat(2,max-content)]",
    2: "@2xl:grid-cols-[fit-content(14rem)_fit-content(14rem)_minmax(12rem,1fr)_repeat(3,max-content)]",
    4: "@2xl:grid-cols-[fit-content(14rem)_fit-content(14rem)_minmax(12rem,1fr)_repeat(5,max-content)]",
  },
}
const SUBGRID = "grid grid-cols-1 @2xl:grid-cols-subgrid"

type Chart = {
  scope: ChartScope
  lines: Line[]
  parts: MixPart[]
  groups: Groups
  /** The sources of published counts, as they are listed below. */
  citations: string[]
  drawing: Drawing
  /** The panel that it is, for those who do not see its heading; "" without panels. */
  panel: string
}

/**
 * One line per group, drawn on the server so that it needs no script to be read, clicked or printed. Wide, its
 * columns are shared by all lines; narrow, labels stand above their marks.
 */
export function RateChart(props: Chart) {
  const { lines, groups, drawing } = props
  const columns = COLUMNS[groups.columns === null ? "one" : "two"][drawing.heads.length]
  return (
    <div className="@container">
      <div className={`grid grid-cols-1 @2xl:gap-x-4 ${columns}`}>
        <Head {...props} />
        <ol className={`col-span-full ${SUBGRID}`}>
          {groupBy(lines, groups.rows).map(({ value, rows }) => (
            <li
              key={value ?? ""}
              className={`col-span-full ${SUBGRID} ${groups.columns === null ? "" : "border-line border-t py-1.5"}`}
            >
              <Row {...props} row={value} members={rows} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

/** The lines of one row; under the row's name where columns split it. */
function Row(props: Chart & { row: string | null; members: Line[] }) {
  const { scope, groups, row, members, panel } = props
  const { rows, columns } = groups
  const name = rows === null ? "all" : levelWords(scope.catalogue, rows, row)
  const height = props.lines.length > ROOMY ? "min-h-6" : "min-h-8"
  const context = [panel, columns === null ? "" : name].filter((words) => words !== "")
  return (
    <>
      {columns !== null && (
        <span className={`${height} flex min-w-0 items-center self-start font-medium`}>
          <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
        </span>
      )}
      <ol
        className={`${columns === null ? "col-span-full" : "@2xl:col-start-2 @2xl:col-end-[-1]"} ${SUBGRID}`}
      >
        {members.map((line) => (
          <RateLine
            key={lineKey(line)}
            scope={scope}
            line={line}
            parts={props.parts}
            citations={props.citations}
            drawing={props.drawing}
            label={columns === null ? name : levelWords(scope.catalogue, columns, line.by[columns] ?? null)}
            context={context.map((words) => `${words}, `).join("")}
            height={height}
          />
        ))}
      </ol>
    </>
  )
}

/** Column heads for the eye; to others each line says its own. */
function Head({ scope, lines, groups, drawing }: Chart) {
  const words = (key: string | null) => (key === null ? "" : keyWords(scope.catalogue, key))
  const labels = groups.columns === null ? [groups.rows] : [groups.rows, groups.columns]
  const sticky = lines.length > ROOMY ? "sticky top-0 z-10 bg-paper" : ""
  return (
    <div aria-hidden="true" className={`col-span-full items-end text-muted text-sm ${sticky} ${SUBGRID}`}>
      {labels.map((key, index) => (
        <span key={String(index)} className="hidden @2xl:block">
          {words(key)}
        </span>
      ))}
      <span className="px-4">{drawing.axis}</span>
      {[...drawing.heads, "missing"].map((head) => (
        <span key={head} className="hidden text-right @2xl:block">
          {head}
        </span>
      ))}
    </div>
  )
}
