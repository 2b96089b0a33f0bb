import type { JudgeKind } from "@/lib/model/judgement"
import type { ReadJudgement } from "@/lib/model/reader/reading"

const kinds: Record<JudgeKind, { words: string; look: string }> = {
  classifier: { words: "a model that judges", look: "" },
  detector: { words: "a rule that reads the text", look: "font-mono text-xs" },
  person: { words: "a person", look: "font-semibold text-ink" },
  adjudicator: { words: "decided between people", look: "font-semibold text-ink" },
}

/** Who judged, of which kind, in which version and when. */
export function JudgeLine({ judgement: { judge, judgedAt } }: { judgement: ReadJudgement }) {
  const details = [judge.model, judge.version, judgedAt && day(judgedAt)].filter((part) => part !== null)
  const { words, look } = kinds[judge.kind]
  return (
    <p className="wrap-anywhere text-muted text-sm">
      <span title={words} className={look}>
        {judge.kind}
      </span>
      {` ${judge.name}`}
      {details.length > 0 && ` (${details.join(", ")})`}
    </p>
  )
}

/** The day of a date as the source wrote it; anything else as it stands. */
function day(written: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(written) ? written.slice(0, 10) : written
}
