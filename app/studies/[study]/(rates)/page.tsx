import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { EmptyPopulation } from "@/components/population/empty"
import { Unread } from "@/components/population/unread"
import { RateControls } from "@/components/rates/controls/all"
import { NoOutcome } from "@/components/rates/controls/no-outcome"
import { PublishedChoice } from "@/components/rates/controls/published-choice"
import { RateFigure } from "@/components/rates/figure"
import { RatesSkeleton } from "@/components/rates/skeleton"
import { OverlayNotes } from "@/components/replication/overlay-notes"
import { Notice } from "@/components/ui/notice"
import { Waiting } from "@/components/ui/waiting"
import { findStudy } from "@/lib/queries/studies/find"
import { ratesUrl } from "@/lib/urls/rates"
import { answerOf } from "./answer"
import { OpenPanel } from "./open-panel"

export default function RatesPage(props: PageProps<"/studies/[study]">) {
  return (
    <>
      <h1 className="sr-only">Rates</h1>
      <Waiting skeleton={<RatesSkeleton />}>
        <RatesOfStudy {...props} />
      </Waiting>
    </>
  )
}

async function RatesOfStudy({ params, searchParams }: PageProps<"/studies/[study]">) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study) notFound()
  const answer = await answerOf(await viewer(), study, await searchParams)

  if (answer.kind === "refused") {
    return (
      <Notice title="This question cannot be asked here">
        <p>{answer.message}</p>
        <Link href={ratesUrl(study.slug)} className="link">
          Ask the study’s own question
        </Link>
      </Notice>
    )
  }
  if (answer.kind === "no outcome") return <NoOutcome {...answer} />
  const { scope, total } = answer
  const open = scope.open.open.length > 0
  return (
    <>
      <RateControls
        {...answer}
        publishedChoice={
          <PublishedChoice sources={answer.sources} value={scope.view.published} none="nobody’s" />
        }
      />
      <Unread parts={answer.unread} />
      {total.rows.length > 0 ? (
        <RateFigure
          {...answer}
          panel={open && <OpenPanel study={study} {...answer} />}
          overlayNotes={answer.overlay && <OverlayNotes overlay={answer.overlay} />}
        />
      ) : (
        <EmptyPopulation
          population={scope.population}
          urlOf={(other) => ratesUrl(study.slug, { ...scope.view, ...other })}
        />
      )}
    </>
  )
}
