"use client"

import { type RefObject, useEffect, useRef } from "react"
import type { OutlineRow } from "@/lib/model/reader/shown"
import { shareOf } from "./minimap-bins"

/** Keeps an element over the part of the strip that is on the screen, while one scrolls. */
export function useFrameOnScreen(
  outline: OutlineRow[] | null,
  starts: Float64Array,
): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!outline) return
    const rowOf = new Map(outline.map(({ message, row }) => [message, row]))
    let timer = 0
    const draw = () => {
      timer = 0
      const shown = sharesOnScreen(rowOf, starts)
      if (!element.current || !shown) return
      element.current.style.top = `${shown[0] * 100}%`
      element.current.style.height = `${(shown[1] - shown[0]) * 100}%`
    }
    const later = () => {
      if (timer === 0) timer = requestAnimationFrame(draw)
    }
    later()
    window.addEventListener("scroll", later, { passive: true })
    window.addEventListener("resize", later)
    return () => {
      cancelAnimationFrame(timer)
      window.removeEventListener("scroll", later)
      window.removeEventListener("resize", later)
    }
  }, [outline, starts])
  return element
}

/** The first and the last share of the strip that the screen shows; null when no row is on it. */
function sharesOnScreen(rowOf: Map<number, number>, starts: Float64Array): [number, number] | null {
  const rows = document.querySelectorAll<HTMLElement>("[data-conversation] [data-row]")
  // Rows stand below each other: the first that reaches into the screen is found by halving.
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > 0) high = middle
    else low = middle + 1
  }
  let shown: [number, number] | null = null
  for (let i = low; i < rows.length; i++) {
    const row = rows[i]
    const index = rowOf.get(Number(row?.dataset.message))
    const box = row?.getBoundingClientRect()
    if (!box || index === undefined || box.top >= window.innerHeight) break
    const top = shareOf(starts, index, (0 - box.top) / box.height)
    const bottom = shareOf(starts, index, (window.innerHeight - box.top) / box.height)
    shown = [Math.min(shown?.[0] ?? top, top), bottom]
  }
  return shown
}
