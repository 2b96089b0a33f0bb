import { useCallback, useEffect, useRef } from "react"
import type { ChunkStore } from "./store"

/** How far beyond the screen chunks are held ready, in px. */
const AHEAD = 2400

/** Tells the store which chunks are near the screen, nearest first; returns how a chunk's element is observed. */
export function useNearChunks(store: ChunkStore | null): (element: Element) => () => void {
  const watch = useRef<{ observer: IntersectionObserver; near: Map<Element, number> } | null>(null)

  const observe = useCallback(
    (element: Element) => {
      watch.current ??= watchChunks((indices) => store?.want(indices))
      const { observer, near } = watch.current
      observer.observe(element)
      return () => {
        observer.unobserve(element)
        near.delete(element)
      }
    },
    [store],
  )

  useEffect(
    () => () => {
      watch.current?.observer.disconnect()
      watch.current = null
    },
    [],
  )
  return observe
}

function watchChunks(want: (indices: number[]) => void) {
  const near = new Map<Element, number>()
  let frame = 0
  const tell = () => {
    frame = 0
    const middle = window.innerHeight / 2
    const ordered = [...near].map(([element, index]) => {
      const { top, bottom } = element.getBoundingClientRect()
      return { index, away: Math.max(0, top - middle, middle - bottom) }
    })
    want(ordered.sort((a, b) => a.away - b.away).map(({ index }) => index))
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) near.set(target, Number(target.getAttribute("data-chunk")))
        else near.delete(target)
      }
      if (frame === 0) frame = requestAnimationFrame(tell)
    },
    { rootMargin: `${AHEAD}px 0px` },
  )
  return { observer, near }
}
