import type { Route } from "next"
import Link from "next/link"
import { conditionWords } from "@/components/codebook/detectors/condition-words"
import { levelWords } from "@/components/studies/catalogue-words"
import { VerdictMark } from "@/components/ui/verdict-mark"
import { count } from "@/lib/format/words"
import type { Disagreement, DisagreementList as Listed } from "@/lib/model/review/adjudication/case"
import type { Catalogue, Variable } from "@/lib/model/study"
import { transcriptUrl } from "@/lib/urls/reader"
import { adjudicateUrl } from "@/lib/urls/review"

type Props = {
  study: string
  catalogue: Catalogue
  variable: Variable
  list: Listed
  /** The pages after this one, and the first. */
  next: Route | null
  first: Route | null
}

/** Each transcript with what each said of it, and the way to where it is decided. */
export function DisagreementList({ list, next, first, ...shown }: Props) {
  return (
    <>
      <ol>
        {list.rows.map((row) => (
          <Line key={row.id} {...shown} row={row} />
        ))}
      </ol>
      {list.total > list.rows.length && (
        <nav aria-label="Pages of the list" className="no-print my-3 flex flex-wrap items-center gap-2">
          {first && (
            <Link href={first} className="control">
              first page
            </Link>
          )}
          {next && (
            <Link href={next} rel="next" className="control">
              next page ›
            </Link>
          )}
          <span className="text-muted">{`${count(list.rows.length)} of ${count(list.total)} shown`}</span>
        </nav>
      )}
    </>
  )
}

function Line({
  study,
  catalogue,
  variable,
  row,
}: Omit<Props, "list" | "next" | "first"> & { row: Disagreement }) {
  const { id, model, factors, sampleId, epoch, said, decided } = row
  return (
    <li className="border-line border-t py-1.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link
          href={transcriptUrl(id, { study })}
          className="link wrap-anywhere inline-flex min-h-6 items-center"
        >
          {`${model}, sample ${sampleId}${epoch > 1 ? `, epoch ${epoch}` : ""}`}
        </Link>
        <span className="wrap-anywhere text-muted text-sm">{conditionWords(catalogue, factors)}</span>
      </p>
      <p className="flex flex-wrap items-baseline gap-x-4">
        {said.map(({ judge, value, unsure }) => (
          <span key={judge}>
            <span className="wrap-anywhere text-muted">{`${judge}: `}</span>
            <Value catalogue={catalogue} variable={variable} value={value} />
            {unsure && <span className="text-muted"> (unsure)</span>}
          </span>
        ))}
        <Link href={adjudicateUrl(study, id, variable.key)} className="link inline-flex min-h-6 items-center">
          {decided === null ? "side by side" : "decided"}
          <span className="sr-only">{` (sample ${sampleId} of ${model})`}</span>
        </Link>
        {decided !== null && <Value catalogue={catalogue} variable={variable} value={decided} />}
      </p>
    </li>
  )
}

/** A level with its mark, or a number. */
export function Value({
  catalogue,
  variable,
  value,
}: Pick<Props, "catalogue" | "variable"> & { value: string }) {
  const harm = variable.levels.find(({ key }) => key === value)?.harm ?? null
  return <VerdictMark value={levelWords(catalogue, `variable.${variable.key}`, value)} harm={harm} />
}
