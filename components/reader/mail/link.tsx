"use client"

import type { MouseEvent, ReactNode } from "react"
import { useReader } from "@/components/reader/control"

/** A link to a mail of this transcript, wherever in it that stands. */
export function MailLink({ id, message, children }: { id: string; message: number; children: ReactNode }) {
  const { go, hrefOf } = useReader()
  const follow = async (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const place = (await go({ anchor: id })) ?? (await go({ message }))
    place?.focus({ preventScroll: true })
  }
  return (
    <a
      href={hrefOf(message).replace(/#.*$/, `#${id}`)}
      onClick={follow}
      dir="auto"
      className="link wrap-anywhere py-1"
    >
      {children}
    </a>
  )
}
