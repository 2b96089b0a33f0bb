import type { Route } from "next"
import { type KeyboardEvent, memo } from "react"
import type { OutlineRow } from "@/lib/model/reader/shown"
import { noteWords, outlineWords } from "./words"

/** Every line is as high, so that a place in the list is a row. In px. */
export const LINE = 24

type Props = { row: OutlineRow; href: Route; current: boolean; tabbable: boolean }

/** One row of the transcript as a link: its number, what was done, and what was noted of it. */
export const OutlineLine = memo(function OutlineLine({ row, href, current, tabbable }: Props) {
  const notes = noteWords(row)
  const words = outlineWords(row)
  return (
    <a
      href={href}
      data-outline={row.row}
      aria-current={current ? "location" : undefined}
      onKeyDown={moveFocus}
      tabIndex={tabbable ? undefined : -1}
      title={[row.number === null ? words : `turn ${row.number}: ${words}`, ...notes].join(" · ")}
      className="flex h-6 items-center gap-1.5 border-transparent border-l-2 pr-1 pl-1.5 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
    >
      {row.number !== null && <span className="min-w-4 shrink-0 text-right tabular-nums">{row.number}</span>}
      {row.harm !== null && (
        <span aria-hidden className="shrink-0 text-harm">
          ●
        </span>
      )}
      <span className={`min-w-0 truncate ${row.kind === "prompt" ? "italic" : ""}`}>{words}</span>
      <span aria-hidden className="ml-auto flex shrink-0 items-center gap-1">
        {row.failed && <span className="font-semibold text-ink">!</span>}
        {row.comments.length > 0 && <span className="text-ink">¶</span>}
        {row.evidence.length > 0 && <span className="h-3.5 w-2 border border-edge bg-evidence" />}
      </span>
      {notes.length > 0 && <span className="sr-only">{`, ${notes.join(", ")}`}</span>}
    </a>
  )
})

/** Arrows go from line to line; only the list scrolls with them. */
function moveFocus(event: KeyboardEvent) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const list = event.currentTarget.closest("[data-outline-list]")
  if (by === undefined || !list) return
  const lines = [...list.querySelectorAll("[data-outline]")]
  const next = lines[lines.indexOf(event.currentTarget) + by]
  if (!(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus({ preventScroll: true })
  const box = list.getBoundingClientRect()
  const line = next.getBoundingClientRect()
  if (line.top < box.top) list.scrollTop -= box.top - line.top
  if (line.bottom > box.bottom) list.scrollTop += line.bottom - box.bottom
}
