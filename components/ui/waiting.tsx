"use client"

import { type ReactNode, Suspense, useState, useSyncExternalStore } from "react"

/**
 * A part of a page that waits for data. Coming from another page, its skeleton stands in for it. A page that is
 * opened by its address is sent whole, so that it can be read without scripts.
 */
export function Waiting({ skeleton, children }: { skeleton: ReactNode; children: ReactNode }) {
  const inBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  // Kept from the first render: hydration, too, must find what the server sent.
  const [navigated] = useState(inBrowser)
  return navigated ? <Suspense fallback={skeleton}>{children}</Suspense> : children
}
