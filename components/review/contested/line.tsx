import Link from "next/link"
import { ContestedMark } from "@/components/review/contested/mark"
import { Timestamp } from "@/components/ui/timestamp"
import { MissingMark, VerdictMark } from "@/components/ui/verdict-mark"
import { missingWords } from "@/lib/model/judgement"
import { storedQuote } from "@/lib/model/reader/spans/address"
import type { ContestedRow } from "@/lib/model/review/contested/row"
import { judgementUrl, spanUrl } from "@/lib/urls/reader"
import { adjudicateUrl } from "@/lib/urls/review"
import type { ContestedScope } from "./scope"

const SHOWN = 160

/** What a judge said, what it should be according to whom and why, and where to look. */
export function ContestedLine({ scope, row }: { scope: ContestedScope; row: ContestedRow }) {
  const { flag, judgement, value, transcript, evidence, superseded } = row
  const { study } = scope
  const open = flag.settled === null && !superseded
  return (
    <li className="grid gap-x-6 gap-y-1 border-line border-b py-2 md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]">
      <div className="text-sm">
        <Link
          href={judgementUrl(transcript.id, study, judgement)}
          prefetch={false}
          className="link inline-block min-h-6 [overflow-wrap:anywhere]"
        >
          {`${transcript.model}, sample ${transcript.sampleId}`}
        </Link>
        <p>
          <Value row={row} value={value} />
          {flag.proposed !== null && (
            <>
              <span aria-hidden="true"> → </span>
              <span className="sr-only"> should be </span>
              <Value row={row} value={flag.proposed} />
            </>
          )}
        </p>
        {scope.settles && open && flag.kind === "wrong" && (
          <Link
            href={adjudicateUrl(study, transcript.id, row.variable.key)}
            prefetch={false}
            className="link inline-block min-h-6"
          >
            adjudicate
          </Link>
        )}
      </div>
      <div className="max-w-read">
        <p className="text-muted text-sm">
          {open && <ContestedMark words="" />}
          {`${flag.person.name} · `}
          <Timestamp iso={flag.createdAt} />
        </p>
        {flag.reason !== "" && (
          <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {flag.reason}
          </p>
        )}
        {evidence && (
          <Link
            href={spanUrl(
              transcript.id,
              { study },
              { message: evidence.message, at: [evidence.start, evidence.end] },
              storedQuote(evidence),
            )}
            prefetch={false}
            className="inline-block min-h-6 text-sm hover:underline"
          >
            <span className="text-muted">it rests on </span>
            <q dir="auto" className="box-decoration-clone bg-evidence text-ink [overflow-wrap:anywhere]">
              {evidence.exact.length > SHOWN ? `${evidence.exact.slice(0, SHOWN)}…` : evidence.exact}
            </q>
          </Link>
        )}
        {superseded && <p className="text-muted text-sm">Its judge has said otherwise since.</p>}
        {flag.settled && (
          <p dir="auto" className="text-sm [overflow-wrap:anywhere]">
            <span className="font-medium">{flag.settled.outcome}</span>
            {` by ${flag.settled.by}: ${flag.settled.answer}`}
          </p>
        )}
      </div>
    </li>
  )
}

function Value({ row: { variable }, value }: { row: ContestedRow; value: string | null }) {
  if (value === null) return <MissingMark reason={missingWords.judge_failed} />
  const level = variable.levels.find(({ key }) => key === value)
  return <VerdictMark value={level?.label ?? value} harm={level?.harm ?? null} />
}
