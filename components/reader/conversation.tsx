"use client"

import { type CSSProperties, type ReactNode, use, useMemo } from "react"
import { ChunkGroup } from "@/components/reader/chunks/group"
import { useHash } from "@/components/reader/chunks/use-hash"
import { useNearChunks } from "@/components/reader/chunks/use-near"
import { usePlace } from "@/components/reader/chunks/use-place"
import type { Chunk } from "@/lib/model/reader/shown"
import { StoreContext, useReader } from "./control"
import { LaneHeads } from "./lane-heads"

type Props = {
  /** What stays in sight above the lanes: a note on the link, find. */
  heads?: ReactNode
}

/** The conversation: turn by turn what was said and done beside what was thought; what is far is not in the page. */
export function Conversation({ heads }: Props) {
  const { plan, settings } = useReader()
  const store = use(StoreContext)
  const groups = useMemo(() => groupsOf(plan.chunks), [plan.chunks])
  const observe = useNearChunks(store)
  useHash()
  usePlace()
  if (!store) return null
  const { lane, folded } = settings
  return (
    <section
      aria-labelledby="conversation"
      data-conversation
      data-folded={plan.thoughts ? folded : "thought"}
      className="group/reader min-w-0"
      style={{ ["--lanes" as keyof CSSProperties]: `minmax(0,${lane}fr) minmax(0,${100 - lane}fr)` }}
    >
      <h2 id="conversation" className="sr-only">
        Conversation
      </h2>
      <div className="no-print sticky top-0 z-20 -ml-2.5 bg-paper pl-2.5">
        {heads}
        <LaneHeads />
      </div>
      {plan.rows === 0 && (
        <p className="border-line border-t py-4 text-muted">This transcript has no messages.</p>
      )}
      {!plan.whole && (
        <p className="hidden border-ink border-y py-2 print:block">
          This is a part of a long transcript. Its whole text is printed from the link “print” at its head.
        </p>
      )}
      {groups.map((chunks, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups never move.
        <ChunkGroup key={index} chunks={chunks} store={store} observe={observe} />
      ))}
    </section>
  )
}

/** So many chunks are one group. */
const GROUP = 24

function groupsOf(chunks: Chunk[]): Chunk[][] {
  const groups: Chunk[][] = []
  for (let at = 0; at < chunks.length; at += GROUP) groups.push(chunks.slice(at, at + GROUP))
  return groups
}
