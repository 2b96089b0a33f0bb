import { humanize } from "@/lib/format"
import { missingWords } from "@/lib/model/judgement"
import { judgementAnchor, spanAnchor } from "@/lib/model/marks"
import type { Reading, ReadJudgement } from "@/lib/model/reading"
import type { Variable } from "@/lib/model/study"
import { Quote } from "./quote"
import { MissingMark, VerdictMark } from "@/components/transcript/verdict-mark"

/**
 * Every judgement of the transcript, by variable: what speaks for it first, then the other judges; at the end
 * what nobody judged.
 */
export function Verdicts({ reading, variables }: { reading: Reading; variables: Variable[] }) {
  const judged = new Map<string, ReadJudgement[]>()
  for (const judgement of reading.judgements)
    judged.set(judgement.variable.key, [...(judged.get(judgement.variable.key) ?? []), judgement])
  const known = new Map(variables.map(({ key, label }) => [key, label]))
  for (const { variable } of reading.judgements) known.set(variable.key, variable.label)
  const nameOf = (key: string) => known.get(key) ?? humanize(key)
  const missing = [...known.keys()].filter((key) => !judged.has(key))
  return (
    <section aria-labelledby="verdicts">
      <h2 id="verdicts" className="font-semibold">
        Verdicts
      </h2>
      {known.size === 0 && <p className="text-muted text-sm">This study has no variables.</p>}
      {[...judged].map(([key, judgements]) => (
        <section key={key} className="border-line border-t py-1.5 first-of-type:border-t-0">
          <h3 className="text-muted text-sm">{nameOf(key)}</h3>
          <VariableVerdicts judgements={judgements} />
        </section>
      ))}
      {missing.length > 0 && (
        <p className="py-1.5 text-sm">
          <MissingMark reason={missingWords[reading.failed === null ? "not_judged" : "failed"]} />
          <span className="text-muted">{`: ${missing.map(nameOf).join(", ")}`}</span>
        </p>
      )}
    </section>
  )
}

function VariableVerdicts({ judgements }: { judgements: ReadJudgement[] }) {
  const standing = judgements.filter(({ superseded }) => !superseded)
  const first = standing.filter(({ headline }) => headline)
  const others = standing.filter(({ headline }) => !headline)
  const earlier = judgements.filter(({ superseded }) => superseded)
  return (
    <>
      {[...first, ...others].map((judgement) => (
        <Verdict key={judgement.id} judgement={judgement} />
      ))}
      {earlier.length > 0 && (
        <details>
          <summary className="disclosure min-h-[24px] text-muted text-sm">{`${earlier.length} superseded`}</summary>
          {earlier.map((judgement) => (
            <Verdict key={judgement.id} judgement={judgement} />
          ))}
        </details>
      )}
    </>
  )
}

function Verdict({ judgement }: { judgement: ReadJudgement }) {
  const { judge, value, label, harm, failure, explanation, evidence, judgedAt } = judgement
  const source = judgementAnchor(judgement)
  const details = [judge.model, judge.version, judgedAt && day(judgedAt)].filter((part) => part !== null)
  return (
    <div id={source} tabIndex={-1} className="scroll-mt-4 py-1 target:bg-surface data-here:bg-surface">
      <p dir="auto" className="wrap-anywhere">
        {value === null ? (
          <MissingMark reason={`${missingWords.judge_failed}${failure ? `: ${failure}` : ""}`} />
        ) : (
          <VerdictMark value={label ?? String(value)} harm={harm} />
        )}
      </p>
      <p className="wrap-anywhere text-muted text-sm">
        {`${judge.kind} ${judge.name}`}
        {details.length > 0 && ` (${details.join(", ")})`}
      </p>
      {explanation !== null && <Explanation text={explanation} />}
      {evidence.length > 0 && (
        <ul className="mt-1 space-y-1">
          {evidence.map((span, i) => (
            <li key={spanAnchor(source, i)}>
              <Quote href={`#${spanAnchor(source, i)}`} span={span} />
            </li>
          ))}
        </ul>
      )}
      {judge.prompt !== null && (
        <details>
          <summary className="disclosure min-h-[24px] text-muted text-sm">
            what it was asked, or its rule
          </summary>
          <p dir="auto" className="wrap-anywhere whitespace-pre-wrap font-mono text-xs">
            {judge.prompt}
          </p>
        </details>
      )}
    </div>
  )
}

/** The day of a date as the source wrote it; anything else as it stands. */
function day(written: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(written) ? written.slice(0, 10) : written
}

const SHORT = 400

function Explanation({ text }: { text: string }) {
  const body = (
    <p dir="auto" className="wrap-anywhere max-w-read whitespace-pre-wrap text-sm">
      {text}
    </p>
  )
  if (text.length <= SHORT) return body
  return (
    <details>
      <summary className="disclosure text-sm">{`${text.slice(0, 200).trim()}…`}</summary>
      {body}
    </details>
  )
}
