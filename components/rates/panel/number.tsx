import { toneClass, toneOf } from "@/components/rates/words/outcome"
import { count, interval, percent, plural } from "@/lib/format/words"
import type { RateDetails } from "@/lib/model/rates/panel/details"
import type { Catalogue } from "@/lib/model/study"
import { groupParts } from "./words"

/** The number itself: of which group, k/n with its rate and both intervals. */
export function PanelNumber({ details, catalogue }: { details: RateDetails; catalogue: Catalogue }) {
  const { by, outcome, k, n, rate, low, high } = details
  const tone = toneClass[outcome ? toneOf(catalogue, outcome) : "neutral"]
  const group = groupParts(catalogue, by)
  return (
    <>
      <p className="wrap-anywhere">
        {group.length === 0 && <span className="text-muted">all groups together</span>}
        {group.map(({ key, level }, index) => (
          <span key={key}>
            {index > 0 && " · "}
            <span className="text-muted">{`${key} `}</span>
            {level}
          </span>
        ))}
      </p>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3 tabular-nums">
        <span className={`font-semibold text-3xl ${tone}`}>{`${count(k)}/${count(n)}`}</span>
        {rate === null ? (
          <span className="text-unknown">no data</span>
        ) : (
          <span className="text-lg">
            {percent(rate, n)} {interval(low, high, n)}
          </span>
        )}
      </p>
      {n > 0 && <IntervalNote details={details} />}
    </>
  )
}

/** What the intervals speak for. */
function IntervalNote({ details: { clustered, n } }: { details: RateDetails }) {
  const wilson = "95 % Wilson interval"
  if (!clustered || clustered.note === "one cluster")
    return <p className="text-muted text-sm">{wilson}. One prompt: the interval speaks for that prompt.</p>
  const { clusters, designEffect, low, high, note } = clustered
  const effect = designEffect === null ? "" : `, design effect ${designEffect.toFixed(1)}`
  return (
    <p className="text-muted text-sm tabular-nums">
      {`${wilson}. Pooled over ${plural(clusters, "prompt")}; allowing for differences between them `}
      <span className="whitespace-nowrap">{interval(low, high, n)}</span>
      {`${effect}${noteWords[note]}.`}
    </p>
  )
}

const noteWords = {
  "one cluster": "",
  "varies between clusters": "",
  "no more than chance": ": the prompts differ no more than chance would have them",
  "all alike": ": all say the same, so that each prompt is counted as one observation",
}
