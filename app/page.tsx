import { connection } from "next/server"
import { viewer } from "@/app/viewer"
import { ImportHelp } from "@/components/studies/import-help"
import { StudyLine } from "@/components/studies/study-line"
import { SkeletonRows } from "@/components/ui/skeleton"
import { Waiting } from "@/components/ui/waiting"
import { listStudies } from "@/lib/queries/studies"

export default function StudiesPage() {
  return (
    <>
      <h1 className="py-3 font-semibold text-xl tracking-tight">Studies</h1>
      <Waiting skeleton={<SkeletonRows rows={6} label="studies" />}>
        <Studies />
      </Waiting>
    </>
  )
}

async function Studies() {
  // Nothing else here waits for a request, and a build has no database.
  await connection()
  const studies = await listStudies(await viewer())
  if (studies.length === 0) return <ImportHelp />
  return (
    <ul className="border-line border-t">
      {studies.map((study) => (
        <StudyLine key={study.slug} study={study} />
      ))}
    </ul>
  )
}
