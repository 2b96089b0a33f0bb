import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { unreadOf } from "@/app/unread"
import { viewer } from "@/app/viewer"
import { Unread } from "@/components/population/unread"
import { ContestedGroups } from "@/components/review/contested/groups"
import { ContestedHead } from "@/components/review/contested/head"
import { JudgeFlagTable } from "@/components/review/contested/judge-flag-table"
import { Notice } from "@/components/ui/notice"
import { SkeletonRows } from "@/components/ui/skeleton"
import { Waiting } from "@/components/ui/waiting"
import { type ContestedView, contestedParameters, loadContested } from "@/lib/filters/review/contested"
import { mayAs } from "@/lib/model/people/viewer"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue, Study } from "@/lib/model/study"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { contestedOf } from "@/lib/queries/review/contested/list"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { contestedUrl } from "@/lib/urls/review"

export const metadata: Metadata = { title: "Contested" }

type Props = PageProps<"/studies/[study]/review/contested">

export default function ContestedPage(props: Props) {
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">Contested</h1>
      <Waiting skeleton={<SkeletonRows rows={10} label="what is contested" />}>
        <ContestedOfStudy {...props} />
      </Waiting>
    </div>
  )
}

async function ContestedOfStudy({ params, searchParams }: Props) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study) notFound()
  const asked = loadContested(await searchParams)
  const catalogue = await catalogueOf(study)
  const answer = await answerOf(study, catalogue, asked)
  if ("refused" in answer) {
    return (
      <Notice title="This question cannot be asked here">
        <p>{answer.refused}</p>
        <Link href={contestedUrl(study.slug)} className="link">
          Everything that is contested
        </Link>
      </Notice>
    )
  }
  const scope = { study: study.slug, catalogue, asked: answer.asked, settles: mayAs(study.role, "editor") }
  const { open, settled, judges } = answer.list
  return (
    <>
      <Unread parts={unreadOf(await searchParams, loadContested, contestedParameters)} />
      <ContestedHead scope={scope} open={open} />
      <ContestedGroups scope={scope} rows={open} />
      {settled.length > 0 && (
        <details className="mt-4">
          <summary className="disclosure min-h-6 text-muted">{`${settled.length} settled or superseded`}</summary>
          <ContestedGroups scope={scope} rows={settled} />
        </details>
      )}
      <JudgeFlagTable scope={scope} judges={judges} />
    </>
  )
}

async function answerOf(study: Study, catalogue: Catalogue, given: Filters & ContestedView) {
  try {
    const outcome = given.outcome && resolveOutcome(study, catalogue, given.outcome)
    const asked = { ...given, outcome }
    return { asked, list: await contestedOf(study, catalogue, asked) }
  } catch (error) {
    if (error instanceof QuestionError) return { refused: error.message }
    throw error
  }
}
