import { RateCell } from "@/components/rates/marks/cell"
import { toneOf } from "@/components/rates/words/outcome"
import { groupKeys, keyWords, levelWords } from "@/components/studies/catalogue-words"
import { ScrollBox } from "@/components/ui/scroll-box"
import type { RateRow } from "@/lib/model/rates/rows"
import { groupBy } from "./arrange"
import type { Line } from "./line"
import type { Groups } from "./question"
import type { ChartScope } from "./scope"

const HEAD = "px-2 py-1 print:px-0.5 font-medium align-bottom"

/** A heat map of rows × columns as a table; `margin` has each row over all its columns. */
export function RateMatrix(props: {
  scope: ChartScope
  lines: Line[]
  margin: Line[]
  groups: Groups
  caption: string
}) {
  const { scope, lines, margin, groups, caption } = props
  const { catalogue, outcome } = scope
  const tone = toneOf(catalogue, outcome)
  const words = (key: string | null, value: string | null) =>
    key === null ? "all" : levelWords(catalogue, key, value)
  const sources = lines.some(({ published }) => published) && lines.some(({ published }) => !published)
  const columns = groups.columns === null ? [] : valuesOf(scope, lines, groups.columns)
  return (
    <ScrollBox label={`Heat map: ${caption}`}>
      <table className={`border-collapse text-sm ${printedType(columns.length)}`}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} sticky left-0 z-10 bg-paper pl-0 text-left text-muted`}>
              {groups.rows === null ? "" : keyWords(catalogue, groups.rows)}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${HEAD} max-w-36 break-words text-right`}>
                {words(groups.columns, column)}
              </th>
            ))}
            <th scope="col" className={`${HEAD} text-right text-muted`}>
              all
            </th>
          </tr>
        </thead>
        <tbody>
          {groupBy(lines, groups.rows).map(({ value, rows }) => (
            <tr key={value ?? ""} className="break-inside-avoid">
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-28 break-words bg-paper py-1 pr-2 text-left font-normal @xl:max-w-72 @xl:pr-3"
              >
                {words(groups.rows, value)}
              </th>
              {columns.map((column) => (
                <RateCell
                  key={column}
                  scope={scope}
                  tone={tone}
                  sources={sources}
                  lines={rows.filter(({ by }) => at(by, groups.columns) === column)}
                />
              ))}
              <RateCell
                scope={scope}
                tone={tone}
                sources={sources}
                lines={margin.filter(({ by }) => at(by, groups.rows) === value)}
                strong={columns.length > 0}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** Paper does not scroll: the more columns, the smaller its type. */
function printedType(columns: number): string {
  if (columns > 10) return "print:text-[0.375rem]"
  return columns > 4 ? "print:text-[0.5rem]" : "print:text-xs"
}

function at(by: RateRow["by"], key: string | null): string | null {
  return key === null ? null : (by[key] ?? null)
}

/** The values that occur, in the catalogue's order; what is missing last. */
function valuesOf({ catalogue }: ChartScope, lines: Line[], key: string): (string | null)[] {
  const order = groupKeys(catalogue).find((candidate) => candidate.key === key)?.levels ?? []
  const values = [...new Set(lines.map(({ by }) => at(by, key)))]
  const place = (value: string | null) => {
    if (value === null) return order.length + 1
    return order.includes(value) ? order.indexOf(value) : order.length
  }
  return values.sort((a, b) => place(a) - place(b))
}
