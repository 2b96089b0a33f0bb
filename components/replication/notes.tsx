import Link from "next/link"
import { humanize, plural } from "@/lib/format/words"
import type { PooledFactor } from "@/lib/model/rates/rows"
import type { Overlay } from "@/lib/model/replication/match"
import type { Comparison } from "@/lib/model/replication/pairs"
import { ratesUrl } from "@/lib/urls/rates"
import { MatchedNames } from "./matched-names"
import { PUBLISHED } from "./scope"
import { UnmatchedList } from "./unmatched-list"
import { verdictNotes } from "./verdict-words"

/** What must be known to read the comparison: method, what was matched and what was not, and the sources. */
export function ReplicationNotes(props: {
  overlay: Overlay
  comparisons: Comparison[]
  pooled: PooledFactor[]
}) {
  const { overlay, comparisons } = props
  const { source } = overlay
  const pooled = props.pooled.map(({ key, levels }) => `${humanize(key)} (${plural(levels, "level")})`)
  const citations = [...new Set(comparisons.flatMap(({ ours }) => ours.citation ?? []))]
  return (
    <section aria-label="Notes" className="mt-4 flex max-w-read flex-col gap-2 text-muted text-sm">
      {verdictNotes(comparisons.length).map((note) => (
        <p key={note}>{note}</p>
      ))}
      {overlay.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {pooled.length > 0 && (
        <p>
          Ours pools {pooled.join(", ")}, which the publication does not tell apart: filter to the levels that
          it used, to compare like with like.
        </p>
      )}
      <MatchedNames source={source} />
      <UnmatchedList unmatched={overlay.unmatched} />
      <div id={PUBLISHED} className="scroll-mt-4 break-words">
        <p>
          Published counts, without transcripts here:{" "}
          <Link href={ratesUrl(source.slug)} className="link inline-flex min-h-6 items-center">
            {source.title}
          </Link>
        </p>
        <ul className="list-disc pl-5">
          {source.citations.map((citation) => (
            <li key={citation}>{citation}</li>
          ))}
        </ul>
        {citations.length > 0 && (
          <p className="mt-2">Ours are published counts too: {citations.join("; ")}.</p>
        )}
      </div>
    </section>
  )
}
