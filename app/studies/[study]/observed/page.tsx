import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { ObservedControls } from "@/components/observed/controls"
import { ObservedFigure } from "@/components/observed/figure"
import { EmptyPopulation } from "@/components/population/empty"
import { Unread } from "@/components/population/unread"
import { NONE } from "@/components/rates/question"
import { RatesSkeleton } from "@/components/rates/skeleton"
import { Notice } from "@/components/ui/notice"
import { Waiting } from "@/components/ui/waiting"
import { findStudy } from "@/lib/queries/studies/find"
import { codebookUrl } from "@/lib/urls/codebook"
import { observedUrl } from "@/lib/urls/observed"
import { ratesUrl } from "@/lib/urls/rates"
import { observedAnswer } from "./answer"

export const metadata = { title: "Observed" }

type Props = PageProps<"/studies/[study]/observed">

export default function ObservedPage(props: Props) {
  return (
    <>
      <h1 className="sr-only">Rates within the levels of an observed variable</h1>
      <Waiting skeleton={<RatesSkeleton />}>
        <ObservedOfStudy {...props} />
      </Waiting>
    </>
  )
}

async function ObservedOfStudy({ params, searchParams }: Props) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study) notFound()
  const answer = await observedAnswer(study, await searchParams)

  if (answer.kind === "refused") {
    return (
      <Notice title="This question cannot be asked here">
        <p>{answer.message}</p>
        <Link href={observedUrl(study.slug)} className="link">
          Ask the study’s own question
        </Link>
      </Notice>
    )
  }
  if (answer.kind === "nothing observed") {
    const { outcome } = answer
    return (
      <Notice title={outcome ? "Nothing else was observed" : "Nothing is judged with levels yet"}>
        <p>
          This page shows an outcome’s rates within the levels of another variable that was observed, such as
          a stated belief. {outcome && `Besides ${outcome.key}, no variable of this study has levels.`}
        </p>
        <Link href={outcome ? ratesUrl(study.slug) : codebookUrl(study.slug)} className="link">
          {outcome ? "See its rates" : "See its variables"}
        </Link>
      </Notice>
    )
  }
  const { scope, unread } = answer
  return (
    <>
      <ObservedControls scope={scope} none={NONE} />
      <Unread parts={unread} />
      {scope.observed.blocks.length > 0 ? (
        <ObservedFigure {...answer} none={NONE} />
      ) : (
        <EmptyPopulation
          population={scope.population}
          urlOf={(other) => observedUrl(study.slug, { ...scope.view, ...other })}
        />
      )}
    </>
  )
}
