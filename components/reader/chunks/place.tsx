"use client"

import { Fragment, memo, useEffect, useRef, useSyncExternalStore } from "react"
import { useReader } from "@/components/reader/control"
import { PathPartings } from "@/components/reader/paths/partings"
import { Row } from "@/components/reader/rows/element"
import { count } from "@/lib/format/words"
import type { Chunk } from "@/lib/model/reader/shown"
import type { ChunkStore } from "./store"

type Props = { chunk: Chunk; store: ChunkStore; observe: (element: Element) => () => void }

/** Rows of the transcript that come and go together; until they are here, room of about their height. */
export const ChunkPart = memo(function ChunkPart({ chunk, store, observe }: Props) {
  const { hrefOf, plan } = useReader()
  const element = useRef<HTMLDivElement>(null)
  const { index, messages, wide, narrow } = chunk
  const rows = useSyncExternalStore(
    (listener) => store.subscribe(index, listener),
    () => store.rowsOf(index),
    () => store.rowsOf(index),
  )
  const failed = useSyncExternalStore(
    (listener) => store.subscribe(index, listener),
    () => store.hasFailed(index),
    () => false,
  )

  useEffect(() => {
    if (element.current && !plan.whole) return observe(element.current)
  }, [observe, plan.whole])

  if (rows) {
    return (
      <div ref={element} data-chunk={index}>
        {rows.map((row) => (
          <Fragment key={row.message.ordinal}>
            <Row row={row} />
            <PathPartings row={row} />
          </Fragment>
        ))}
      </div>
    )
  }
  const height = store.heightOf(index)
  const words = `messages ${count(messages[0] + 1)} to ${count(messages[1] + 1)}`
  return (
    <div
      ref={element}
      data-chunk={index}
      data-missing
      className="h-(--narrow) overflow-hidden [overflow-anchor:none] border-line border-t py-2 text-muted text-sm lg:h-(--wide)"
      style={{
        ["--wide" as string]: `${height ?? wide}px`,
        ["--narrow" as string]: `${height ?? narrow}px`,
      }}
    >
      {failed ? (
        <p role="alert">
          {`${words} could not be loaded. `}
          <button type="button" className="link min-h-[24px]" onClick={() => store.retry(index)}>
            try again
          </button>
        </p>
      ) : (
        <a href={hrefOf(messages[0])} className="hover:underline" tabIndex={-1}>
          {words}
        </a>
      )}
    </div>
  )
})
