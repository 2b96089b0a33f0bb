import { useEffect } from "react"
import { useReader } from "@/components/reader/control"
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
  useEffect(() => {
    if (plan.whole) return
    const address = () => `${transcript.id}${window.location.search}${window.location.hash}`
    const [entry] = performance.getEntriesByType("navigation")
    const again = entry instanceof PerformanceNavigationTiming && /reload|back_forward/.test(entry.type)
    const kept = readPlace()
    if (again && kept?.address === address()) {
      const { message, offset, top } = kept
      const place: ReaderPlace = { message, ...(offset !== null && { at: [offset, offset + 1] }) }
      go(place, { keep: true }).then((found) => {
        const shown = offset === null ? found : found?.closest("[data-at]")
        if (shown) window.scrollBy({ top: shown.getBoundingClientRect().top - top, behavior: "instant" })
      })
    }
    const keep = () => {
      const rows = document.querySelectorAll<HTMLElement>("[data-conversation] [data-row]")
      const row = firstBelow(rows)
      if (!row) return
      const text = firstBelow(row.querySelectorAll<HTMLElement>("[data-at]"))
      const holder = text?.closest<HTMLElement>("[data-message]") ?? row
      const place: Kept = {
        address: address(),
        message: Number(holder.dataset.message),
        offset: text ? Number(text.dataset.at) : null,
        top: (text ?? row).getBoundingClientRect().top,
      }
      sessionStorage.setItem(KEY, JSON.stringify(place))
    }
    window.addEventListener("scrollend", keep)
    window.addEventListener("pagehide", keep)
    return () => {
      window.removeEventListener("scrollend", keep)
      window.removeEventListener("pagehide", keep)
    }
  }, [go, plan, transcript])
}

/** The first that reaches below the heads of the lanes. */
function firstBelow(elements: Iterable<HTMLElement>): HTMLElement | undefined {
  return [...elements].find((one) => one.getBoundingClientRect().bottom > TOP)
}

function readPlace(): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null")
  } catch {
    return null
  }
}
