"use client"

import type { Route } from "next"
import { findUrl } from "@/lib/urls/reader"

/** Tells the find bar of the page to open. */
export const OPEN_FIND = "exhibit-find"

/** Opens find; without scripts by an address whose page has it open. */
export function FindLink({ address }: { address: Route }) {
  return (
    <a
      href={findUrl(address, { text: "", regex: false, case: false })}
      aria-keyshortcuts="/"
      className="control no-print"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        document.dispatchEvent(new Event(OPEN_FIND))
      }}
    >
      find
    </a>
  )
}
