import type { ReactNode } from "react"
import { ContestedMark } from "@/components/review/contested/mark"
import { MissingMark, VerdictMark } from "@/components/ui/verdict-mark"
import { humanize } from "@/lib/format/words"
import { missingWords, OWN_RANK } from "@/lib/model/judgement"
import { judgementAnchor } from "@/lib/model/reader/marks"
import type { Acts, Moment } from "@/lib/model/reader/moment"
import type { ReadingHead, ReadJudgement } from "@/lib/model/reader/reading"
import { DEFAULT_RULE, ruleWords } from "@/lib/model/rule"
import { isDisputed } from "@/lib/model/talk/flag"
import { Deeds, Ending } from "./line-deeds"

type Props = {
  reading: ReadingHead
  /** The variable of the study's headline outcome. */
  headline: { key: string; label: string | null } | null
  moments: Moment[]
  acts: Acts
  /** How this compares with the other samples of its cell; a fold's summary stands in this line, what it holds below. */
  typical?: ReactNode
}

const OTHERS = 2

/** What came of the transcript in one line: the study's headline and who says so, where it happened, and the rest. */
export function VerdictLine({ reading, headline, moments, acts, typical }: Props) {
  const standing = reading.judgements.filter((one) => !one.superseded)
  const spoken = standing.filter((one) => one.headline && one.variable.kind !== "text")
  const first = spoken.find(({ variable }) => variable.key === headline?.key) ?? null
  const others = spoken.filter((one) => one !== first)
  const named = others.filter(({ variable }) => variable.kind === "categorical").slice(0, OTHERS)
  const missing = missingWords[reading.failed === null ? "not_judged" : "failed"]
  return (
    <div className="mt-0.5 flex flex-wrap items-baseline justify-between gap-x-4 text-sm [&>details>summary]:text-xs [&>details::details-content]:w-full [&>details]:contents">
      <p className="wrap-anywhere min-w-0 max-w-full">
        {first ? (
          <Headline
            judgement={first}
            judges={standing.filter(({ variable }) => variable.key === first.variable.key)}
          />
        ) : headline === null ? (
          <span className="text-muted">no headline outcome</span>
        ) : (
          <>
            <span className="text-muted">{`${headline.label ?? humanize(headline.key)}: `}</span>
            <MissingMark reason={missing} />
          </>
        )}
        <Deeds moments={moments} acts={acts} harm={first?.harm === true} />
        {named.map((judgement, i) => (
          <span key={judgement.id} className={i > 0 ? "max-sm:hidden" : ""}>
            <span className="text-muted"> · </span>
            <Value judgement={judgement} />
          </span>
        ))}
        {others.length > named.length && (
          <span className="xl:hidden">
            <span className="text-muted"> · </span>
            <Rest words={`all ${spoken.length} verdicts`} />
          </span>
        )}
        <Ending reading={reading} />
      </p>
      {typical}
    </div>
  )
}

const NAMED = 2

/** The headline in large, and by whom: all as one, or the judge that counts, those that say otherwise, and how many agree. */
function Headline({ judgement, judges }: { judgement: ReadJudgement; judges: ReadJudgement[] }) {
  const { variable, value, harm, judge } = judgement
  const name = variable.label ?? humanize(variable.key)
  const plain = harm === true && (value === "yes" || value === "true")
  const others = judges.filter((one) => one !== judgement)
  const agreeing = others.filter((one) => one.value === value)
  const disagreeing = others.filter((one) => one.value !== value)
  const unanimous = disagreeing.length === 0 && agreeing.length > 1
  const named = [judgement, ...disagreeing.slice(0, NAMED), ...(agreeing.length === 1 ? agreeing : [])]
  const said = unanimous
    ? [<Rest key="all" words={`all ${judges.length} judges agree`} />]
    : [
        ...named.map((one) => <Judge key={one.id} judgement={one} />),
        ...(agreeing.length > 1 ? [<Rest key="agree" words={`${agreeing.length} others agree`} />] : []),
        ...(disagreeing.length > NAMED
          ? [<Rest key="else" words={`${disagreeing.length - NAMED} more say otherwise`} />]
          : []),
      ]
  return (
    <>
      <a
        href={`#${judgementAnchor(judgement)}`}
        data-lights={judgementAnchor(judgement)}
        className="inline-block min-h-[24px] text-lg leading-snug hover:underline"
      >
        {plain ? (
          <span className="uppercase">
            <VerdictMark value={name} harm={harm} />
          </span>
        ) : (
          <>
            <span className="text-muted">{`${name}: `}</span>
            <Said judgement={judgement} />
          </>
        )}
      </a>
      <Disputed judgement={judgement} />
      <span className="text-muted">
        {isDisputed(judgement.flags) && ","}
        {judge.rank < OWN_RANK && judge.kind !== "person" ? ` ${ruleWords(DEFAULT_RULE)}: ` : " by "}
      </span>
      {said.flatMap((part, i) => (i === 0 ? [part] : [", ", part]))}
    </>
  )
}

function Judge({ judgement }: { judgement: ReadJudgement }) {
  const { judge, value, label } = judgement
  const source = judgementAnchor(judgement)
  return (
    <a href={`#${source}`} data-lights={source} className="inline-block min-h-[24px] hover:underline">
      <span className="text-muted">{`${judge.name} `}</span>
      {value === null ? "failed" : (label ?? value)}
    </a>
  )
}

function Rest({ words }: { words: string }) {
  return (
    <a href="#verdicts" className="inline-block min-h-[24px] text-muted hover:underline">
      {words}
    </a>
  )
}

function Value({ judgement }: { judgement: ReadJudgement }) {
  const { variable } = judgement
  const source = judgementAnchor(judgement)
  return (
    <a href={`#${source}`} data-lights={source} className="inline-block min-h-[24px] hover:underline">
      <span className="text-muted">{`${variable.label ?? humanize(variable.key)}: `}</span>
      <Said judgement={judgement} />
      <Disputed judgement={judgement} />
    </a>
  )
}

function Disputed({ judgement: { flags } }: { judgement: ReadJudgement }) {
  return (
    isDisputed(flags) && (
      <>
        {" "}
        <ContestedMark />
      </>
    )
  )
}

function Said({ judgement: { value, label, harm, failure } }: { judgement: ReadJudgement }) {
  if (value === null) return <MissingMark reason={failure ?? missingWords.judge_failed} />
  return <VerdictMark value={label ?? String(value)} harm={harm} />
}
