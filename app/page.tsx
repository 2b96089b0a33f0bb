import { connection } from "next/server"
import { viewer } from "@/app/viewer"
import { ImportHelp } from "@/components/import/help"
import { NoneForYou } from "@/components/studies/none-for-you"
import { StudyLine } from "@/components/studies/study-line"
import { SkeletonRows } from "@/components/ui/skeleton"
import { Waiting } from "@/components/ui/waiting"
import { isExhibitOwner } from "@/lib/model/people/viewer"
import { listStudies } from "@/lib/queries/studies/find"

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
  const who = await viewer()
  const studies = await listStudies(who)
  if (studies.length === 0)
    return who.kind === "anonymous" || (who.kind === "person" && !isExhibitOwner(who)) ? (
      <NoneForYou signedIn={who.kind === "person"} />
    ) : (
      <ImportHelp />
    )
  return (
    <ul className="border-line border-t">
      {studies.map((study) => (
        <StudyLine key={study.slug} study={study} />
      ))}
    </ul>
  )
}
