"use client"

import { type ReactNode, useEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"

type Props = {
  /** Guessed, in px, until it was drawn. */
  height: number
  /** What `go` looks for when a place is in a part that is not here. */
  place: { message: number; from: number; to: number }
  load(): Promise<string>
  draw(text: string): ReactNode
}

type State = { phase: "away" } | { phase: "here"; text: string } | { phase: "failed" }

/** Asks a part that is not here to come; it answers by drawing its text. */
export const CALL_PART = "exhibit:call-part"

/** A stretch of a long text: it comes when it is near the screen and goes when it is far. */
export function LazyPart({ height, place, load, draw }: Props) {
  const [state, setState] = useState<State>({ phase: "away" })
  const element = useRef<HTMLDivElement>(null)
  const drawn = useRef(height)
  const near = useRef(false)
  const loading = useRef(load)
  loading.current = load

  useEffect(() => {
    const part = element.current
    if (!part) return
    // What is read below must not move when a part above it takes another height than was guessed.
    const show = (text: string) => {
      const before = part.getBoundingClientRect()
      flushSync(() => setState({ phase: "here", text }))
      const grown = part.getBoundingClientRect().bottom - before.bottom
      if (before.top < 0 && grown !== 0) window.scrollBy({ top: grown, behavior: "instant" })
    }
    const come = async () => {
      near.current = true
      try {
        const text = await loading.current()
        if (near.current) show(text)
      } catch {
        setState({ phase: "failed" })
      }
    }
    // What was called for stays until it has been near the screen: who called scrolls there next.
    let called = false
    const call = () => {
      called = true
      come()
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) called = false
        if (entry?.isIntersecting === near.current) return
        if (entry?.isIntersecting) come()
        else if (!called && !holdsSelection(part)) {
          near.current = false
          drawn.current = part.offsetHeight || drawn.current
          setState({ phase: "away" })
        }
      },
      { rootMargin: "200% 0px" },
    )
    observer.observe(part)
    part.addEventListener(CALL_PART, call)
    return () => {
      observer.disconnect()
      part.removeEventListener(CALL_PART, call)
    }
  }, [])

  return (
    <div
      ref={element}
      dir="auto"
      data-part={`${place.message} ${place.from} ${place.to}`}
      style={state.phase === "here" ? undefined : { minHeight: drawn.current }}
    >
      {state.phase === "here" && draw(state.text)}
      {state.phase === "failed" && (
        <p role="alert" className="text-muted text-sm">
          This part could not be loaded; scroll away and back to try again.
        </p>
      )}
    </div>
  )
}

function holdsSelection(part: Element): boolean {
  const selection = document.getSelection()
  return selection !== null && !selection.isCollapsed && selection.containsNode(part, true)
}
