import Link from "next/link"
import { conditionWords } from "@/components/codebook/detectors/condition-words"
import { count } from "@/lib/format/words"
import type { JudgedList as Judged } from "@/lib/model/review/judges/check"
import { transcriptUrl } from "@/lib/urls/reader"
import { cellUrl, type JudgesScope } from "./scope"

/** The transcripts of one cell, a page at a time. */
export function JudgedList(props: {
  scope: JudgesScope
  says: string
  people: string
  started: boolean
  list: Judged
}) {
  const { scope, says, people, started, list } = props
  const { rows, total, after } = list
  return (
    <>
      <ol>
        {rows.map(({ id, model, factors, sampleId, epoch, action }) => (
          <li key={id} className="border-line border-t py-1.5">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <Link
                href={transcriptUrl(id, { study: scope.study })}
                className="link wrap-anywhere inline-flex min-h-6 items-center"
              >
                {`${model}, sample ${sampleId}${epoch > 1 ? `, epoch ${epoch}` : ""}`}
              </Link>
              <span className="wrap-anywhere text-muted text-sm">
                {conditionWords(scope.catalogue, factors)}
              </span>
            </p>
            {action !== null && (
              <p className="wrap-anywhere text-sm">
                <span className="text-muted">first action: </span>
                {action}
              </p>
            )}
          </li>
        ))}
      </ol>
      {total > rows.length && (
        <nav aria-label="Pages of the list" className="no-print my-3 flex flex-wrap items-center gap-2">
          {started && (
            <Link href={cellUrl(scope, says, people)} className="control">
              first page
            </Link>
          )}
          {after !== null && (
            <Link href={cellUrl(scope, says, people, after)} rel="next" className="control">
              next page ›
            </Link>
          )}
          <span className="text-muted">{`${count(rows.length)} of ${count(total)} shown`}</span>
        </nav>
      )}
    </>
  )
}
