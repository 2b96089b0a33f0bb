import Link from "next/link"
import { count, interval, percent } from "@/lib/format"
import type { RateRow } from "@/lib/model/study"
import { missingOf } from "./arrange"
import { CITATIONS, linksOf, type RateScope } from "./rate-scope"
import { RateTrack } from "./rate-track"

/**
 * One group of a chart: label, mark and n are one link to the transcripts of n, which lies under the links of
 * k and of what is missing.
 */
export function RateLine(props: {
  scope: RateScope
  row: RateRow
  /** What is written beside the mark; `context` completes it for those who do not see the row's heading. */
  label: string
  context: string
  tone: string
  height: string
}) {
  const { row, scope, height } = props
  const links = linksOf(scope, row)
  return (
    <li className="group/line relative col-span-full grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-3 hover:bg-surface @2xl:grid-cols-subgrid @2xl:gap-x-4">
      <span className="row-start-1 flex min-w-0 flex-wrap items-center gap-x-2">
        {links ? (
          <Link
            href={row.n > 0 ? links.n : links.missing()}
            className={`${height} flex min-w-0 items-center after:absolute after:inset-0 group-hover/line:text-accent`}
          >
            <span className="sr-only">{props.context}</span>
            <span className="min-w-0 break-words">{props.label}</span>
            <span className="sr-only">
              : {row.k} of {row.n} transcripts
            </span>
          </Link>
        ) : (
          <>
            <span className={`${height} flex min-w-0 items-center`}>
              <span className="sr-only">{props.context}</span>
              <span className="min-w-0 break-words">{props.label}</span>
            </span>
            <a
              href={`#${CITATIONS}`}
              className="inline-flex min-h-6 items-center whitespace-nowrap text-muted text-sm underline decoration-line underline-offset-4 hover:text-ink"
            >
              published
            </a>
          </>
        )}
      </span>
      <span
        className={`${height} relative col-span-full row-start-2 mx-4 self-stretch @2xl:col-span-1 @2xl:row-start-1`}
      >
        <RateTrack row={row} tone={props.tone} />
      </span>
      <RateFigures row={row} scope={scope} />
    </li>
  )
}

function RateFigures({ row, scope }: { row: RateRow; scope: RateScope }) {
  const links = linksOf(scope, row)
  const missing = missingOf(row)
  return (
    <>
      <span className="row-start-1 flex items-center justify-end whitespace-nowrap tabular-nums">
        {links && row.k > 0 ? (
          <Link
            href={links.k}
            className="link relative z-10 inline-flex h-6 min-w-6 items-center justify-end"
          >
            {count(row.k)}
          </Link>
        ) : (
          count(row.k)
        )}
        /{count(row.n)}
      </span>
      <span className="row-start-1 whitespace-nowrap text-right tabular-nums">
        {percent(row.rate, row.n)} <span className="text-muted">{interval(row.low, row.high, row.n)}</span>
      </span>
      <span className="row-start-1 hidden items-center justify-end whitespace-nowrap text-unknown tabular-nums @2xl:flex">
        {links && missing > 0 ? (
          <Link
            href={links.missing()}
            className="link relative z-10 inline-flex h-6 min-w-6 items-center justify-end"
          >
            {count(missing)}
            <span className="sr-only"> missing</span>
          </Link>
        ) : (
          <span>{missing > 0 ? count(missing) : "–"}</span>
        )}
      </span>
    </>
  )
}
