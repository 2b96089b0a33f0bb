import Link from "next/link"
import { ScrollBox } from "@/components/ui/scroll-box"
import { Timestamp } from "@/components/ui/timestamp"
import { humanize } from "@/lib/format/words"
import type { AuditRow } from "@/lib/model/people/audit"
import { ratesUrl } from "@/lib/urls/rates"
import { auditWords } from "./words"

const HEAD = "border-edge border-b px-3 py-1 align-bottom font-medium first:pl-0"
const CELL = "border-line border-b px-3 py-1.5 align-top first:pl-0"

/** Who did what to what, the latest first; `studies` says in which study each was done. */
export function AuditTable({ rows, studies }: { rows: AuditRow[]; studies: boolean }) {
  return (
    <ScrollBox label="Table of the log">
      <table className="w-full border-collapse">
        <caption className="sr-only">The log, the latest first</caption>
        <thead>
          <tr className="text-left">
            {["when", "who", "did", "to what", ...(studies ? ["study"] : [])].map((words) => (
              <th key={words} scope="col" className={HEAD}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, at, actor, action, subject, details, study }) => (
            <tr key={id}>
              <td className={`${CELL} text-muted`}>
                <Timestamp iso={at} />
              </td>
              <td className={`${CELL} min-w-28 max-w-56 break-words`}>{actor}</td>
              <td className={`${CELL} min-w-28`}>{auditWords[action]}</td>
              <td className={`${CELL} min-w-56 max-w-xl`}>
                <p className="break-words">{subject}</p>
                <Details details={details} />
              </td>
              {studies && (
                <td className={`${CELL} min-w-28`}>
                  {study && (
                    <Link href={ratesUrl(study.slug)} className="link inline-flex min-h-6 items-center">
                      {study.title}
                    </Link>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Details({ details }: { details: Record<string, unknown> }) {
  const entries = Object.entries(details)
  if (entries.length === 0) return null
  return (
    <details className="text-sm">
      <summary className="disclosure inline-flex min-h-6 items-center text-muted">details</summary>
      <dl className="grid max-w-read grid-cols-[max-content_minmax(0,1fr)] gap-x-4 pl-4">
        {entries.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="text-muted">{humanize(key)}</dt>
            <dd className="whitespace-pre-wrap break-words">
              {typeof value === "string" ? value : JSON.stringify(value, null, 1)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
