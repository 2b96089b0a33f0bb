"use client"

import { useCallback, useState } from "react"
import { flushSync } from "react-dom"
import { useReader } from "@/components/reader/control"
import type { RawKind } from "@/lib/model/reader/raw/parts"
import type { ShownMessage } from "@/lib/model/reader/shown"
import type { TextRange } from "@/lib/model/transcript"
import { messageTextUrl } from "@/lib/urls/reader"
import { RawLegend } from "./legend"
import { RawStretch } from "./stretch"

/** So much comes at once. */
const STRETCH = 20_000

/**
 * The message exactly as it was stored, with what was parsed out of it marked: a link to it, and with scripts the
 * same text in place, as it comes into sight. `inline`: among the message's text, not in the margin.
 */
export function RawText({ message, inline = false }: { message: ShownMessage; inline?: boolean }) {
  const { transcript } = useReader()
  const [asked, setAsked] = useState(false)
  const [kinds, setKinds] = useState<RawKind[] | null>(null)
  const { ordinal, length } = message
  const add = useCallback((found: RawKind[]) => {
    setKinds((now) =>
      now && found.every((kind) => now.includes(kind)) ? now : [...new Set([...(now ?? []), ...found])],
    )
  }, [])
  return (
    <details
      data-raw
      className="no-print text-sm"
      onToggle={(event) => {
        if (!event.currentTarget.open) return
        flushSync(() => setAsked(true))
        // Its heading stands at the message's head, the text at its end, which may be far below.
        event.currentTarget.scrollIntoView({ block: "nearest" })
      }}
    >
      <summary
        className={`disclosure inline-block min-h-[24px] text-muted hover:text-ink ${inline ? "" : "lg:absolute lg:top-8 lg:left-2.5"}`}
      >
        raw text<span className="sr-only">{` of message ${ordinal + 1}`}</span>
      </summary>
      <p className="flex flex-wrap items-baseline gap-x-3 text-muted">
        <a
          href={messageTextUrl(transcript.id, transcript.study, ordinal)}
          className="link inline-block min-h-[24px]"
        >
          open it alone
        </a>
        <RawLegend kinds={kinds} />
      </p>
      {asked && (
        <div className="my-1 max-w-read border-line border-l-2 pl-3">
          {stretches(length).map((at) => (
            <RawStretch key={at[0]} message={message} at={at} onKinds={add} />
          ))}
        </div>
      )}
    </details>
  )
}

function stretches(length: number): TextRange[] {
  return Array.from({ length: Math.ceil(length / STRETCH) }, (_, i) => [
    i * STRETCH,
    Math.min(length, (i + 1) * STRETCH),
  ])
}
