import { humanize } from "@/lib/format"
import { missingWords } from "@/lib/model/judgement"
import { judgementAnchor, spanAnchor } from "@/lib/model/marks"
import type { Reading, ReadJudgement } from "@/lib/model/reading"
import { actionsOf, summarizeAction } from "@/lib/model/transcript"
import { MissingMark, VerdictMark } from "@/components/transcript/verdict-mark"

/** What came of the transcript in one line: the study's headline first, then the rest, and what it did first. */
export function VerdictLine({
  reading,
  headline,
}: {
  reading: Reading
  headline: { key: string; label: string | null } | null
}) {
  const spoken = reading.judgements.filter((one) => one.headline && one.variable.kind !== "text")
  const first = spoken.find(({ variable }) => variable.key === headline?.key)
  const others = spoken.filter((one) => one !== first)
  const missing = missingWords[reading.failed === null ? "not_judged" : "failed"]
  return (
    <p className="wrap-anywhere mt-1">
      {first ? (
        <Value judgement={first} strong />
      ) : (
        headline !== null && (
          <>
            <span className="text-muted">{`${headline.label ?? humanize(headline.key)}: `}</span>
            <MissingMark reason={missing} />
          </>
        )
      )}
      {others.map((judgement, i) => (
        <span key={judgement.id}>
          {(i > 0 || headline !== null) && <span className="text-muted"> · </span>}
          <Value judgement={judgement} />
        </span>
      ))}
      <Ending reading={reading} />
      <FirstAction reading={reading} />
    </p>
  )
}

function Value({ judgement, strong = false }: { judgement: ReadJudgement; strong?: boolean }) {
  const { variable, value, label, harm, failure, evidence } = judgement
  const source = judgementAnchor(judgement)
  return (
    <span className={strong ? "text-lg" : ""}>
      <a href={`#${source}`} className="inline-block min-h-[24px] hover:underline">
        <span className="text-muted">{`${variable.label ?? humanize(variable.key)}: `}</span>
        {value === null ? (
          <MissingMark reason={failure ?? missingWords.judge_failed} />
        ) : (
          <VerdictMark value={label ?? String(value)} harm={harm} />
        )}
      </a>
      {strong && evidence.length > 0 && (
        <a href={`#${spanAnchor(source, 0)}`} className="link ml-2 text-sm">
          first evidence
        </a>
      )}
    </span>
  )
}

/** How a sample ends that was not cut off. */
const ORDINARY = new Set(["end_turn", "stop", "stop_sequence", "tool_calls", "tool_use"])

function Ending({ reading }: { reading: Reading }) {
  const words = [
    reading.excluded !== null && `excluded from rates: ${reading.excluded}`,
    reading.failed !== null && `failed: ${reading.failed}`,
    reading.limit !== null && `stopped by the ${reading.limit} limit`,
    reading.failed === null &&
      reading.stopReason !== null &&
      !ORDINARY.has(reading.stopReason) &&
      `stop reason ${reading.stopReason}`,
  ].filter((part) => part !== false)
  if (words.length === 0) return null
  return <span className="text-muted">{` · ${words.join(" · ")}`}</span>
}

function FirstAction({ reading }: { reading: Reading }) {
  const actions = actionsOf(reading.messages)
  const [first] = actions
  if (!first) return <span className="text-muted"> · it took no action</span>
  const ordinal = reading.messages[first.message]?.ordinal ?? first.message
  return (
    <>
      <span className="text-muted">
        {actions.length === 1 ? " · its action: " : ` · first of ${actions.length} actions: `}
      </span>
      <a href={`#m${ordinal + 1}`} className="link">
        {summarizeAction(first.call)}
      </a>
    </>
  )
}
