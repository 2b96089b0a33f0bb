"use client"

import type { Route } from "next"
import { useEffect, useMemo, useRef, useState } from "react"
import { useReader } from "@/components/reader/control"
import type { OutlineRow } from "@/lib/model/reader/shown"
import { anchorUrl } from "@/lib/urls/route"
import { useHereRow } from "./here"
import { LINE, OutlineLine } from "./line"
import { OutlineLong } from "./long"

const SHOWN = ["all", "actions", "evidence"] as const
type Shown = (typeof SHOWN)[number]

const belongs: Record<Shown, (row: OutlineRow) => boolean> = {
  all: () => true,
  actions: ({ actions }) => actions.length > 0,
  evidence: ({ evidence, comments, harm }) => evidence.length > 0 || comments.length > 0 || harm !== null,
}

/** The transcript as a list of links, one short line per row; the row that one reads is marked. */
export function Outline() {
  const { outline, outlineFailed, plan, hrefOf } = useReader()
  const [shown, setShown] = useState<Shown>("all")
  const here = useHereRow()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => outline?.filter(belongs[shown]) ?? [], [outline, shown])
  // In a filtered list the line above is where one is.
  const current = here === null ? -1 : rows.findLastIndex(({ row }) => row <= here)
  useKeptInSight(scroller, current)

  const hrefOfRow = (row: OutlineRow): Route => {
    const anchor = shown === "evidence" ? (row.evidence[0] ?? row.comments[0]) : undefined
    return anchor && plan.whole ? anchorUrl(anchor) : hrefOf(row.message)
  }

  return (
    <nav aria-label="Outline" className="flex max-h-dvh flex-col text-sm">
      <fieldset className="flex gap-2 border-line border-b py-1 noscript:hidden">
        <legend className="sr-only">Rows of the outline</legend>
        {SHOWN.map((one) => (
          <label
            key={one}
            className="min-h-[24px] cursor-pointer content-center text-muted has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="outline-rows"
              checked={shown === one}
              onChange={() => setShown(one)}
              className="sr-only"
            />
            {one}
          </label>
        ))}
      </fieldset>
      {outline === null ? (
        <Coming rows={plan.rows} failed={outlineFailed} />
      ) : (
        <div
          ref={scroller}
          className="relative max-h-[60dvh] min-h-0 overflow-y-auto overscroll-contain xl:max-h-none"
          data-outline-list
        >
          {rows.length === 0 ? (
            <p className="py-1 text-muted">
              {shown === "actions" ? "It took no action." : "No evidence points here."}
            </p>
          ) : plan.whole ? (
            <ol>
              {rows.map((row, i) => (
                <li key={row.row}>
                  <OutlineLine row={row} href={hrefOfRow(row)} current={i === current} tabbable />
                </li>
              ))}
            </ol>
          ) : (
            <OutlineLong rows={rows} current={current} scroller={scroller} hrefOf={hrefOfRow} />
          )}
        </div>
      )}
    </nav>
  )
}

/** Its size until it comes. */
function Coming({ rows, failed }: { rows: number; failed: boolean }) {
  if (failed) {
    return (
      <p role="alert" className="py-1">
        The outline could not be loaded; reload the page to try again.
      </p>
    )
  }
  return (
    <p className="overflow-hidden py-1 text-muted" style={{ height: `min(${rows * LINE}px, 60dvh)` }}>
      the outline is coming
    </p>
  )
}

/** Scrolls the list, and nothing but the list, so that a line of it is seen; not while the pointer is in it. */
function useKeptInSight(scroller: React.RefObject<HTMLElement | null>, index: number) {
  useEffect(() => {
    const box = scroller.current
    if (!box || index < 0 || box.matches(":hover") || box.contains(document.activeElement)) return
    const top = index * LINE
    if (top < box.scrollTop) box.scrollTop = top - LINE
    else if (top + LINE > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * LINE - box.clientHeight
  }, [scroller, index])
}
