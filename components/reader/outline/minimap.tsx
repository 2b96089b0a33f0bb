"use client"

import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react"
import { useReader } from "@/components/reader/control"
import { barsPath, binsOf, rowAt, startsOf, ticksPath } from "./minimap-bins"
import { useFrameOnScreen } from "./minimap-frame"
import { noteWords, outlineWords } from "./words"

const WIDTH = 14
const PAUSE = 150

type Wanted = { share: number; keep: boolean } | null

/**
 * The whole transcript in a strip: how much was thought against said, actions, evidence, harm, errors, and the part
 * that is on the screen. For the pointer; for everybody else the outline says the same.
 */
export function Minimap() {
  const { outline, go } = useReader()
  const strip = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(600)
  const [pointed, setPointed] = useState<number | null>(null)
  const last = useRef(0)
  const dragging = useRef(false)
  const wanted = useRef<Wanted>(null)
  const going = useRef(false)
  const starts = useMemo(() => startsOf(outline ?? []), [outline])
  const frame = useFrameOnScreen(outline, starts)

  useEffect(() => {
    if (!strip.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setHeight(Math.max(1, Math.round(entry.contentRect.height)))
    })
    observer.observe(strip.current)
    return () => observer.disconnect()
  }, [])

  function shareAt({ clientY }: PointerEvent): number {
    const box = strip.current?.getBoundingClientRect()
    return box ? Math.min(0.999_999, Math.max(0, (clientY - box.top) / box.height)) : 0
  }

  /** One after the other, and of many only the last: a row that comes late must not scroll back. */
  async function goTo(share: number, keep: boolean) {
    wanted.current = { share, keep }
    if (going.current) return
    going.current = true
    for (let one: Wanted = wanted.current; one; one = wanted.current) {
      wanted.current = null
      const row = outline?.[rowAt(starts, one.share)]
      if (row) await go({ message: row.message }, { keep: one.keep }).catch(() => null)
    }
    going.current = false
  }

  function move(event: PointerEvent) {
    const share = shareAt(event)
    setPointed(share)
    if (!dragging.current || event.timeStamp - last.current < PAUSE) return
    last.current = event.timeStamp
    void goTo(share, true)
  }

  const row = pointed === null ? undefined : outline?.[rowAt(starts, pointed)]
  return (
    <div
      ref={strip}
      aria-hidden
      data-minimap
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        strip.current?.setPointerCapture(event.pointerId)
        dragging.current = true
      }}
      onPointerMove={move}
      onPointerUp={(event) => {
        if (dragging.current) void goTo(shareAt(event), false)
        dragging.current = false
      }}
      onPointerCancel={() => {
        dragging.current = false
      }}
      onPointerLeave={() => setPointed(null)}
      className="no-print sticky top-0 hidden h-dvh w-3.5 cursor-pointer touch-none select-none self-start border-line border-l lg:block noscript:hidden"
    >
      {outline && <Strip outline={outline} starts={starts} height={height} />}
      <div
        ref={frame}
        className="pointer-events-none absolute inset-x-0 min-h-1 border border-accent bg-accent/15"
      />
      {row && pointed !== null && (
        <p
          className="pointer-events-none absolute right-full z-30 mr-1 max-w-64 truncate border border-edge bg-paper px-1.5 py-0.5 text-xs shadow-none"
          style={{ top: `clamp(0px, calc(${pointed * 100}% - 0.75rem), calc(100% - 1.5rem))` }}
        >
          {[
            row.number === null ? `#${row.message + 1}` : `turn ${row.number}`,
            outlineWords(row),
            ...noteWords(row),
          ].join(" · ")}
        </p>
      )}
    </div>
  )
}

type Drawn = {
  outline: NonNullable<ReturnType<typeof useReader>["outline"]>
  starts: Float64Array
  height: number
}

function Strip({ outline, starts, height }: Drawn) {
  const paths = useMemo(() => {
    const bins = binsOf(outline, starts, height)
    const thought = bins.thought.map((share) => Math.round((share ?? 0) * WIDTH))
    const said = bins.thought.map((share, y) => (share === null ? 0 : WIDTH - (thought[y] ?? 0)))
    return {
      said: barsPath(said, () => 0),
      thought: barsPath(thought, (width) => WIDTH - width),
      actions: ticksPath(bins.actions, 0, 4, 1, 3),
      failed: ticksPath(bins.failed, WIDTH - 5, 5, 1, 3),
      evidence: ticksPath(bins.evidence, 1, WIDTH - 2, 3),
      harm: ticksPath(bins.harm, 0, WIDTH, 4),
    }
  }, [outline, starts, height])
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className="absolute inset-0 size-full"
    >
      <title>Map of the transcript</title>
      <path d={paths.said} className="fill-surface" />
      <path d={paths.thought} className="fill-edge/60" />
      <path d={paths.actions} className="fill-ink" />
      <path d={paths.failed} className="fill-ink" />
      <path d={paths.evidence} className="fill-evidence stroke-edge" strokeWidth={0.5} />
      <path d={paths.harm} className="fill-harm" />
    </svg>
  )
}
