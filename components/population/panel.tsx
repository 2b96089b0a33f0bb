"use client"

import { type ReactNode, useEffect, useRef, useState } from "react"

/** A disclosure that opens below its bar: one at a time, closed by Escape and by a click elsewhere. */
export function Panel(props: { summary: ReactNode; label: string; className?: string; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    if (!open) return
    function close(event: PointerEvent) {
      const inside = event.target instanceof Node && details.current?.contains(event.target)
      if (details.current && !inside) details.current.open = false
    }
    document.addEventListener("pointerdown", close)
    return () => document.removeEventListener("pointerdown", close)
  }, [open])

  return (
    <details
      ref={details}
      name="filter"
      className={props.className}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !event.currentTarget.open) return
        event.currentTarget.open = false
        event.currentTarget.querySelector("summary")?.focus()
      }}
    >
      <summary className="control disclosure whitespace-nowrap before:hidden">{props.summary}</summary>
      <fieldset className="absolute inset-x-0 top-full z-20 mt-1 max-h-96 overflow-y-auto border border-edge bg-paper p-3">
        <legend className="sr-only">{props.label}</legend>
        {props.children}
      </fieldset>
    </details>
  )
}
