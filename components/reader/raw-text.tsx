"use client"

import { useState } from "react"

// A message is in the page once, as it was read; its raw text comes when it is asked for.

type State = { phase: "idle" } | { phase: "loading" } | { phase: "failed" } | { phase: "shown"; text: string }

/** The message exactly as it was stored: a link to it, and with scripts the same text in place. */
export function RawText({ href, number }: { href: string; number: number }) {
  const [state, setState] = useState<State>({ phase: "idle" })

  async function load() {
    setState({ phase: "loading" })
    try {
      const response = await fetch(href)
      if (!response.ok) throw new Error(`${response.status}`)
      setState({ phase: "shown", text: await response.text() })
    } catch {
      setState({ phase: "failed" })
    }
  }

  return (
    <details
      data-raw
      className="no-print text-sm"
      onToggle={(event) => {
        if (event.currentTarget.open && (state.phase === "idle" || state.phase === "failed")) load()
      }}
    >
      <summary className="disclosure inline-block min-h-[24px] text-muted hover:text-ink lg:absolute lg:top-8 lg:left-0">
        raw text<span className="sr-only">{` of message ${number}`}</span>
      </summary>
      <p aria-live="polite" className="text-muted">
        {state.phase === "loading" && "loading "}
        {state.phase === "failed" && "could not be loaded; close and open to try again, or "}
        <a href={href} className="link inline-block min-h-[24px]">
          open it alone
        </a>
      </p>
      {state.phase === "shown" && (
        <pre
          dir="auto"
          className="wrap-anywhere my-1 max-w-read whitespace-pre-wrap border-line border-l-2 pl-3 font-mono text-xs"
        >
          {state.text}
        </pre>
      )}
    </details>
  )
}
