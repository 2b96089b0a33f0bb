import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { StudyTabs } from "@/components/studies/tabs"
import { findStudy } from "@/lib/queries/studies/find"

export async function generateMetadata({ params }: LayoutProps<"/studies/[study]">) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study) return {}
  return { title: { default: study.title, template: `%s · ${study.title} · Exhibit` } }
}

/** A study's header and tabs; its pages bring the `<h1>`. */
export default async function StudyLayout({ params, children }: LayoutProps<"/studies/[study]">) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study) notFound()
  return (
    <>
      <div className="-mx-4 border-line border-b px-4 pt-3 sm:-mx-6 sm:px-6">
        <p className="font-semibold text-xl tracking-tight">{study.title}</p>
        {study.description !== "" && (
          <p className="max-w-read text-muted max-sm:line-clamp-2">{study.description}</p>
        )}
        {study.blindFor !== null && (
          <p className="no-print max-w-read text-muted text-sm">
            Transcripts that you have still to judge blind are left out of these lists and rates.
          </p>
        )}
        <StudyTabs study={study.slug} role={study.role} />
      </div>
      {children}
    </>
  )
}
