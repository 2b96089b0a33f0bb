"use client"

import { useState } from "react"

/** Copies a text, or the address of this page; says so for screen readers too. */
export function CopyButton({ label, text }: { label: string; text?: string }) {
  const [state, setState] = useState<"" | "copied" | "could not copy">("")

  async function copy() {
    try {
      await navigator.clipboard.writeText(text ?? window.location.href)
      setState("copied")
    } catch {
      // Browsers give the clipboard to secure origins only; the address bar still has the link.
      setState("could not copy")
    }
    setTimeout(() => setState(""), 2000)
  }

  return (
    <button type="button" onClick={copy} className="control no-print">
      <span aria-live="polite">{state === "" ? label : state}</span>
    </button>
  )
}
