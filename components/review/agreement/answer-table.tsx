import Link from "next/link"
import { levelWords } from "@/components/studies/catalogue-words"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count } from "@/lib/format/words"
import type { AgreementTable } from "@/lib/model/review/agreement/table"
import { type AgreementPage, behindUrl } from "./scope"

/** What the first said against what the second did; each count opens its transcripts. */
export function AnswerTable(props: {
  page: AgreementPage
  variable: string
  a: string
  b: string
  table: AgreementTable
}) {
  const { page, variable, a, b, table } = props
  const said = table.levels
    .map((level, index) => ({
      level,
      index,
      words: levelWords(page.catalogue, `variable.${variable}`, level),
    }))
    .filter(({ index }) =>
      [...(table.counts[index] ?? []), ...table.counts.map((row) => row[index] ?? 0)].some((n) => n > 0),
    )
  return (
    <ScrollBox label={`${a} against ${b}`}>
      <table className="my-1 border-collapse text-sm">
        <caption className="sr-only">{`What ${a} said against what ${b} said`}</caption>
        <thead>
          <tr className="border-edge border-b align-bottom">
            <th scope="col" className="wrap-anywhere max-w-64 py-1 pr-6 text-left font-normal text-muted">
              <span className="block">{`${a} ↓`}</span>
              <span className="block">{`${b} →`}</span>
            </th>
            {said.map(({ level, words }) => (
              <th key={level} scope="col" className="px-3 py-1 text-right font-normal">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {said.map((row) => (
            <tr key={row.level} className="border-line border-b">
              <th scope="row" className="py-1 pr-6 text-left font-normal">
                {row.words}
              </th>
              {said.map((column) => {
                const n = table.counts[row.index]?.[column.index] ?? 0
                const other = { a, b, as: row.level, bs: column.level }
                return (
                  <td key={column.level} className="px-3 py-1 text-right tabular-nums">
                    {n === 0 ? (
                      <span className="text-muted">0</span>
                    ) : (
                      <Link
                        href={behindUrl(page, variable, other)}
                        prefetch={false}
                        className="link inline-flex min-h-6 min-w-6 items-center justify-end"
                      >
                        {count(n)}
                        <span className="sr-only">{` transcripts: ${row.words} by ${a}, ${column.words} by ${b}`}</span>
                      </Link>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
