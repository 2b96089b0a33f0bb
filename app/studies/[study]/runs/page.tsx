import { notFound } from "next/navigation"
import { Suspense } from "react"
import { RunTable } from "@/components/runs/run-table"
import { WarningList } from "@/components/runs/warning-list"
import { Notice } from "@/components/ui/notice"
import { SkeletonRows } from "@/components/ui/skeleton"
import { plural } from "@/lib/format"
import { listLooseWarnings, listRuns } from "@/lib/queries/runs"
import { findStudy } from "@/lib/queries/studies"

export default function RunsPage({ params }: PageProps<"/studies/[study]/runs">) {
  return (
    <Suspense fallback={<SkeletonRows rows={10} label="runs" />}>
      <Runs params={params} />
    </Suspense>
  )
}

async function Runs({ params }: Pick<PageProps<"/studies/[study]/runs">, "params">) {
  const study = await findStudy((await params).study)
  if (!study) notFound()
  const [runs, loose] = await Promise.all([listRuns(study), listLooseWarnings(study)])
  return (
    <section className="py-3">
      <h1 className="font-semibold text-lg">{plural(runs.length, "run")}</h1>
      {loose.length > 0 && (
        <div className="my-2">
          <p className="text-muted text-sm">Files that belong to no run:</p>
          <WarningList warnings={loose} />
        </div>
      )}
      {runs.length > 0 ? (
        <RunTable study={study.slug} runs={runs} />
      ) : (
        <Notice title="Nothing is imported into this study">
          <pre className="max-w-full overflow-x-auto bg-surface p-3 font-mono text-sm">
            npm run exhibit -- import path/to/results --study {study.slug}
          </pre>
        </Notice>
      )}
    </section>
  )
}
