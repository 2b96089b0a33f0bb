import Link from "next/link"
import { type ReactNode, useId } from "react"
import type { Drawing } from "@/components/rates/marks/drawing"
import { MissingCount } from "@/components/rates/marks/missing-count"
import { Tip } from "@/components/rates/marks/tip"
import { markWords } from "@/components/rates/words/line"
import { count } from "@/lib/format/words"
import type { MixPart } from "@/lib/model/rates/rows"
import { missingOf } from "./arrange"
import type { Line } from "./line"
import { type ChartScope, CITATIONS, isOpen, openUrl } from "./scope"

/**
 * One group of a chart. Label, mark and k/n are one link, which opens the group beside the chart; it lies under the
 * link of what is missing and, in a mix, those of the parts.
 */
export function RateLine(props: {
  scope: ChartScope
  line: Line
  parts: MixPart[]
  citations: string[]
  drawing: Drawing
  /** What is written beside the mark; `context` completes it for those who do not see the row's heading. */
  label: string
  context: string
  height: string
}) {
  const { scope, line, drawing, height } = props
  const id = useId()
  const open = isOpen(scope, line)
  const figures = drawing.figures(line)
  return (
    <li
      className={`group/line relative col-span-full flex break-inside-avoid flex-wrap items-center justify-end gap-x-2.5 hover:bg-surface @2xl:grid @2xl:grid-cols-subgrid @2xl:gap-x-4 ${open ? "bg-surface shadow-[-4px_0_0_var(--color-accent)]" : ""}`}
    >
      <span className="flex min-w-0 flex-auto flex-wrap items-center gap-x-2">
        <Link
          href={openUrl(scope, line)}
          scroll={false}
          prefetch={false}
          aria-current={open ? "true" : undefined}
          aria-describedby={id}
          className={`${height} flex min-w-0 items-center after:absolute after:inset-0 group-hover/line:text-accent`}
        >
          <span className="sr-only">{props.context}</span>
          <span className="min-w-0 text-sm [overflow-wrap:anywhere] @2xl:text-[length:inherit]">
            {props.label}
          </span>
          <span className="sr-only">: {numberWords(line, props.parts)}</span>
        </Link>
        <Source line={line} citations={props.citations} />
      </span>
      <span
        className={`${height} pointer-events-none relative order-last mx-4 basis-full self-stretch @2xl:order-none`}
      >
        {drawing.track(line)}
        <Tip id={id} words={markWords(scope.catalogue, line, props.parts)} at={drawing.at(line)} />
      </span>
      {figures.length > 2 && <Figure>{figures[0]}</Figure>}
      <span className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-2.5 text-[0.8125rem] @2xl:contents @2xl:text-[length:inherit]">
        {(figures.length > 2 ? figures.slice(1) : figures).map((figure, index) => (
          <Figure key={String(index)}>{figure}</Figure>
        ))}
        <span
          className={`${missingOf(line) === 0 ? "hidden @2xl:flex" : "flex"} items-center justify-end whitespace-nowrap`}
        >
          <MissingCount scope={scope} line={line} />
        </span>
      </span>
    </li>
  )
}

/** A mix without harm has no k: its parts say their own. */
function numberWords({ k, n }: Line, parts: MixPart[]): string {
  const rated = parts.length === 0 || parts.some(({ harm }) => harm)
  return `${rated ? `${count(k)} of ` : ""}${count(n)} transcripts`
}

/** One of the columns beside the mark; narrow, those that are empty are left out. */
function Figure({ children }: { children: ReactNode }) {
  return (
    <span className="pointer-events-none whitespace-nowrap text-right text-[0.8125rem] tabular-nums empty:hidden @2xl:text-[length:inherit] @2xl:empty:block">
      {children}
    </span>
  )
}

/** That a line is tied with the first, or that its counts are a publication's, and of several which. */
function Source({ line, citations }: { line: Line; citations: string[] }) {
  const place = line.citation === null ? -1 : citations.indexOf(line.citation)
  return (
    <>
      {line.tied && (
        <span
          className="border border-line px-1 text-muted text-xs"
          title="Cannot be told apart from the first by these counts"
        >
          tie
        </span>
      )}
      {line.published && (
        <a
          href={`#${CITATIONS}`}
          title={line.citation ?? undefined}
          className="relative z-1 inline-flex min-h-6 items-center whitespace-nowrap text-muted text-xs underline decoration-line print:hidden @2xl:text-sm underline-offset-4 hover:text-ink"
        >
          published{citations.length > 1 && place >= 0 && ` ${place + 1}`}
        </a>
      )}
    </>
  )
}
