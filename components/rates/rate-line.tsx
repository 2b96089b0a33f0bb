import Link from "next/link"
import { useId } from "react"
import type { MixPart } from "@/lib/model/study"
import { missingOf } from "./arrange"
import type { Drawing } from "./drawing"
import type { Line } from "./line"
import { markWords } from "./line-words"
import { MissingCount } from "./missing-count"
import { type ChartScope, CITATIONS, isOpen, openUrl } from "./rate-scope"
import { Tip } from "./tip"

/**
 * One group of a chart. Label, mark and k/n are one link, which opens the group beside the chart; it lies under the
 * link of what is missing and, in a mix, those of the parts.
 */
export function RateLine(props: {
  scope: ChartScope
  line: Line
  parts: MixPart[]
  drawing: Drawing
  /** What is written beside the mark; `context` completes it for those who do not see the row's heading. */
  label: string
  context: string
  height: string
}) {
  const { scope, line, drawing, height } = props
  const id = useId()
  const open = isOpen(scope, line)
  return (
    <li
      className={`group/line relative col-span-full flex break-inside-avoid flex-wrap items-center justify-end gap-x-3 hover:bg-surface @2xl:grid @2xl:grid-cols-subgrid @2xl:gap-x-4 ${open ? "bg-surface shadow-[-4px_0_0_var(--color-accent)]" : ""}`}
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
          <span className="min-w-0 [overflow-wrap:anywhere]">{props.label}</span>
          <span className="sr-only">
            : {line.k} of {line.n} transcripts
          </span>
        </Link>
        <Source line={line} />
      </span>
      <span
        className={`${height} pointer-events-none relative order-last mx-4 basis-full self-stretch @2xl:order-none`}
      >
        {drawing.track(line)}
        <Tip id={id} words={markWords(scope.catalogue, line, props.parts)} at={drawing.at(line)} />
      </span>
      {drawing.figures(line).map((figure, index) => (
        <span
          key={String(index)}
          className="pointer-events-none whitespace-nowrap text-right tabular-nums empty:hidden @2xl:empty:block"
        >
          {figure}
        </span>
      ))}
      <span
        className={`${missingOf(line) === 0 ? "hidden @2xl:flex" : "flex"} items-center justify-end whitespace-nowrap`}
      >
        <MissingCount scope={scope} line={line} />
      </span>
    </li>
  )
}

/** That a line is tied with the first, or that its counts are a publication's. */
function Source({ line }: { line: Line }) {
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
          className="relative z-1 inline-flex min-h-6 items-center whitespace-nowrap text-muted text-sm underline decoration-line print:hidden underline-offset-4 hover:text-ink"
        >
          published
        </a>
      )}
    </>
  )
}
