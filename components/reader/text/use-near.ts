"use client"

import { type RefObject, useEffect, useState } from "react"

/** Whether an element has come near the screen; what costs time waits for that, and then for a moment of rest. */
export function useNear(element: RefObject<Element | null>, wanted: boolean): boolean {
  const [near, setNear] = useState(false)

  useEffect(() => {
    const { current } = element
    if (!current || !wanted || near) return
    let stop = () => {}
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        stop = whenIdle(() => setNear(true))
      },
      { rootMargin: "50% 0px" },
    )
    observer.observe(current)
    return () => {
      observer.disconnect()
      stop()
    }
  }, [element, wanted, near])

  return near
}

/** Calls soon, in a task of its own; returns what calls it off. */
function whenIdle(act: () => void): () => void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(act, 50)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(act, { timeout: 1_000 })
  return () => cancelIdleCallback(handle)
}
