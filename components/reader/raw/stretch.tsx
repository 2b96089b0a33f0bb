"use client"

import { useEffect, useRef, useState } from "react"
import { useReader } from "@/components/reader/control"
import { type RawKind, type RawPage, rawSegments } from "@/lib/model/reader/raw/parts"
import type { ShownMessage } from "@/lib/model/reader/shown"
import type { TextRange } from "@/lib/model/transcript"
import { rawPartUrl } from "@/lib/urls/reader"
import { RawSegmentText } from "./segment-text"

type Props = { message: ShownMessage; at: TextRange; onKinds: (kinds: RawKind[]) => void }
type State = { phase: "away" } | { phase: "failed" } | { phase: "here"; page: RawPage }

/** Px of a code unit, before it is drawn: about a hundred in a line. */
const HEIGHT = 0.18

/** A stretch of a message's raw text: it comes when it is near the screen and goes when it is far. */
export function RawStretch({ message, at, onKinds }: Props) {
  const { transcript } = useReader()
  const [state, setState] = useState<State>({ phase: "away" })
  const element = useRef<HTMLDivElement>(null)
  const height = useRef(Math.ceil((at[1] - at[0]) * HEIGHT))
  const address = rawPartUrl(transcript.id, transcript.study, message.ordinal, at)

  useEffect(() => {
    const stretch = element.current
    if (!stretch) return
    let near = false
    const come = async () => {
      try {
        const page = await load(address)
        if (!near) return
        setState({ phase: "here", page })
        onKinds(page.blocks.map(({ type }) => type))
      } catch {
        setState({ phase: "failed" })
      }
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry || entry.isIntersecting === near) return
        if (!entry.isIntersecting && holdsSelection(stretch)) return
        near = entry.isIntersecting
        if (near) come()
        else {
          height.current = stretch.offsetHeight || height.current
          setState({ phase: "away" })
        }
      },
      { rootMargin: "200% 0px" },
    )
    observer.observe(stretch)
    return () => observer.disconnect()
  }, [address, onKinds])

  return (
    <div ref={element} style={state.phase === "here" ? undefined : { minHeight: height.current }}>
      {state.phase === "away" && <p className="text-muted">loading</p>}
      {state.phase === "failed" && (
        <p role="alert" className="text-muted">
          This part could not be loaded; scroll away and back to try again.
        </p>
      )}
      {state.phase === "here" && (
        <pre dir="auto" className="wrap-anywhere whitespace-pre-wrap font-mono text-xs/5">
          {rawSegments(state.page.at, state.page.blocks).map((segment) => (
            <RawSegmentText key={segment.at[0]} page={state.page} segment={segment} marks={message.marks} />
          ))}
        </pre>
      )}
    </div>
  )
}

async function load(address: string): Promise<RawPage> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return response.json()
}

function holdsSelection(part: Element): boolean {
  const selection = document.getSelection()
  return selection !== null && !selection.isCollapsed && selection.containsNode(part, true)
}
