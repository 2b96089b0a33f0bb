"use client"

import type { Route } from "next"
import { useRouter } from "next/navigation"
import { useEffect } from "react"

/**
 * Escape closes the panel. Opened by keyboard it takes the focus, and where it is out of sight it is brought into
 * it; closed, it gives the focus back to the link that opened it.
 */
export function PanelKeys({ panel, label, closeUrl }: { panel: string; label: string; closeUrl: Route }) {
  const router = useRouter()

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.defaultPrevented || belongsElsewhere(event.target)) return
      router.push(closeUrl, { scroll: false })
    }
    document.addEventListener("keydown", press, { capture: true })
    return () => document.removeEventListener("keydown", press, { capture: true })
  }, [router, closeUrl])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another number in the same panel is opened anew
  useEffect(() => {
    const opened = window.location.pathname + window.location.search
    const box = document.getElementById(panel)
    if (box) reveal(box)
    return () => giveBack(panel, opened)
  }, [panel, label])

  return null
}

/** Fields and open filters have an Escape of their own. */
function belongsElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, dialog, [popover], details[name="filter"][open]') !== null
  )
}

function reveal(box: HTMLElement) {
  // A page that is opened by its address stays where its address puts it.
  if (!navigator.userActivation?.hasBeenActive) return
  if (document.activeElement?.matches("a:focus-visible")) box.focus({ preventScroll: true })
  const { top } = box.getBoundingClientRect()
  if (top >= 0 && top < window.innerHeight / 2) return
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  box.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" })
}

/** Only where the panel is gone and took the focus with it: to the link of what it showed. */
function giveBack(panel: string, opened: string) {
  const lost = document.activeElement === null || document.activeElement === document.body
  if (document.getElementById(panel) || !lost) return
  const links = document.querySelectorAll<HTMLAnchorElement>("a[href]")
  const mark = [...links].find((link) => link.pathname + link.search === opened)
  mark?.focus({ preventScroll: true })
}
