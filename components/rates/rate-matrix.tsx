import { groupKeys, keyWords, levelWords } from "@/components/catalogue-words"
import { ScrollBox } from "@/components/ui/scroll-box"
import type { RateRow } from "@/lib/model/study"
import { groupBy } from "./arrange"
import { toneOf } from "./outcome-words"
import { RateCell } from "./rate-cell"
import type { Groups } from "./rate-question"
import type { RateScope } from "./rate-scope"

const HEAD = "border-edge border-b py-1 font-medium align-bottom"

/** The same numbers as a table of rows × columns; `margin` has each row over all its columns. */
export function RateMatrix(props: {
  scope: RateScope
  rows: RateRow[]
  margin: RateRow[]
  groups: Groups
  caption: string
}) {
  const { scope, rows, margin, groups, caption } = props
  const { catalogue, outcome } = scope
  const tone = toneOf(catalogue, outcome)
  const words = (key: string | null, value: string | null) =>
    key === null ? "all" : levelWords(catalogue, key, value)
  const columns = groups.columns === null ? [] : valuesOf(scope, rows, groups.columns)
  return (
    <ScrollBox label={`Table: ${caption}`}>
      <table className="border-collapse print:text-xs">
        <caption className="pb-2 text-left text-muted">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} pr-3 text-left`}>
              {groups.rows === null ? "" : keyWords(catalogue, groups.rows)}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${HEAD} px-3 text-right`}>
                {words(groups.columns, column)}
              </th>
            ))}
            <th scope="col" className={`${HEAD} px-3 text-right`}>
              all
            </th>
          </tr>
        </thead>
        <tbody>
          {groupBy(margin, groups.rows).map(({ value, rows: all }) => (
            <tr key={value ?? ""}>
              <th
                scope="row"
                className="sticky left-0 max-w-80 break-words border-line border-b bg-paper py-1 pr-3 text-left align-top font-normal"
              >
                {words(groups.rows, value)}
              </th>
              {columns.map((column) => (
                <RateCell
                  key={column}
                  scope={scope}
                  tone={tone}
                  rows={rows.filter(
                    ({ by }) => at(by, groups.rows) === value && at(by, groups.columns) === column,
                  )}
                />
              ))}
              <RateCell scope={scope} tone={tone} rows={all} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function at(by: RateRow["by"], key: string | null): string | null {
  return key === null ? null : (by[key] ?? null)
}

/** The values that occur, in the catalogue's order; what is missing last. */
function valuesOf({ catalogue }: RateScope, rows: RateRow[], key: string): (string | null)[] {
  const order = groupKeys(catalogue).find((candidate) => candidate.key === key)?.levels ?? []
  const values = [...new Set(rows.map(({ by }) => at(by, key)))]
  const place = (value: string | null) => {
    if (value === null) return order.length + 1
    return order.includes(value) ? order.indexOf(value) : order.length
  }
  return values.sort((a, b) => place(a) - place(b))
}
