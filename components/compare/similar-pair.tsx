import Link from "next/link"
import type { CompareView } from "@/lib/filters/compare"
import { plural } from "@/lib/format/words"
import type { Filters } from "@/lib/model/population/filters"
import { compareUrl } from "@/lib/urls/compare"
import { transcriptUrl } from "@/lib/urls/reader"
import type { CompareScope } from "./scope"

type Candidate = { id: string; model: string; sampleId: string; side: "a" | "b" }
export type Similar = { hit: Candidate; other: Candidate; likeness: number; compared: number } | null

/** The button for the most similar pair with opposite outcomes, and, once asked for, the pair. */
export function SimilarPair(props: {
  scope: CompareScope
  similar: Similar | undefined
  state: Filters & CompareView
}) {
  const { scope, similar, state } = props
  if (similar === undefined) {
    return (
      <Link
        href={compareUrl(scope.study, { ...state, similar: true }, "similar")}
        scroll={false}
        className="control"
      >
        Find the most similar pair with opposite outcomes
      </Link>
    )
  }
  if (similar === null) {
    return <p className="text-muted">One of the two outcomes does not occur, so no pair has both.</p>
  }
  const { hit, other, likeness, compared } = similar
  const link = (candidate: Candidate, words: string) => (
    <Link
      href={transcriptUrl(candidate.id, { study: scope.study })}
      className="link inline-flex min-h-6 items-center"
    >
      {`${words}: ${candidate.model}, sample ${candidate.sampleId}, of ${candidate.side.toUpperCase()}`}
    </Link>
  )
  return (
    <p className="max-w-read">
      {link(hit, "did")} and {link(other, "did not")} share {Math.round(likeness * 100)} % of their runs of
      three words (of the agent’s own messages; {plural(compared, "pair")} compared).
    </p>
  )
}
