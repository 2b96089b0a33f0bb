import { plural } from "@/lib/format/words"
import type { Overlay } from "@/lib/model/replication/match"
import { MatchedNames } from "./matched-names"
import { UnmatchedList } from "./unmatched-list"

/** What must be known of published rates that are laid over a chart of ours. */
export function OverlayNotes({ overlay }: { overlay: Overlay }) {
  const { source, outcome, rows, notes, unmatched } = overlay
  return (
    <div className="flex max-w-read flex-col gap-1">
      <p>
        {plural(rows.length, "row")} of {source.title}
        {outcome !== null && `, which counts “${outcome}”`}, each after the row of ours that it belongs to.
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <MatchedNames source={source} />
      <UnmatchedList unmatched={{ ours: unmatched.ours, published: [] }} />
    </div>
  )
}
