import type { Route } from "next"
import Link from "next/link"
import { Fragment, type ReactNode } from "react"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count } from "@/lib/format/words"
import type { AgreementRow } from "@/lib/model/review/agreement/table"
import type { Agreement } from "@/lib/stats/agreement/measures"
import { EstimateCell, ReasonList, reasonsOf } from "./estimate-cell"

export type MeasureLine = {
  id: string
  head: ReactNode
  row: AgreementRow
  /** Those of its transcripts on which not all say the same. */
  differing: Route
  /** What is to be said of it in words, under it. */
  words: string | null
}

const HEADS: [string, string][] = [
  ["n", "transcripts that two or more judged"],
  ["differ", "of them, those on which not all say the same"],
  ["agree", "percent agreement"],
  ["κ", "Cohen’s kappa, of two"],
  ["α", "Krippendorff’s alpha"],
  ["AC1", "Gwet’s AC1"],
  ["positive", "agreement on harm, or on yes"],
  ["negative", "agreement on everything else"],
]

/** One line per variable, pair or group: every measure with its interval, and the way to what differs. */
export function MeasureTable(props: { caption: string; head: string; lines: MeasureLine[] }) {
  const { caption, head, lines } = props
  const reasons = reasonsOf(lines.flatMap(({ row }) => estimates(row.agreement)))
  return (
    <>
      <ScrollBox label={caption}>
        <table className="my-2 border-collapse text-sm">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-edge border-b align-bottom">
              <th scope="col" className="min-w-32 py-1 pr-4 text-left font-normal text-muted">
                {head}
              </th>
              {HEADS.map(([words, title]) => (
                <th
                  key={words}
                  scope="col"
                  title={title}
                  className="px-2 py-1 text-right font-normal text-muted"
                >
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, head, row, differing, words }) => (
              <Fragment key={id}>
                <tr className={words === null ? "border-line border-b" : ""}>
                  <th
                    scope="row"
                    className="wrap-anywhere max-w-64 py-1 pr-4 text-left align-top font-normal"
                  >
                    {head}
                  </th>
                  <td className="px-2 py-1 text-right align-top tabular-nums">{count(row.agreement.n)}</td>
                  <td className="px-2 py-1 text-right align-top tabular-nums">
                    <Differing n={row.differing} href={differing} />
                  </td>
                  <Measures agreement={row.agreement} reasons={reasons} />
                </tr>
                {words !== null && (
                  <tr className="border-line border-b">
                    <td colSpan={9} className="pb-1">
                      <Said words={words} folded={lines.length > 1} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <ReasonList reasons={reasons} />
    </>
  )
}

/** Under one line it is read at once; under many it would hide the numbers. It stays in sight as they scroll. */
function Said({ words, folded }: { words: string; folded: boolean }) {
  const own = "sticky left-0 max-w-[min(var(--container-read),calc(100vw-2rem))] text-muted text-sm"
  if (!folded) return <p className={own}>{words}</p>
  return (
    <details className={own}>
      <summary className="disclosure min-h-6">how to read these</summary>
      <p>{words}</p>
    </details>
  )
}

function Differing({ n, href }: { n: number; href: Route }) {
  if (n === 0) return <span className="text-muted">0</span>
  return (
    <Link href={href} prefetch={false} className="link inline-flex min-h-6 min-w-6 items-start justify-end">
      {count(n)}
      <span className="sr-only"> transcripts that were judged differently</span>
    </Link>
  )
}

function Measures({ agreement, reasons }: { agreement: Agreement; reasons: ReturnType<typeof reasonsOf> }) {
  const { n, observed, kappa, alpha, ac1, positive, negative } = agreement
  const own = { n, reasons }
  return (
    <>
      <EstimateCell {...own} estimate={observed} share />
      <EstimateCell {...own} estimate={kappa} />
      <EstimateCell {...own} estimate={alpha} />
      <EstimateCell {...own} estimate={ac1} />
      <EstimateCell {...own} estimate={positive} share />
      <EstimateCell {...own} estimate={negative} share />
    </>
  )
}

function estimates({ observed, kappa, alpha, ac1, positive, negative }: Agreement) {
  return [observed, kappa, alpha, ac1, positive, negative]
}
