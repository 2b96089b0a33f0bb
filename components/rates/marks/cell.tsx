import Link from "next/link"
import { missingOf } from "@/components/rates/arrange"
import type { Line } from "@/components/rates/line"
import { type ChartScope, isOpen, openUrl } from "@/components/rates/scope"
import { groupWords, markWords } from "@/components/rates/words/line"
import { missingReasons, noDataWords } from "@/components/rates/words/missing"
import type { Tone } from "@/components/rates/words/outcome"
import { count, interval, percent } from "@/lib/format/words"
import type { Catalogue } from "@/lib/model/study"
import { Hatched } from "./hatch"

/** A group's figures in one cell, which is its link; the darker its ground, the higher the rate. */
export function RateCell(props: {
  scope: ChartScope
  lines: Line[]
  tone: Tone
  /** Whether cells say which of them are published, since not all are. */
  sources: boolean
  strong?: boolean
}) {
  const { scope, lines, tone, sources, strong } = props
  return (
    <td
      className={`h-px min-w-20 @xl:min-w-36 border border-paper print:min-w-0 p-0 text-right align-top tabular-nums ${strong ? "border-l-4" : ""}`}
    >
      {lines.length === 0 && <span className="block px-2 py-1 text-muted text-xs">no transcripts</span>}
      {lines.map((line) => (
        <Figures key={line.citation} line={line} scope={scope} tone={tone} sources={sources} />
      ))}
    </td>
  )
}

function Figures(props: { scope: ChartScope; line: Line; tone: Tone; sources: boolean }) {
  const { scope, line, tone, sources } = props
  const { n, k, rate, low, high } = line
  const open = isOpen(scope, line)
  return (
    <Link
      href={openUrl(scope, line)}
      scroll={false}
      prefetch={false}
      title={markWords(scope.catalogue, line, [])}
      aria-current={open ? "true" : undefined}
      className={`relative flex h-full min-h-12 flex-col items-end justify-center px-1.5 @xl:px-2 py-1 print:px-0.5 [forced-color-adjust:none] [print-color-adjust:exact] hover:underline ${open ? "outline-2 outline-accent -outline-offset-2" : ""}`}
      style={{ backgroundColor: groundOf(tone, rate) }}
    >
      <Place catalogue={scope.catalogue} line={line} />
      {n > 0 ? (
        <>
          <span className="font-medium">{percent(rate, n)}</span>
          <span className="text-right text-xs print:text-[length:inherit]">
            <span className="whitespace-nowrap">
              {count(k)}/{count(n)}
            </span>{" "}
            <span className="block whitespace-nowrap @xl:inline">{interval(low, high, n)}</span>
          </span>
        </>
      ) : (
        <>
          <Hatched />
          <span className="relative max-w-40 bg-paper px-1 text-xs italic">{noDataWords(line)}</span>
        </>
      )}
      {n > 0 && missingOf(line) > 0 && (
        <span className="mt-0.5 flex max-w-44 items-center gap-1 bg-paper px-1 text-xs">
          <span className="relative h-2.5 w-2.5 shrink-0">
            <Hatched />
          </span>
          {missingReasons(line)}
        </span>
      )}
      {line.tied && (
        <span className="text-xs" title="Cannot be told apart from the first by these counts">
          tie
        </span>
      )}
      {line.published && <span className={sources ? "text-xs" : "sr-only"}>published</span>}
    </Link>
  )
}

/** Which group a cell's link opens, for those who hear it alone. */
function Place({ catalogue, line }: { catalogue: Catalogue; line: Line }) {
  return <span className="sr-only">{groupWords(catalogue, line.by)}: </span>
}

/** The ground of a rate; half its colour at 100 %, so that ink can be read on it. */
function groundOf(tone: Tone, rate: number | null): string {
  const ground = tone === "neutral" ? "var(--color-unknown)" : `var(--color-${tone})`
  return `color-mix(in oklab, ${ground} ${((rate ?? 0) * 52).toFixed(1)}%, var(--color-paper))`
}
