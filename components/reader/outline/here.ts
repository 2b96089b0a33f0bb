"use client"

import { useEffect, useState } from "react"
import { useReader } from "@/components/reader/control"

/** The index of the row that one is reading, followed while one scrolls; null until the page is alive. */
export function useHereRow(): number | null {
  const { here } = useReader()
  const [row, setRow] = useState<number | null>(null)
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      setRow(here()?.row ?? null)
    }
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    later()
    window.addEventListener("scroll", later, { passive: true })
    document.addEventListener("focusin", later)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener("scroll", later)
      document.removeEventListener("focusin", later)
    }
  }, [here])
  return row
}
