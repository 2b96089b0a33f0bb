import { MissingMark } from "@/components/ui/verdict-mark"
import { humanize } from "@/lib/format/words"
import { missingWords } from "@/lib/model/judgement"
import type { ReadingHead, ReadJudgement } from "@/lib/model/reader/reading"
import { firstWithEvidence } from "@/lib/model/reader/same-evidence"
import { directionOf, scaleOf } from "@/lib/model/reader/scale"
import type { QuotedPlaces } from "@/lib/model/reader/spans/citations"
import type { Variable } from "@/lib/model/study"
import { BareValues, isBare } from "./bare"
import { Judgement } from "./judgement"
import { VerdictsLight } from "./light"

type Props = {
  reading: ReadingHead
  variables: Variable[]
  /** Where words stand that explanations quote and that are in no evidence. */
  found?: QuotedPlaces
}

/**
 * Every judgement of the transcript, by variable: what speaks for it first, then the other judges; at the end
 * what nobody judged.
 */
export function Verdicts({ reading, variables, found = {} }: Props) {
  const judged = new Map<string, ReadJudgement[]>()
  for (const judgement of reading.judgements)
    judged.set(judgement.variable.key, [...(judged.get(judgement.variable.key) ?? []), judgement])
  const known = new Map(variables.map(({ key, label }) => [key, label]))
  for (const { variable } of reading.judgements) known.set(variable.key, variable.label)
  const questions = new Map(variables.map(({ key, question }) => [key, question]))
  const nameOf = (key: string) => known.get(key) ?? humanize(key)
  const missing = [...known.keys()].filter((key) => !judged.has(key))
  const firstWith = firstWithEvidence([...judged.values()].flatMap(standingFirst))
  const sameAs = (judgement: ReadJudgement) => {
    const earlier = firstWith(judgement)
    return earlier && nameOf(earlier.variable.key)
  }
  return (
    <section aria-labelledby="verdicts">
      <VerdictsLight />
      <h2 id="verdicts" tabIndex={-1} className="scroll-mt-4 font-semibold">
        Verdicts
      </h2>
      {known.size === 0 && <p className="text-muted text-sm">This study has no variables.</p>}
      {[...judged].map(([key, judgements]) =>
        isBare(judgements) ? null : (
          <section key={key} className="border-line border-t py-1.5 first-of-type:border-t-0">
            <h3 className="text-muted text-sm">{nameOf(key)}</h3>
            <OfVariable {...{ judgements, question: questions.get(key) ?? null, found, sameAs }} />
          </section>
        ),
      )}
      <BareValues
        judgements={[...judged.values()].filter(isBare).flat()}
        nameOf={nameOf}
        scaleOf={(key) => scaleOf(questions.get(key) ?? null)}
        directionOf={(key) => directionOf(questions.get(key) ?? null)}
      />
      {missing.length > 0 && (
        <p className="border-line border-t py-1.5 text-sm">
          <MissingMark reason={missingWords[reading.failed === null ? "not_judged" : "failed"]} />
          <span className="text-muted">{`: ${missing.map(nameOf).join(", ")}`}</span>
        </p>
      )}
    </section>
  )
}

type OfVariableProps = {
  judgements: ReadJudgement[]
  question: string | null
  found: QuotedPlaces
  sameAs(judgement: ReadJudgement): string | null
}

function OfVariable({ judgements, question, found, sameAs }: OfVariableProps) {
  const earlier = judgements.filter(({ superseded }) => superseded)
  const isNumber = judgements.some(({ variable }) => variable.kind === "number")
  const scale = isNumber ? scaleOf(question) : null
  const direction = isNumber ? directionOf(question) : null
  return (
    <>
      {standingFirst(judgements).map((judgement) => (
        <Judgement key={judgement.id} {...{ judgement, scale, found, sameAs: sameAs(judgement) }} />
      ))}
      {direction && <p className="text-muted text-xs">{direction}</p>}
      {earlier.length > 0 && (
        <details>
          <summary className="disclosure min-h-[24px] text-muted text-sm">{`${earlier.length} superseded`}</summary>
          {earlier.map((judgement) => (
            <Judgement key={judgement.id} {...{ judgement, scale, found, sameAs: null }} />
          ))}
        </details>
      )}
    </>
  )
}

/** Those that stand; what speaks for the variable before the others. */
function standingFirst(judgements: ReadJudgement[]): ReadJudgement[] {
  const standing = judgements.filter(({ superseded }) => !superseded)
  return [...standing.filter(({ headline }) => headline), ...standing.filter(({ headline }) => !headline)]
}
