"use client"

import { type CSSProperties, type ReactNode, use, useEffect, useRef } from "react"
import { ChunkPart } from "./chunk"
import type { ChunkStore } from "./chunk-store"
import { LaneHeads } from "./lane-heads"
import { StoreContext, useReader } from "./reader-control"
import { useHash } from "./use-hash"
import { usePlace } from "./use-place"

type Props = {
  /** What stays in sight above the lanes: a note on the link, find. */
  heads?: ReactNode
}

/** The conversation: turn by turn what was said and done beside what was thought; what is far is not in the page. */
export function Conversation({ heads }: Props) {
  const { plan, settings } = useReader()
  const store = use(StoreContext)
  const section = useRef<HTMLElement>(null)
  useNearChunks(section, store)
  useHash()
  usePlace()
  if (!store) return null
  const { lane, folded } = settings
  return (
    <section
      ref={section}
      aria-labelledby="conversation"
      data-conversation
      data-folded={plan.thoughts ? folded : "none"}
      className="group/reader min-w-0"
      style={{ ["--lanes" as keyof CSSProperties]: `minmax(0,${lane}fr) minmax(0,${100 - lane}fr)` }}
    >
      <h2 id="conversation" className="sr-only">
        Conversation
      </h2>
      <div className="no-print sticky top-0 z-20 bg-paper">
        {heads}
        <LaneHeads />
      </div>
      {plan.rows === 0 && (
        <p className="border-line border-t py-4 text-muted">This transcript has no messages.</p>
      )}
      {!plan.whole && (
        <p className="hidden border-ink border-y py-2 print:block">
          This is a part of a long transcript. Its whole text is printed from the link “print” at its head.
        </p>
      )}
      {plan.chunks.map((chunk) => (
        <ChunkPart key={chunk.index} chunk={chunk} store={store} />
      ))}
    </section>
  )
}

/** How far beyond the screen chunks are held ready, in px. */
const AHEAD = 2400

/** Tells the store which chunks are near the screen, nearest first. */
function useNearChunks(section: React.RefObject<HTMLElement | null>, store: ChunkStore | null) {
  const { plan } = useReader()
  useEffect(() => {
    if (!section.current || !store || plan.whole) return
    const near = new Map<number, Element>()
    let frame = 0
    const tell = () => {
      frame = 0
      const middle = window.innerHeight / 2
      const distance = (element: Element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return top > middle ? top - middle : bottom < middle ? middle - bottom : 0
      }
      const ordered = [...near].map(([index, element]) => ({ index, away: distance(element) }))
      store.want(ordered.sort((a, b) => a.away - b.away).map(({ index }) => index))
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const index = Number(target.getAttribute("data-chunk"))
          if (isIntersecting) near.set(index, target)
          else near.delete(index)
        }
        if (frame === 0) frame = requestAnimationFrame(tell)
      },
      { rootMargin: `${AHEAD}px 0px` },
    )
    for (const chunk of section.current.querySelectorAll("[data-chunk]")) observer.observe(chunk)
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [section, store, plan])
}
