"use client"

import { useReader } from "@/components/reader/control"
import type { ReaderPlace } from "@/lib/model/reader/shown"
import { spanUrl } from "@/lib/urls/reader"
import { addressOf } from "./quote-text"
import { useCopy } from "./use-copy"

/**
 * The address of a message, a block, an action or a mail, to copy; without scripts, or opened in a tab of its own, a
 * plain link. `name` says of what: "this action".
 */
export function PlaceLink({ place, name }: { place: ReaderPlace; name: string }) {
  const { transcript } = useReader()
  const { outcome, copy } = useCopy()
  return (
    <span data-label className="no-print select-none font-sans text-sm">
      <a
        href={spanUrl(transcript.id, { study: transcript.study }, place, null)}
        aria-label={`Copy link to ${name}`}
        className="inline-block min-h-[24px] min-w-[24px] text-muted hover:text-accent hover:underline"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
          event.preventDefault()
          copy("link", addressOf(transcript, place))
        }}
      >
        copy link
      </a>
      <span role="status" className="ml-1 text-muted">
        {outcome?.words}
      </span>
      {outcome?.kind === "by hand" && <code className="ml-1 select-all break-all">{outcome.text}</code>}
    </span>
  )
}
