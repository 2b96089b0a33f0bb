import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { RunTable } from "@/components/import/run-table"
import { WarningList } from "@/components/import/warning-list"
import { Notice } from "@/components/ui/notice"
import { SkeletonRows } from "@/components/ui/skeleton"
import { Waiting } from "@/components/ui/waiting"
import { plural } from "@/lib/format/words"
import type { RunRow } from "@/lib/model/import/run"
import { listLooseWarnings, listRuns } from "@/lib/queries/import/runs"
import { findStudy } from "@/lib/queries/studies/find"

export const metadata: Metadata = { title: "Runs" }

export default function RunsPage({ params }: PageProps<"/studies/[study]/runs">) {
  return (
    <section className="py-3">
      <h1 className="font-semibold text-lg">Runs</h1>
      <Waiting skeleton={<SkeletonRows rows={10} label="runs" />}>
        <Runs params={params} />
      </Waiting>
    </section>
  )
}

async function Runs({ params }: Pick<PageProps<"/studies/[study]/runs">, "params">) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study) notFound()
  const [runs, loose] = await Promise.all([listRuns(study), listLooseWarnings(study)])
  return (
    <>
      <p className="mb-2 text-muted">{sizeOf(runs)}</p>
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
    </>
  )
}

function sizeOf(runs: RunRow[]): string {
  const transcripts = runs.reduce((sum, run) => sum + run.transcripts, 0)
  const warnings = runs.reduce((sum, run) => sum + run.warnings.length, 0)
  return [
    plural(runs.length, "run"),
    plural(transcripts, "transcript"),
    ...(warnings > 0 ? [plural(warnings, "warning")] : []),
  ].join(" · ")
}
