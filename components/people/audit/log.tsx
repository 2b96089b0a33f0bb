import Link from "next/link"
import { Notice } from "@/components/ui/notice"
import { type AuditView, serializeAudit } from "@/lib/filters/people"
import { plural } from "@/lib/format/words"
import type { AuditActor, AuditPage } from "@/lib/model/people/audit"
import { auditExportUrl, auditUrl } from "@/lib/urls/people"
import { AuditFilters } from "./filters"
import { AuditTable } from "./table"

type Props = {
  /** The study whose log it is; without one, that of all. */
  study?: string
  view: AuditView
  page: AuditPage
  actors: AuditActor[]
  studies?: { slug: string; title: string }[]
}

/** The audit log with its filters, one page of it, and the whole of it as a file. */
export function AuditLog({ study, view, page, actors, studies }: Props) {
  const link = "link inline-flex min-h-6 items-center"
  return (
    <>
      <p className="max-w-read text-muted">
        Who changed, exported or shared what. Sharing is letting more people read: a link that somebody copies
        shows nothing to who may not read it, and is not noted. Nothing here is ever changed or removed.
      </p>
      <AuditFilters action={auditUrl(study)} view={view} actors={actors} studies={studies} />
      <p className="flex flex-wrap gap-x-4">
        <span className="text-muted">{plural(page.total, "entry", "entries")}</span>
        {page.total > 0 && (
          <a
            href={auditExportUrl(study, serializeAudit({ ...view, before: null }))}
            download
            className={link}
          >
            CSV
          </a>
        )}
        {view.before !== null && (
          <Link href={auditUrl(study, serializeAudit({ ...view, before: null }))} className={link}>
            ‹ the latest
          </Link>
        )}
      </p>
      {page.rows.length > 0 ? (
        <AuditTable rows={page.rows} studies={study === undefined} />
      ) : (
        <Notice title="Nothing is noted here">
          <p>No entry of the log fits what is asked.</p>
        </Notice>
      )}
      {page.next !== null && (
        <Link href={auditUrl(study, serializeAudit({ ...view, before: page.next }))} className={link}>
          earlier ›
        </Link>
      )}
    </>
  )
}
