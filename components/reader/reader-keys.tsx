"use client"

import { useEffect, useMemo } from "react"
import { openFold, reveal } from "./reveal"
import { ShortcutHelp } from "@/components/transcript/shortcut-help"
import { useShortcuts } from "@/components/transcript/use-shortcuts"

/** Keys of the reader, and links that open what is folded around their target. Reads the page it stands on. */
export function ReaderKeys() {
  const keys = useMemo(
    () => ({
      j: () => step(1),
      k: () => step(-1),
      r: toggleRaw,
      "[": () => follow("prev"),
      "]": () => follow("next"),
    }),
    [],
  )
  const { on, setOn } = useShortcuts(keys)

  useEffect(() => {
    const go = () => reveal(decodeURIComponent(window.location.hash.slice(1)))
    // A link to where one already is changes no hash.
    const again = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
      if (link?.getAttribute("href") === window.location.hash) go()
    }
    go()
    window.addEventListener("hashchange", go)
    document.addEventListener("click", again)
    return () => {
      window.removeEventListener("hashchange", go)
      document.removeEventListener("click", again)
    }
  }, [])

  return (
    <ShortcutHelp
      on={on}
      setOn={setOn}
      keys={[
        ["j k", "next and previous message"],
        ["r", "raw text of the message"],
        ["[ ]", "previous and next transcript"],
      ]}
    />
  )
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.offsetParent !== null)
}

/** The message one is in: where the focus is, else the first that reaches below the top of the window. */
function current(all: HTMLElement[]): number {
  const focused = all.findIndex((row) => row.contains(document.activeElement))
  return focused !== -1 ? focused : all.findIndex((row) => row.getBoundingClientRect().bottom > 80)
}

function step(by: 1 | -1) {
  const all = rows()
  const focused = all.some((row) => row.contains(document.activeElement))
  const at = current(all)
  const target = all[Math.min(all.length - 1, Math.max(0, focused ? at + by : at))]
  target?.focus({ preventScroll: true })
  target?.scrollIntoView({ block: "start" })
}

function toggleRaw() {
  const all = rows()
  const row = all[current(all)]
  const raw = row?.querySelector<HTMLDetailsElement>("details[data-raw]")
  if (!row || !raw) return
  raw.open = !raw.open
  if (raw.open) openFold(row)
}

function follow(rel: "prev" | "next") {
  document.querySelector<HTMLAnchorElement>(`a[data-step="${rel}"]`)?.click()
}
