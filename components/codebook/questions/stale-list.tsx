import Link from "next/link"
import { plural } from "@/lib/format/words"
import { staleCounts } from "@/lib/model/codebook/questions/preview"
import { type StaleReason, staleWords } from "@/lib/model/codebook/stale"
import { transcriptUrl } from "@/lib/urls/reader"
import { queueOfUrl } from "@/lib/urls/review"
import { StaleWords } from "./stale-words"

type Label = { person: string; transcript: string; version: number; reason: StaleReason }

const SHOWN = 200

/** The labels that were made under words that have changed since, each with its transcript. */
export function StaleList(props: {
  study: string
  question: string
  older: number
  stale: Label[]
  /** Whether the viewer may make a queue of them. */
  edits: boolean
}) {
  const { study, question, older, stale, edits } = props
  if (older === 0) return <p className="text-muted">Every label that stands was made under these words.</p>
  const kept = older - stale.length
  const ids = [...new Set(stale.slice(0, SHOWN).map(({ transcript }) => transcript))]
  return (
    <>
      <p className="max-w-read">
        {`${plural(older, "label")} ${older === 1 ? "was" : "were"} made under older words. `}
        {kept > 0 && `To ${kept} of them what changed since does not matter. `}
      </p>
      <StaleWords counts={staleCounts(stale)} />
      {edits && ids.length > 0 && (
        <Link href={queueOfUrl(study, ids, question)} className="link inline-flex min-h-6 items-center">
          {`Have ${ids.length === 1 ? "this transcript" : `${stale.length > SHOWN ? "the first" : "these"} ${ids.length} transcripts`} looked at again in a queue`}
        </Link>
      )}
      {stale.length > 0 && (
        <ul aria-label="Stale labels" className="mt-2 max-w-read border-line border-l pl-3">
          {stale.slice(0, SHOWN).map(({ person, transcript, version, reason }) => (
            <li key={`${person} ${transcript}`} className="wrap-anywhere">
              <Link
                href={transcriptUrl(transcript, { study })}
                className="link inline-flex min-h-6 items-center font-mono text-sm"
              >
                {transcript}
              </Link>
              <span className="text-sm">{` ${person}, version ${version}: `}</span>
              <span className="text-muted text-sm">{staleWords[reason]}</span>
            </li>
          ))}
        </ul>
      )}
      {stale.length > SHOWN && <p className="text-muted">{`and ${plural(stale.length - SHOWN, "more")}`}</p>}
    </>
  )
}
