"use client"

import type { Route } from "next"
import { useEffect, useRef, useState } from "react"
import { count } from "@/lib/format/words"
import type { FindMatch, Found } from "@/lib/model/reader/find/scan"
import { FoundList } from "./found-list"
import { leftOutWords } from "./found-words"

/** So many are listed at once. */
export const TOGETHER = 100

type Props = {
  found: Found
  current: number | null
  hrefOf: (match: FindMatch) => Route
  onOpen: (index: number) => void
}

/** The matches a hundred at a time, from the one that one is at. */
export function FoundPanel({ found, current, hrefOf, onOpen }: Props) {
  const [from, setFrom] = useState(() => Math.floor((current ?? 0) / TOGETHER) * TOGETHER)
  const shown = found.matches.slice(from, from + TOGETHER)
  const panel = useRef<HTMLDivElement>(null)
  const left = leftOutWords(found)

  useEffect(() => {
    if (current !== null) panel.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" })
  }, [current])

  return (
    <div
      ref={panel}
      className="max-h-[38dvh] overflow-y-auto overscroll-contain border-line border-t bg-surface text-sm"
    >
      {from > 0 && (
        <button type="button" className="link min-h-[24px] px-2" onClick={() => setFrom(from - TOGETHER)}>
          {`matches ${count(from - TOGETHER + 1)} to ${count(from)}`}
        </button>
      )}
      <FoundList matches={shown} from={from} current={current} hrefOf={hrefOf} onOpen={onOpen} />
      {from + TOGETHER < found.matches.length && (
        <button type="button" className="link min-h-[24px] px-2" onClick={() => setFrom(from + TOGETHER)}>
          {`matches from ${count(from + TOGETHER + 1)} on`}
        </button>
      )}
      {left && <p className="px-2 py-1 text-muted">{left}</p>}
    </div>
  )
}
