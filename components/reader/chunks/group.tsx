"use client"

import { memo, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react"
import { useReader } from "@/components/reader/control"
import { count } from "@/lib/format/words"
import type { Chunk } from "@/lib/model/reader/shown"
import { ChunkPart } from "./place"
import type { ChunkStore } from "./store"

type Props = { chunks: Chunk[]; store: ChunkStore; observe: (element: Element) => () => void }

/** Neighbouring chunks: far away they are one room of their height, so that a long transcript is few elements. */
export const ChunkGroup = memo(function ChunkGroup({ chunks, store, observe }: Props) {
  const { hrefOf } = useReader()
  const element = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = chunks.map(({ index }) => store.subscribe(index, listener))
      return () => {
        for (const end of ends) end()
      }
    },
    [chunks, store],
  )
  const hasLoaded = () => chunks.some(({ index }) => store.rowsOf(index) !== null)
  const loaded = useSyncExternalStore(subscribe, hasLoaded, hasLoaded)

  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: "6000px 0px",
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])

  const [first, last] = [chunks[0], chunks.at(-1)]
  if (!first || !last) return null
  if (near || loaded) {
    return (
      <div ref={element} data-group>
        {chunks.map((chunk) => (
          <ChunkPart key={chunk.index} chunk={chunk} store={store} observe={observe} />
        ))}
      </div>
    )
  }
  const height = (side: "wide" | "narrow") =>
    chunks.reduce((sum, chunk) => sum + (store.heightOf(chunk.index) ?? chunk[side]), 0)
  return (
    <div
      ref={element}
      data-group
      data-missing
      data-away={`${first.index} ${last.index}`}
      className="h-(--narrow) overflow-hidden border-line border-t py-2 text-muted text-sm [overflow-anchor:none] lg:h-(--wide)"
      style={{
        ["--wide" as string]: `${height("wide")}px`,
        ["--narrow" as string]: `${height("narrow")}px`,
      }}
    >
      <a href={hrefOf(first.messages[0])} className="hover:underline" tabIndex={-1}>
        {`messages ${count(first.messages[0] + 1)} to ${count(last.messages[1] + 1)}`}
      </a>
    </div>
  )
})
