import type { Route } from "next"
import Link from "next/link"
import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import { MissingMark, VerdictMark } from "@/components/ui/verdict-mark"
import { missingWords } from "@/lib/model/judgement"
import type { SpokenVerdict } from "@/lib/model/rates/panel/details"
import type { Catalogue } from "@/lib/model/study"

/** A judgement that speaks for a transcript: what, by whom, why, and the words that it rests on. */
export function PanelVerdict(props: {
  verdict: SpokenVerdict
  /** Whether it says of which variable it is. */
  named: boolean
  catalogue: Catalogue
  /** The address of words in a message. */
  urlOf: (message: number, words: string) => Route
}) {
  const { verdict, named, catalogue, urlOf } = props
  const { variable, judge, value, explanation, explanationCut, evidence, evidenceTotal } = verdict
  const level = catalogue.variables
    .find(({ key }) => key === variable)
    ?.levels.find(({ key }) => key === value)
  const key = `variable.${variable}`
  return (
    <div className="text-sm">
      <p className="wrap-anywhere">
        {named && <span className="text-muted">{`${keyWords(catalogue, key)}: `}</span>}
        {value === null ? (
          <MissingMark reason={missingWords.judge_failed} />
        ) : (
          <VerdictMark value={levelWords(catalogue, key, String(value))} harm={level?.harm ?? null} />
        )}
        <span className="text-muted">{` · ${judge.name}`}</span>
      </p>
      {explanation !== null && (
        <p dir="auto" className="wrap-anywhere text-muted">
          {explanation}
          {explanationCut && "…"}
        </p>
      )}
      {evidence.map(({ message, exact, cut }, index) => (
        <Link
          key={String(index)}
          href={urlOf(message, exact)}
          prefetch={false}
          className="mt-0.5 block min-h-6 hover:underline"
        >
          <span className="text-accent underline">{`#${message + 1}`}</span>{" "}
          <q dir="auto" className="wrap-anywhere bg-evidence text-ink">
            {exact.replace(/\s+/g, " ")}
            {cut && "…"}
          </q>
        </Link>
      ))}
      {evidenceTotal > evidence.length && (
        <p className="text-muted">{`${evidenceTotal - evidence.length} more pieces of evidence in the transcript`}</p>
      )}
    </div>
  )
}
