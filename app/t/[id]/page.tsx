import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Suspense } from "react"
import { viewer } from "@/app/viewer"
import { Comments } from "@/components/reader/comments"
import { Conversation } from "@/components/reader/conversation"
import { FindBar } from "@/components/reader/find/find-bar"
import { FindLink } from "@/components/reader/find/find-link"
import { LinkedNote } from "@/components/reader/linked-note"
import { PathSwitch } from "@/components/reader/paths/path-switch"
import { PathsProvider } from "@/components/reader/paths/paths-provider"
import { Provenance } from "@/components/reader/provenance"
import { Reader } from "@/components/reader/reader"
import { ReaderKeys } from "@/components/reader/reader-keys"
import { ReaderLayout } from "@/components/reader/reader-layout"
import { SelectionBar } from "@/components/reader/selection-bar"
import { TranscriptHeader } from "@/components/reader/transcript-header"
import { VerdictLine } from "@/components/reader/verdict-line"
import { Verdicts } from "@/components/reader/verdicts"
import { actsOf } from "@/lib/model/moment"
import { packPlan } from "@/lib/model/packed-plan"
import { resolveOutcome } from "@/lib/queries/outcome"
import { momentsIn } from "@/lib/queries/reader-rows"
import { findStudy } from "@/lib/queries/studies"
import { spanUrl, transcriptUrl } from "@/lib/urls"
import { answer } from "./answer"
import { askedOf, readSettings, transcriptOf } from "./asked"
import { QuotedVerdicts, TypicalLater, TypicalOf } from "./later"

type Props = PageProps<"/t/[id]">

// The answer waits for the transcript: it is all there without scripts, and one that is not here is a 404.
export const instant = false

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await transcriptOf(props)
  return {
    title: found ? `${found.head.model.canonical}, sample ${found.head.sampleId}` : "No such transcript",
  }
}

export default async function TranscriptPage(props: Props) {
  const [transcript, asked, settings] = await Promise.all([
    transcriptOf(props),
    askedOf(props),
    readSettings(),
  ])
  const study = transcript && (await findStudy(await viewer(), transcript.head.study.slug))
  if (!transcript || !study) notFound()
  const { head, planned } = transcript
  const { list, quote, unread } = asked
  const { catalogue, linked, link, place, outline, first, paths, mailbox, found } = await answer(
    head,
    planned,
    study,
    asked,
  )
  const key = resolveOutcome(study, catalogue, null)?.key
  const headline = catalogue.variables.find((variable) => variable.key === key) ?? null
  const from = { study: study.slug, ...(list && { list }) }
  const address = transcriptUrl(head.id, from)
  const about = { head, study, catalogue }
  return (
    <Reader
      transcript={{ id: head.id, study: study.slug }}
      address={address}
      plan={packPlan(planned.plan)}
      outline={outline}
      mailbox={mailbox}
      link={link}
      first={first}
      settings={settings}
    >
      <TranscriptHeader
        reading={head}
        place={place}
        list={list}
        paths={<PathSwitch paths={paths} from={from} />}
        tools={<FindLink address={address} />}
      >
        <VerdictLine
          reading={head}
          headline={headline}
          moments={momentsIn(planned, head)}
          acts={actsOf(planned.outline, head.action)}
          typical={
            <Suspense fallback={<TypicalLater {...about} />}>
              <TypicalOf {...about} />
            </Suspense>
          }
        />
      </TranscriptHeader>
      <ReaderLayout
        notes={
          <>
            <Suspense fallback={<Verdicts reading={head} variables={catalogue.variables} />}>
              <QuotedVerdicts {...about} />
            </Suspense>
            <Comments comments={head.comments} />
            <Provenance reading={head} />
            <ReaderKeys />
          </>
        }
      >
        <PathsProvider paths={paths} from={from}>
          <Conversation
            heads={
              <>
                {unread !== null && (
                  <p role="note" className="my-2 text-sm">
                    {`The address speaks of the place “${unread.slice(0, 60)}”, which is none: at=12 is message 12.`}
                  </p>
                )}
                <LinkedNote
                  linked={linked}
                  quote={quote}
                  messages={planned.plan.messages}
                  href={spanUrl(head.id, from, link ?? { message: 0 }, quote)}
                />
                <FindBar address={address} asked={found} />
              </>
            }
          />
        </PathsProvider>
      </ReaderLayout>
      <SelectionBar source={{ model: head.model.canonical, study: study.title, sample: head.sampleId }} />
    </Reader>
  )
}
