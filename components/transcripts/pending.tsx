"use client"

import { useLinkStatus } from "next/link"

/** Inside a link: says that its page is on the way, once that takes longer than a moment. */
export function Pending() {
  const { pending } = useLinkStatus()
  if (!pending) return null
  return (
    <span
      role="status"
      className="text-muted opacity-100 transition-opacity delay-300 duration-0 starting:opacity-0"
    >
      <span aria-hidden> …</span>
      <span className="sr-only"> loading</span>
    </span>
  )
}
