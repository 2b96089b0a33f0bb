"use client"

import { useVirtualizer } from "@tanstack/react-virtual"
import type { Route } from "next"
import type { OutlineRow } from "@/lib/model/reader/shown"
import { LINE, OutlineLine } from "./line"

type Props = {
  rows: OutlineRow[]
  current: number
  scroller: React.RefObject<HTMLElement | null>
  hrefOf: (row: OutlineRow) => Route
}

/** An outline of thousands of lines, of which those in sight are drawn; Tab comes to one of them, arrows to all. */
export function OutlineLong({ rows, current, scroller, hrefOf }: Props) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 12,
  })
  const lines = virtual.getVirtualItems()
  const tabbable = lines.some(({ index }) => index === current) ? current : (lines[0]?.index ?? 0)
  return (
    <ol className="relative" style={{ height: `${virtual.getTotalSize()}px` }}>
      {lines.map(({ index, start }) => {
        const row = rows[index]
        if (!row) return null
        return (
          <li
            key={row.row}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            <OutlineLine
              row={row}
              href={hrefOf(row)}
              current={index === current}
              tabbable={index === tabbable}
            />
          </li>
        )
      })}
    </ol>
  )
}
