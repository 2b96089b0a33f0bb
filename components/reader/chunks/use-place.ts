import { useEffect, useRef } from "react"
import { type ReaderControl, useReader } from "@/components/reader/control"
import type { ReaderPlace } from "@/lib/model/reader/shown"

const KEY = "exhibit.place"
const TOP = 60

/** The text that one reads: where it stands in its message, and where on the screen. */
type Kept = { address: string; message: number; offset: number | null; top: number }

/**
 * Keeps the place where one reads through Reload and Back: rows that are not loaded, and parts of a long text, have
 * only guessed heights, so that the browser's own scroll position would be another message.
 */
export function usePlace() {
  const { go, plan, transcript } = useReader()
  // Once: what is noted while the page is still coming is no place where anybody read.
  const restored = useRef(false)
  const isRestoring = useRef(false)
  useEffect(() => {
    if (plan.whole) return
    const kept = restored.current ? null : keptPlace(transcript.id)
    restored.current = true
    if (kept) {
      isRestoring.current = true
      restore(kept, go).finally(() => {
        isRestoring.current = false
      })
    }
    const keep = () => {
      if (isRestoring.current) return
      const place = placeNow(transcript.id)
      if (place) sessionStorage.setItem(KEY, JSON.stringify(place))
    }
    window.addEventListener("scrollend", keep)
    window.addEventListener("pagehide", keep)
    return () => {
      window.removeEventListener("scrollend", keep)
      window.removeEventListener("pagehide", keep)
    }
  }, [go, plan, transcript])
}

/** Where one read in this transcript when its page was left, if one has come back to it; else null. */
export function keptPlace(transcript: string): Kept | null {
  const [entry] = performance.getEntriesByType("navigation")
  const again = entry instanceof PerformanceNavigationTiming && /reload|back_forward/.test(entry.type)
  const kept = again ? readPlace() : null
  return kept?.address === addressOf(transcript) ? kept : null
}

async function restore({ message, offset, top }: Kept, go: ReaderControl["go"]) {
  const place: ReaderPlace = { message, ...(offset !== null && { at: [offset, offset + 1] }) }
  const found = await go(place, { keep: true })
  const shown = offset === null ? found : found?.closest("[data-at]")
  if (shown) window.scrollBy({ top: shown.getBoundingClientRect().top - top, behavior: "instant" })
}

function placeNow(transcript: string): Kept | null {
  const row = firstShown(document.querySelectorAll<HTMLElement>("[data-conversation] [data-row]"))
  if (!row) return null
  const text = firstShown(row.querySelectorAll<HTMLElement>("[data-at]"))
  const holder = text?.closest<HTMLElement>("[data-message]") ?? row
  return {
    address: addressOf(transcript),
    message: Number(holder.dataset.message),
    offset: text ? Number(text.dataset.at) : null,
    top: (text ?? row).getBoundingClientRect().top,
  }
}

function addressOf(transcript: string): string {
  return `${transcript}${window.location.search}${window.location.hash}`
}

/** The first on the screen that reaches below the heads of the lanes. */
function firstShown(elements: Iterable<HTMLElement>): HTMLElement | undefined {
  return [...elements].find((one) => {
    const { top, bottom } = one.getBoundingClientRect()
    return bottom > TOP && top < window.innerHeight
  })
}

function readPlace(): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null")
  } catch {
    return null
  }
}
