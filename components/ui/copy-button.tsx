"use client"

import { useState } from "react"

/** Copies a text, else the full address of a path, else that of this page; says so for screen readers too. */
export function CopyButton(props: { label: string; subject?: string; text?: string; path?: string }) {
  const { label, subject, path } = props
  const [state, setState] = useState<"" | "copied" | "could not copy">("")

  async function copy() {
    try {
      const { href } = window.location
      const text = props.text ?? (path === undefined ? href : new URL(path, href).href)
      await navigator.clipboard.writeText(text)
      setState("copied")
    } catch {
      // Browsers give the clipboard to secure origins only.
      setState("could not copy")
    }
    setTimeout(() => setState(""), 2000)
  }

  return (
    <button type="button" onClick={copy} className="control no-print whitespace-nowrap">
      <span aria-live="polite">{state === "" ? label : state}</span>
      {subject && <span className="sr-only">{subject}</span>}
    </button>
  )
}
