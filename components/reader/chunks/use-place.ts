import { useEffect } from "react"
import { useReader } from "@/components/reader/control"

const KEY = "exhibit.place"
const TOP = 60

/**
 * Keeps the place where one reads through Reload and Back: rows that are not loaded have only guessed heights, so
 * that the browser's own scroll position would be another message.
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
      go({ message: kept.message }, { keep: true }).then((row) => {
        if (row) window.scrollBy({ top: row.getBoundingClientRect().top - kept.top })
      })
    }
    const keep = () => {
      const rows = document.querySelectorAll<HTMLElement>("[data-conversation] [data-row]")
      const row = [...rows].find((one) => one.getBoundingClientRect().bottom > TOP)
      if (!row) return
      const place = {
        address: address(),
        message: Number(row.dataset.message),
        top: row.getBoundingClientRect().top,
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

function readPlace(): { address: string; message: number; top: number } | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null")
  } catch {
    return null
  }
}
