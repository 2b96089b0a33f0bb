import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Suspense } from "react"
import { viewer } from "@/app/viewer"
import { Conversation } from "@/components/reader/conversation"
import { FindBar } from "@/components/reader/find/bar"
import { FindLink } from "@/components/reader/find/link"
import { TranscriptHeader } from "@/components/reader/header"
import { ReaderKeys } from "@/components/reader/keys"
import { ReaderLayout } from "@/components/reader/layout"
import { PathsProvider } from "@/components/reader/paths/provider"
import { PathSwitch } from "@/components/reader/paths/switch"
import { Reader } from "@/components/reader/reader"
import { LinkedNote } from "@/components/reader/spans/linked-note"
import { SelectionBar } from "@/components/reader/spans/selection-bar"
import { Verdicts } from "@/components/reader/verdicts/list"
import { Provenance } from "@/components/reader/verdicts/provenance"
import { Comments } from "@/components/talk/comments"
import { packPlan } from "@/lib/model/reader/packed-plan"
import { LABEL_KEYS } from "@/lib/model/review/labels/keys"
import { labellingOf } from "@/lib/queries/review/labels/form"
import { findStudy } from "@/lib/queries/studies/find"
import { spanUrl, transcriptUrl } from "@/lib/urls/reader"
import { labelUrl } from "@/lib/urls/review"
import { answer } from "./answer"
import { askedOf, readSettings, transcriptOf } from "./asked"
import { LabelledIn, LabelNote } from "./labelled"
import { QuotedVerdicts } from "./later"
import { TalkOf } from "./talk"
import { VerdictLineOf } from "./verdict-line-of"

type Props = PageProps<"/t/[id]">

// The answer waits for the transcript: it is all there without scripts, and one that is not here is a 404.
export const instant = false

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await transcriptOf(props)
  if (!found) return { title: "No such transcript" }
  const { blind, model, sampleId } = found.head
  return { title: blind ? "Transcript to label" : `${model.canonical}, sample ${sampleId}` }
}

export default async function TranscriptPage(props: Props) {
  const [transcript, asked, settings, who] = await Promise.all([
    transcriptOf(props),
    askedOf(props),
    readSettings(),
    viewer(),
  ])
  const study = transcript && (await findStudy(who, transcript.head.study.slug))
  if (!transcript || !study) notFound()
  const { head, planned, row } = transcript
  const { list, quote, unread, queue } = asked
  const [{ catalogue, linked, link, place, outline, first, paths, mailbox, found }, labelling] =
    await Promise.all([answer(head, planned, study, asked), labellingOf(who, study, row, queue)])
  const from = { study: study.slug, ...(list && { list }) }
  const item = labelling?.item ?? null
  const address = item ? labelUrl(head.id, study.slug, item.queue.id) : transcriptUrl(head.id, from)
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
      <TalkOf {...about}>
        <TranscriptHeader
          reading={head}
          place={place}
          list={list}
          item={item}
          paths={<PathSwitch paths={paths} from={from} />}
          tools={<FindLink address={address} />}
        >
          {head.blind ? (
            <LabelNote item={item} study={study.slug} />
          ) : (
            <VerdictLineOf {...{ ...about, planned }} />
          )}
        </TranscriptHeader>
        <ReaderLayout
          notes={
            <>
              {labelling && <LabelledIn labelling={labelling} head={head} queue={queue} />}
              {!head.blind && (
                <Suspense fallback={<Verdicts reading={head} variables={catalogue.variables} />}>
                  <QuotedVerdicts {...about} />
                </Suspense>
              )}
              <Comments comments={head.comments} />
              {!head.blind && <Provenance reading={head} />}
              <ReaderKeys more={labelling ? [{ name: "Labelling", keys: LABEL_KEYS }] : []} />
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
      </TalkOf>
      <SelectionBar source={{ model: head.model.canonical, study: study.title, sample: head.sampleId }} />
    </Reader>
  )
}
