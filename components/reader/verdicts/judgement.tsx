import { Flags } from "@/components/talk/flags"
import { MissingMark, VerdictMark } from "@/components/ui/verdict-mark"
import { missingWords } from "@/lib/model/judgement"
import { judgementAnchor, spanAnchor } from "@/lib/model/reader/marks"
import type { ReadJudgement, Span } from "@/lib/model/reader/reading"
import { citationsOf, type QuotedPlaces } from "@/lib/model/reader/spans/citations"
import { Explanation } from "./explanation"
import { spanPlace } from "./explanation-cited"
import { GoLink } from "./explanation-go"
import { JudgeLine } from "./judge"

type Props = {
  judgement: ReadJudgement
  scale: [number, number] | null
  found: QuotedPlaces
  /** The variable whose verdict already shows this very evidence. */
  sameAs: string | null
}

/** What one judge said: value, who, why, and the words that it rests on. */
export function Judgement({ judgement, scale, found, sameAs }: Props) {
  const { judge, value, label, harm, failure, explanation, evidence, superseded } = judgement
  const source = judgementAnchor(judgement)
  return (
    <div
      id={source}
      tabIndex={-1}
      {...(!superseded && { "data-lights": source })}
      className="scroll-mt-4 border-transparent border-l-2 py-1 pl-2 target:bg-surface data-here:bg-surface data-lit:border-ink data-lit:bg-surface"
    >
      <p dir="auto" className="wrap-anywhere">
        {value === null ? (
          <MissingMark reason={`${missingWords.judge_failed}${failure ? `: ${failure}` : ""}`} />
        ) : (
          <VerdictMark value={label ?? String(value)} harm={harm} />
        )}
        {scale && value !== null && (
          <span className="text-muted text-sm">{` on ${scale[0]}–${scale[1]}`}</span>
        )}
      </p>
      <JudgeLine judgement={judgement} />
      {explanation !== null && (
        <Explanation
          text={explanation}
          evidence={evidence}
          source={superseded ? null : source}
          found={found}
        />
      )}
      {evidence.length > 0 && (
        <Evidence evidence={evidence} source={superseded ? null : source} sameAs={sameAs} />
      )}
      <Flags judgement={judgement} unplaced={isUnplaced(judgement, found)} />
      {judge.prompt !== null && (
        <details>
          <summary className="disclosure min-h-[24px] text-muted text-sm">
            {judge.kind === "detector" ? "its rule" : "what it was asked, or its rule"}
          </summary>
          <p dir="auto" className="wrap-anywhere whitespace-pre-wrap font-mono text-xs">
            {judge.prompt}
          </p>
        </details>
      )}
    </div>
  )
}

/** Whether the explanation quotes what is in no message. */
function isUnplaced({ explanation, evidence }: ReadJudgement, found: QuotedPlaces): boolean {
  return explanation !== null && citationsOf(explanation, evidence, found).some(({ kind }) => kind === "lost")
}

const OPEN = 3

/** The words that it rests on, each a link to where they stand; folded where they are many or shown already. */
function Evidence(props: { evidence: Span[]; source: string | null; sameAs: string | null }) {
  const { evidence, source, sameAs } = props
  const quotes = evidence.map((span, i) => (
    <li key={`${span.message} ${span.start} ${span.end}`}>
      <Quoted span={span} anchor={source === null ? undefined : spanAnchor(source, i)} />
    </li>
  ))
  const open = sameAs === null ? OPEN : 0
  const folded = quotes.slice(open)
  const same = folded.length === 1 ? "the same quote" : `the same ${folded.length} quotes`
  return (
    <>
      {open > 0 && <ul className="mt-1 space-y-1">{quotes.slice(0, open)}</ul>}
      {folded.length > 0 && (
        <details>
          <summary className="disclosure min-h-[24px] text-muted text-sm">
            {sameAs === null ? `and ${folded.length} more` : `${same} as ${sameAs}`}
          </summary>
          <ul className="space-y-1">{folded}</ul>
        </details>
      )}
    </>
  )
}

const SHOWN = 140

/** A superseded verdict's words are not marked in the text: the link then goes to the words themselves. */
function Quoted({ span, anchor }: { span: Span; anchor: string | undefined }) {
  const words = span.exact.replace(/\s+/g, " ")
  return (
    <GoLink place={spanPlace(span)} anchor={anchor} className="block min-h-[24px] text-sm hover:underline">
      <span className="text-accent underline">{`#${span.message + 1}`}</span>{" "}
      <q dir="auto" className="wrap-anywhere box-decoration-clone bg-evidence text-ink">
        {words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}
      </q>
    </GoLink>
  )
}
