import type { Route } from "next"
import Link from "next/link"
import { count, interval, percent } from "@/lib/format"
import type { RateRow } from "@/lib/model/study"
import { missingOf } from "./arrange"
import type { Tone } from "./outcome-words"
import { CITATIONS, linksOf, type RateScope } from "./rate-scope"

/** k/n with rate and interval in one table cell; the darker its ground, the higher the rate. */
export function RateCell({ scope, rows, tone }: { scope: RateScope; rows: RateRow[]; tone: Tone }) {
  const shade = Math.max(0, ...rows.map(({ rate }) => rate ?? 0)) * 24
  const ground = tone === "neutral" ? "var(--color-unknown)" : `var(--color-${tone})`
  return (
    <td
      className="whitespace-nowrap border-line border-b px-3 py-1 text-right align-top tabular-nums"
      style={{ backgroundColor: `color-mix(in oklab, ${ground} ${shade.toFixed(1)}%, transparent)` }}
    >
      {rows.length === 0 && <span className="text-muted">no transcripts</span>}
      {rows.map((row) => (
        <Figures key={row.citation} row={row} scope={scope} />
      ))}
    </td>
  )
}

function Figures({ row, scope }: { row: RateRow; scope: RateScope }) {
  const links = linksOf(scope, row)
  const target = links ? (row.n > 0 ? links.n : links.missing()) : `#${CITATIONS}`
  const words = row.n > 0 ? `${count(row.k)}/${count(row.n)}` : `no data of ${count(missingOf(row))}`
  return (
    <div className="flex items-baseline justify-end gap-3">
      <Reference href={target} words={row.published ? `${words} published` : words} />
      {row.n > 0 && (
        <>
          <span className="min-w-14">{percent(row.rate, row.n)}</span>
          <span className="min-w-23">{interval(row.low, row.high, row.n)}</span>
        </>
      )}
    </div>
  )
}

function Reference({ href, words }: { href: Route | `#${string}`; words: string }) {
  const className = "link inline-flex min-h-6 items-center"
  return href.startsWith("#") ? (
    <a href={href} className={className}>
      {words}
    </a>
  ) : (
    <Link href={href} className={className}>
      {words}
    </Link>
  )
}
