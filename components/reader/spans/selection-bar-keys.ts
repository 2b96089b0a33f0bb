import { type RefObject, useEffect, useMemo } from "react"
import { useReader } from "@/components/reader/control"
import { useShortcuts } from "@/components/ui/use-shortcuts"
import { addressOf, messageWords, textOf } from "./quote-text"
import { selectedOf } from "./selected-parts"

type Copy = (what: string, text: Promise<string>) => void

/** `c` copies an address; and what the browser would copy only in part is copied whole. */
export function useCopyKeys(copy: Copy): void {
  const { transcript, plan, here } = useReader()
  useShortcuts(
    useMemo(
      () => ({
        c: () => {
          const now = selectedOf(document.getSelection(), plan)
          const message = here()?.message
          if (now) copy("link to the selected words", addressOf(transcript, now.place))
          else if (message !== undefined)
            copy(`link to message ${message + 1}`, addressOf(transcript, { message }))
        },
      }),
      [plan, here, copy, transcript],
    ),
  )

  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const now = selectedOf(document.getSelection(), plan)
      if (!now?.partial || isField(event.target)) return
      event.preventDefault()
      copy(`text of ${messageWords(now.parts)}`, textOf(transcript, now.parts))
    }
    document.addEventListener("copy", onCopy)
    return () => document.removeEventListener("copy", onCopy)
  }, [plan, transcript, copy])
}

/** Tab goes from the selection to the bar; Escape ends both. */
export function useBarKeys(bar: RefObject<HTMLElement | null>, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return
    const press = (event: KeyboardEvent) => {
      const inside = bar.current?.contains(document.activeElement)
      if (event.key === "Tab" && !inside && !event.shiftKey && !isField(event.target)) {
        event.preventDefault()
        bar.current?.querySelector("button")?.focus()
      } else if (event.key === "Escape" && !event.defaultPrevented) {
        document.getSelection()?.removeAllRanges()
        close()
      }
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [bar, open, close])
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null
}
