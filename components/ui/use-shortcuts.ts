"use client"

import { useEffect, useSyncExternalStore } from "react"

const SETTING = "exhibit.single-keys"

/**
 * Keys without a modifier, as `{ j: … }`; never while one types or answers a dialog, and not when the reader
 * switched them off (speech input types letters by accident, WCAG 2.1.4). Returns the switch, one for all.
 * The document says `data-keys` while they are heard: not before the page's scripts have come.
 */
export function useShortcuts(keys: Record<string, () => void>): {
  on: boolean
  setOn: (on: boolean) => void
} {
  const on = useSyncExternalStore(subscribe, isOn, () => true)

  useEffect(() => {
    if (!on) return
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
        return
      if (isTaken(event.target)) return
      const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener("keydown", press)
    listening(1)
    return () => {
      document.removeEventListener("keydown", press)
      listening(-1)
    }
  }, [on, keys])

  return { on, setOn }
}

let heardBy = 0

function listening(by: 1 | -1) {
  heardBy += by
  document.documentElement.toggleAttribute("data-keys", heardBy > 0)
}

function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector("dialog:modal")) return true
  if (!(target instanceof Element)) return false
  const field = target.closest("input, textarea, select, [contenteditable]")
  return field !== null && !field.matches("input[type=checkbox], input[type=radio]")
}

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener("storage", listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener("storage", listener)
  }
}

function isOn(): boolean {
  return localStorage.getItem(SETTING) !== "off"
}

function setOn(next: boolean): void {
  localStorage.setItem(SETTING, next ? "on" : "off")
  for (const listener of listeners) listener()
}
