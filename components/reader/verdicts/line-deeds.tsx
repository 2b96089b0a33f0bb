import type { Acts, Moment } from "@/lib/model/reader/moment"
import type { ReadingHead } from "@/lib/model/reader/reading"
import { GoLink } from "./explanation-go"

const LISTED = 4

/** Where the harm happened, and otherwise what it did first. */
export function Deeds({ moments, acts, harm }: { moments: Moment[]; acts: Acts; harm: boolean }) {
  const deeds = moments.filter(({ block }) => block !== null)
  const [first, ...others] = deeds.length > 0 ? deeds : moments
  if (first) {
    return (
      <>
        <span className="text-muted"> · </span>
        <GoLink place={placeOf(first)} className="link inline-block min-h-[24px] font-semibold" moment>
          {deeds.length > 0 ? "jump to the moment" : "jump to the first evidence"}
        </GoLink>
        {others.slice(0, LISTED).map((one, i) => (
          <GoLink
            key={`${one.message} ${one.at}`}
            place={placeOf(one)}
            className="link ml-1 inline-block min-h-[24px] min-w-[24px] text-center"
          >
            <span className="sr-only">moment </span>
            {i + 2}
          </GoLink>
        ))}
        {deeds.length === 0 && <span className="text-muted"> (no evidence points to an action)</span>}
      </>
    )
  }
  if (acts.count === 0) return <span className="text-muted"> · it took no action</span>
  return (
    <>
      {harm && <span className="text-muted"> · no evidence points to an action</span>}
      {acts.first && (
        <>
          <span className="text-muted">
            {acts.count === 1 ? " · its action: " : ` · first of ${acts.count} actions: `}
          </span>
          <GoLink place={{ message: acts.first.message }} className="link inline-block min-h-[24px]">
            {acts.first.words.length > 60 ? `${acts.first.words.slice(0, 59)}…` : acts.first.words}
          </GoLink>
        </>
      )}
    </>
  )
}

function placeOf({ message, at }: Moment) {
  return at ? { message, at } : { message }
}

/** How a sample ends that was not cut off. */
const ORDINARY = new Set(["end_turn", "stop", "stop_sequence", "tool_calls", "tool_use"])

/** What is to be known of how it ended, and whether any rate counts it. */
export function Ending({ reading }: { reading: ReadingHead }) {
  const { excluded, failed, limit, stopReason } = reading
  const words = [
    excluded !== null && `excluded from rates: ${excluded}`,
    failed !== null && `failed: ${failed}`,
    limit !== null && `stopped by the ${limit} limit`,
    failed === null &&
      stopReason !== null &&
      !ORDINARY.has(stopReason) &&
      !(limit !== null && stopReason.includes(limit)) &&
      `stop reason ${stopReason}`,
  ].filter((part) => part !== false)
  if (words.length === 0) return null
  return (
    <span title={words.join(" · ")}>
      {words.map((word) => (
        <span key={word}>
          <span className="text-muted"> · </span>
          {word.length > 160 ? `${word.slice(0, 159)}…` : word}
        </span>
      ))}
    </span>
  )
}
