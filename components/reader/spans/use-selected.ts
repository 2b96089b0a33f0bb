import { useEffect, useState } from "react"
import { useReader } from "@/components/reader/control"
import { type Selected, selectedOf } from "./selected-parts"

/** A selection counts when it has not changed for so long, in ms. */
const SETTLED = 150

/** What is selected in the conversation, once the pointer or the keys have come to rest. */
export function useSelected(): [Selected | null, (selected: Selected | null) => void] {
  const { plan } = useReader()
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    let pressed = false
    let timer = 0
    const look = () => {
      window.clearTimeout(timer)
      if (pressed) return
      timer = window.setTimeout(() => {
        // A field of the bar that takes the focus takes the selection too.
        if (document.activeElement?.closest("[data-selection-bar]")) return
        setSelected(selectedOf(document.getSelection(), plan))
      }, SETTLED)
    }
    const press = (event: PointerEvent) => {
      pressed = event.pointerType === "mouse"
    }
    const release = () => {
      pressed = false
      look()
    }
    // What was selected before the scripts were here counts too.
    look()
    document.addEventListener("selectionchange", look)
    document.addEventListener("pointerdown", press)
    document.addEventListener("pointerup", release)
    document.addEventListener("pointercancel", release)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener("selectionchange", look)
      document.removeEventListener("pointerdown", press)
      document.removeEventListener("pointerup", release)
      document.removeEventListener("pointercancel", release)
    }
  }, [plan])
  return [selected, setSelected]
}
