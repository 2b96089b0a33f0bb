"use client"

import { type MouseEvent, type ReactNode, use } from "react"
import { ReaderContext } from "@/components/reader/control"
import type { ReaderPlace } from "@/lib/model/reader/shown"

type Props = {
  place: ReaderPlace
  /** Of the element to go to; without it the words of the place are lit. */
  anchor?: string | undefined
  className?: string
  /** What the reader's keys know the link by. */
  moment?: boolean
  children: ReactNode
}

/** A link into the transcript: real without scripts; with them it also reaches what is not on the page yet. */
export function GoLink({ place, anchor, className = "link", moment = false, children }: Props) {
  const reader = use(ReaderContext)
  const target = anchor ?? `m${place.message + 1}`
  const away = reader && !reader.plan.whole ? reader.hrefOf(place.message).replace(/#.*$/, "") : ""

  async function go(event: MouseEvent) {
    if (!reader || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (anchor === undefined || (await reader.go({ anchor })) === null) await reader.go(place)
  }

  return (
    <a
      href={`${away}#${target}`}
      onClick={go}
      className={className}
      {...(moment && { "data-moment": true, "aria-keyshortcuts": "h" })}
    >
      {children}
    </a>
  )
}
