import { Value } from "@/components/review/adjudication/disagreement-list"
import { storedQuote } from "@/lib/model/reader/spans/address"
import type { CaseJudgement } from "@/lib/model/review/adjudication/case"
import type { Catalogue, Variable } from "@/lib/model/study"
import { spanUrl } from "@/lib/urls/reader"

type Props = {
  study: string
  transcript: string
  catalogue: Catalogue
  variable: Variable
  said: CaseJudgement
}

/** What one judge said: the value, the reason, and the words it rests on, each with those around it. */
export function SaidColumn({ study, transcript, catalogue, variable, said }: Props) {
  const { judge, value, explanation, unsure, failure, own, author, evidence } = said
  return (
    <section aria-label={judge.name} className="min-w-0 flex-1 basis-72 border-line border-t-2 py-2">
      <h3 className="wrap-anywhere font-medium">
        {author === null ? judge.name : `decided by ${author}`}
        {own && <span className="font-normal text-muted"> (you)</span>}
      </h3>
      <p>
        {value === null ? (
          <span className="text-unknown italic">{failure ?? "no value"}</span>
        ) : (
          <Value catalogue={catalogue} variable={variable} value={String(value)} />
        )}
        {unsure && <span className="text-muted"> · unsure</span>}
      </p>
      {explanation !== null && explanation !== "" && (
        <p dir="auto" className="wrap-anywhere my-1 max-w-read whitespace-pre-wrap">
          {explanation}
        </p>
      )}
      {evidence.length === 0 && <p className="text-muted text-sm">No words marked.</p>}
      <ul>
        {evidence.map((span) => (
          <li key={span.id} className="my-1.5">
            <a
              href={spanUrl(transcript, { study }, { message: span.message }, storedQuote(span))}
              className="block min-h-6 text-sm hover:underline"
            >
              <span className="text-accent underline">{`#${span.message + 1}`}</span>{" "}
              <q dir="auto" className="wrap-anywhere text-muted">
                {before(span.prefix)}
                <mark className="bg-evidence text-ink">{span.exact}</mark>
                {after(span.suffix)}
              </q>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function before(prefix: string): string {
  return prefix === "" ? "" : `…${prefix}`
}

function after(suffix: string): string {
  return suffix === "" ? "" : `${suffix}…`
}
