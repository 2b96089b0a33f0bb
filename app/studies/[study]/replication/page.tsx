import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { unreadOf } from "@/app/unread"
import { viewer } from "@/app/viewer"
import { EmptyPopulation } from "@/components/population/empty"
import { Unread } from "@/components/population/unread"
import { ReplicationControls } from "@/components/replication/controls"
import { ReplicationFigure } from "@/components/replication/figure"
import { NoMatch, NoSources } from "@/components/replication/no-match"
import type { ReplicationScope } from "@/components/replication/scope"
import { Notice } from "@/components/ui/notice"
import { SkeletonRows } from "@/components/ui/skeleton"
import { Waiting } from "@/components/ui/waiting"
import { filters } from "@/lib/filters/population"
import { loadReplication, replicationView } from "@/lib/filters/replication"
import type { Replication } from "@/lib/queries/replication/published"
import { findStudy } from "@/lib/queries/studies/find"
import { replicationUrl } from "@/lib/urls/replication"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { answerOf } from "./answer"

export const metadata: Metadata = { title: "Replication" }

type Props = PageProps<"/studies/[study]/replication">

export default function ReplicationPage(props: Props) {
  return (
    <>
      <h1 className="sr-only">Replication</h1>
      <Waiting skeleton={<SkeletonRows rows={14} label="our rates and the published ones" />}>
        <ReplicationOfStudy {...props} />
      </Waiting>
    </>
  )
}

async function ReplicationOfStudy({ params, searchParams }: Props) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study) notFound()
  const asked = await searchParams
  const answer = await answerOf(await viewer(), study, asked)

  if (answer.kind === "no sources") return <NoSources study={study.slug} />
  if (answer.kind === "no outcome") {
    return (
      <Notice title="Nothing is judged yet">
        <p>No transcript of this study has a judgement with levels, so there is no rate to compare.</p>
        <Link href={transcriptsUrl(study.slug)} className="link">
          Read its transcripts
        </Link>
      </Notice>
    )
  }
  if (answer.kind === "refused") {
    return (
      <Notice title="This question cannot be asked here">
        <p>{answer.message}</p>
        <Link href={replicationUrl(study.slug)} className="link">
          Ask the study’s own question
        </Link>
      </Notice>
    )
  }
  return (
    <>
      <ReplicationControls scope={answer.scope} />
      <Unread parts={unreadOf(asked, loadReplication, { ...filters, ...replicationView })} />
      <Result {...answer} />
    </>
  )
}

function Result({ scope, replication }: { scope: ReplicationScope; replication: Replication }) {
  const { comparisons, overlay } = replication
  if (comparisons.length > 0) return <ReplicationFigure scope={scope} {...replication} />
  if (overlay.unmatched.ours.length > 0) return <NoMatch scope={scope} overlay={overlay} />
  const { study, outcome, published, population } = scope
  return (
    <EmptyPopulation
      population={population}
      urlOf={(other) => replicationUrl(study, { outcome, published, ...other })}
    />
  )
}
