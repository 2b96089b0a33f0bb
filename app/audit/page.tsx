import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { AuditLog } from "@/components/people/audit/log"
import { loadAudit } from "@/lib/filters/people"
import { isExhibitOwner } from "@/lib/model/people/viewer"
import { auditActors, auditStudies, listAudit } from "@/lib/queries/people/audit"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Audit log" }

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const owner = await viewer()
  if (!isExhibitOwner(owner)) notFound()
  const view = loadAudit(await searchParams)
  const [page, actors, studies] = await Promise.all([
    listAudit({ owner }, view),
    auditActors({ owner }),
    auditStudies({ owner }),
  ])
  return (
    <div className="py-3">
      <h1 className="font-semibold text-xl tracking-tight">Audit log</h1>
      <AuditLog view={view} page={page} actors={actors} studies={studies} />
    </div>
  )
}
