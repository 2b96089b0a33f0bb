"use client"

import { useEffect, useState } from "react"

const SETTING = "exhibit.single-keys"

/**
 * Keys without a modifier, as `{ j: … }`; never while one types, and not when the reader switched them off
 * (speech input types letters by accident, WCAG 2.1.4). Returns the switch.
 */
export function useShortcuts(keys: Record<string, () => void>): {
  on: boolean
  setOn: (on: boolean) => void
} {
  const [on, set] = useState(true)

  useEffect(() => {
    set(localStorage.getItem(SETTING) !== "off")
  }, [])

  useEffect(() => {
    if (!on) return
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
        return
      if (
        event.target instanceof Element &&
        event.target.closest("input, textarea, select, [contenteditable]")
      )
        return
      const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [on, keys])

  return {
    on,
    setOn: (next) => {
      localStorage.setItem(SETTING, next ? "on" : "off")
      set(next)
    },
  }
}
