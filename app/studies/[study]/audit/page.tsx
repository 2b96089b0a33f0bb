import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { AuditLog } from "@/components/people/audit/log"
import { loadAudit } from "@/lib/filters/people"
import { mayAs } from "@/lib/model/people/viewer"
import { auditActors, listAudit } from "@/lib/queries/people/audit"
import { findStudy } from "@/lib/queries/studies/find"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Audit log" }

export default async function StudyAuditPage(props: PageProps<"/studies/[study]/audit">) {
  const study = await findStudy(await viewer(), (await props.params).study)
  if (!study || !mayAs(study.role, "owner")) notFound()
  const view = { ...loadAudit(await props.searchParams), study: null }
  const [page, actors] = await Promise.all([listAudit({ study }, view), auditActors({ study })])
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">Audit log</h1>
      <AuditLog study={study.slug} view={view} page={page} actors={actors} />
    </div>
  )
}
