import type { Route } from "next"
import Link from "next/link"
import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import { ScrollBox } from "@/components/ui/scroll-box"
import type { MixPart } from "@/lib/model/rates/rows"
import { type Line, lineKey } from "./line"
import { type ChartScope, CITATIONS } from "./scope"
import { type Figure, figuresOf, headsOf } from "./table-figures"

const CELL = "border-line border-b px-2 py-1"

/** The numbers of a chart, one group a line: to be copied, searched and heard. Counts open their transcripts. */
export function RateTable(props: {
  scope: ChartScope
  lines: Line[]
  keys: string[]
  parts: MixPart[]
  caption: string
}) {
  const { scope, lines, keys, parts, caption } = props
  const { catalogue } = scope
  const published = lines.some((line) => line.published)
  return (
    <ScrollBox label={`Table: ${caption}`}>
      <table className="border-collapse text-sm tabular-nums print:text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="align-bottom text-muted">
            {(keys.length > 0 ? keys.map((key) => keyWords(catalogue, key)) : ["group"]).map((words) => (
              <th key={words} scope="col" className={`${CELL} text-left font-normal first:pl-0`}>
                {words}
              </th>
            ))}
            {headsOf(scope, lines, parts).map((head) => (
              <th key={head} scope="col" className={`${CELL} text-right font-normal`}>
                {head}
              </th>
            ))}
            {published && (
              <th scope="col" className={`${CELL} text-left font-normal`}>
                source
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={lineKey(line)} className="break-inside-avoid align-baseline">
              {(keys.length > 0 ? keys : [null]).map((key) => (
                <th
                  key={key}
                  scope="row"
                  className={`${CELL} max-w-72 text-left font-normal [overflow-wrap:anywhere] first:pl-0`}
                >
                  {key === null ? "all" : levelWords(catalogue, key, line.by[key] ?? null)}
                </th>
              ))}
              {figuresOf(scope, line, lines, parts).map((figure, index) => (
                <td key={String(index)} className={`${CELL} whitespace-nowrap text-right`}>
                  <Cell figure={figure} />
                </td>
              ))}
              {published && (
                <td className={CELL}>
                  {line.published ? <Reference href={`#${CITATIONS}`} words="published" /> : "transcripts"}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Cell({ figure: { words, href } }: { figure: Figure }) {
  return href === null ? words : <Reference href={href} words={words} />
}

function Reference({ href, words }: { href: Route; words: string }) {
  return (
    <Link href={href} prefetch={false} className="link inline-flex min-h-6 min-w-6 items-center justify-end">
      {words}
    </Link>
  )
}
